import type { Instant } from "@wuxing/kernel/calendar";
import { visitHash } from "@wuxing/kernel/draw";
import { type Case, defineProcedure, stay } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import { z } from "zod";
import * as inputs from "./inputs.ts";

/** Until a visit is made its case holds no place and no name: only a commitment to them. */
export interface VisitData {
  readonly round: string;
  readonly commitment: string;
  readonly substitutes: number;
  readonly until: string;
  /** How many of those drawn said that they cannot go. */
  readonly passed: number;
  readonly place?: string;
  readonly visitor?: string;
  /** By the phone's clock; `reportedAt` is the server's. */
  readonly visitedAt?: string;
  readonly reportedAt?: string;
  readonly findings?: number;
  readonly settled?: number;
  readonly observations?: string;
  readonly note?: string;
}

const untold = t("社会监督走访（地点未揭示）", "Visit by a social supervisor (place not revealed)");

/** An unannounced visit (明察暗访随机化): told to its visitor alone, a day before at most; nobody else learns the place until it is made. */
export const visitProcedure = defineProcedure<VisitData>()({
  type: "supervision.visit",
  title: t("社会监督走访", "Supervisor's visit"),
  prefix: "JD",
  publishes: (c) => c.state !== "assigned" && c.state !== "alarmed",
  open: {
    title: t("告知走访人", "Tell the visitor"),
    by: "system",
    input: inputs.openVisit,
    to: "assigned",
    remember: (input) => ({ ...input, passed: 0 }),
    head: () => ({ title: untold.zh, unit: null, division: null }),
    due: (input) => input.until,
  },
  states: {
    assigned: {
      title: t("待走访", "To be visited"),
      waitsFor: "supervisor",
      within: "supervision.visit",
      ifOverdue: "alarm",
    },
    alarmed: { title: t("逾期未走访", "Visit overdue"), waitsFor: "coordinator", within: "supervision.explain" },
    mending: { title: t("问题整改中", "Findings being mended"), waitsFor: "system", within: "supervision.followUp" },
    closed: { title: t("已办结", "Closed"), final: true, tone: "done" },
    notVisited: { title: t("未走访", "Not visited"), final: true, tone: "refused" },
  },
  actions: {
    visit: {
      title: t("报送走访", "Report the visit"),
      by: "supervisor",
      from: ["assigned", "alarmed"],
      to: (_c, input) => (input.report?.findings.length ? "mending" : "closed"),
      input: inputs.visit,
      refuse: (c, input) => faultOf(c, input),
      remember: (c, { report, place }, at) => ({
        place: place?.target,
        visitor: place?.officers[c.data.passed],
        visitedAt: report && between(c.openedAt, report.visitedAt, at),
        reportedAt: at,
        findings: report?.findings.length ?? 0,
        settled: 0,
        observations: report?.observations,
      }),
      head: (_c, { place }) =>
        place ? { title: `社会监督走访：${place.name}`, unit: place.unit, division: place.division } : {},
    },
    decline: {
      title: t("不能前往", "Cannot go"),
      by: "supervisor",
      from: "assigned",
      to: (c) => (c.data.passed < c.data.substitutes ? stay : "alarmed"),
      input: inputs.decline,
      remember: (c) => ({ passed: Math.min(c.data.passed + 1, c.data.substitutes) }),
    },
    alarm: {
      title: t("逾期报警", "Alarm: not visited in time"),
      by: "clock",
      from: "assigned",
      to: "alarmed",
      input: z.object({}),
    },
    explain: {
      title: t("说明未走访原因", "Explain why there was no visit"),
      by: "coordinator",
      from: "alarmed",
      to: "notVisited",
      input: inputs.explain,
      remember: (_c, input) => ({ note: input.note }),
    },
    settle: {
      title: t("一个问题已了结", "One finding is settled"),
      by: "system",
      from: "mending",
      to: (c) => ((c.data.settled ?? 0) + 1 >= (c.data.findings ?? 0) ? "closed" : stay),
      input: z.object({}),
      remember: (c) => ({ settled: (c.data.settled ?? 0) + 1 }),
      internal: true,
    },
  },
});

/** A phone's clock may be wrong by years: the visit lies after its telling and before its report, whatever the phone says. */
function between(first: Instant, said: Instant, last: Instant): Instant {
  if (Date.parse(said) > Date.parse(last)) return last;
  return Date.parse(said) < Date.parse(first) ? first : said;
}

/** A report belongs to the place and the visitors that were committed to before anybody knew of them. */
function faultOf({ data }: Case<VisitData>, { report, place }: z.output<typeof inputs.visit>): Text | undefined {
  if (!report || !place)
    return t("请在手机走访页（/visits）填写并报送", "Fill it in and send it on the page of visits (/visits)");
  if (visitHash(place) === data.commitment) return undefined;
  return t("走访地点与抽取时封存的不一致，不能报送", "The place is not the one that was sealed when it was drawn");
}
