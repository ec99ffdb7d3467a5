import { defineProcedure, field, stay } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import { milestone, target } from "./inputs.ts";

/** A point of a notice, with where it stands in the notice's text. */
export interface PointData {
  readonly notice: string;
  readonly documentNumber: string | null;
  readonly marker: string;
  readonly section: string | null;
  readonly text: string;
  readonly span: { readonly start: number; readonly end: number };
  readonly milestones: readonly z.output<typeof milestone>[];
  readonly targets: readonly z.output<typeof target>[];
  readonly units: readonly { readonly unit: string; readonly role: string; readonly name: string }[];
  readonly lastDay: string;
  readonly summary?: string;
  /** How many of its units' parts have been verified. */
  readonly partsDone?: number;
  readonly unassigned?: string;
}

const openPoint = z.object({
  notice: z.uuid(),
  documentNumber: field(z.string().nullable(), { label: t("文号", "Document number") }),
  marker: field(z.string(), { label: t("序号", "Marker") }),
  section: field(z.string().nullable(), { label: t("所在部分", "Section") }),
  title: z.string().min(1).max(200),
  text: field(z.string().min(1), { label: t("要点原文", "The point's own words"), type: "textarea" }),
  span: z.object({ start: z.int().min(0), end: z.int().min(0) }),
  milestones: z.array(milestone),
  targets: z.array(target),
  units: z.array(z.object({ unit: z.string(), role: z.enum(["lead", "responsible", "support"]), name: z.string() })),
  lastDay: z.iso.date(),
  unassigned: field(z.string().max(2000).optional(), {
    label: t("通知所列、未对应到单位的责任方", "Named in the notice, matched to no unit"),
  }),
});

/** A day that the notice sets, or the assumed end of its year. */
const dayRule = (c: { readonly data: Pick<PointData, "milestones"> }): string =>
  c.data.milestones.some((m) => m.due) ? "workPoints.milestone" : "workPoints.assumed";

/** One point of a notice (工作要点): open until every unit's part is verified and the coordinator closes it. */
export const pointProcedure = defineProcedure<PointData>()({
  type: "workPoints.point",
  title: t("工作要点", "Work point"),
  prefix: "YD",
  openToStaff: true,
  publishes: () => true,
  open: {
    title: t("导入要点", "Import a point"),
    by: "coordinator",
    input: openPoint,
    to: "running",
    remember: ({ title: _title, ...data }) => data,
    head: (input) => ({ title: input.title, division: null, unit: null }),
    due: (input) => input.lastDay,
  },
  states: {
    running: { title: t("推进中", "Under way"), waitsFor: "coordinator", within: dayRule },
    closed: { title: t("已销号", "Closed"), final: true, tone: "done" },
  },
  actions: {
    note: {
      title: t("批注、提醒", "Note or press"),
      by: "coordinator",
      from: "running",
      to: stay,
      input: z.object({
        note: field(z.string().trim().min(2, { error: "请写明内容 | Please write it" }).max(1000), {
          label: t("内容", "Text"),
          type: "textarea",
        }),
      }),
    },
    countPart: {
      title: t("一个责任单位已完成", "One unit's part is done"),
      by: "system",
      from: "running",
      to: stay,
      input: z.object({}),
      remember: (c) => ({ partsDone: (c.data.partsDone ?? 0) + 1 }),
      internal: true,
    },
    close: {
      title: t("销号", "Close the point"),
      unless: (c) => partsOpen(c.data),
      by: "coordinator",
      from: "running",
      to: "closed",
      input: z.object({
        summary: field(z.string().trim().min(2, { error: "请写明完成情况 | Please say what was achieved" }).max(2000), {
          label: t("完成情况", "What was achieved"),
          type: "textarea",
        }),
      }),
      remember: (_c, input) => ({ summary: input.summary }),
    },
  },
});

/** A point ends with the last of its units' parts, not before. */
function partsOpen({ units, partsDone = 0 }: PointData) {
  const open = units.length - partsDone;
  return open > 0 ? t(`还有 ${open} 个责任单位未完成`, `${open} of its units are not done yet`) : undefined;
}
