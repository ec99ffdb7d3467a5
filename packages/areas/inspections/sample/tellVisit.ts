import { type Instant, startOfDay } from "@wuxing/kernel/calendar";
import type { Actor, Case, PostRole } from "@wuxing/kernel/procedure";
import { commandId } from "@wuxing/platform/casework";
import type { Random } from "@wuxing/platform/testing/city";
import type { Simulation } from "@wuxing/platform/testing/simulation";
import type { CheckLine } from "../checklist.ts";
import type { Share } from "../inputs.ts";
import type { MendingData } from "../mending.ts";
import type { PartData } from "../part.ts";
import type { VisitData } from "../visit.ts";

const day = 24 * 60 * 60 * 1000;
const staff = (unit: string, role: PostRole): Actor => ({
  kind: "staff",
  id: `demo:${unit}:${role}`,
  posts: [{ unit, role }],
});
const coordinator = staff("px-wxb", "coordinator");

/** How likely a line is not in order, by the risk class: what the classes are for. */
const faulty: Readonly<Record<string, number>> = { A: 0.01, B: 0.04, C: 0.12, D: 0.3 };
const notes = ["现场核查与要求不符", "记录不完整，缺最近两个月", "证件已过期，未及时办理", "设施损坏未修复"];

/** One visit from its assignment to where it stands by `until`: most in time, some with something to mend. */
export async function tellVisit(
  simulation: Simulation,
  random: Random,
  span: { readonly at: Instant; readonly until: Instant },
  input: object,
): Promise<void> {
  const id = await simulation.open(span.at, "inspections.visit", input, coordinator);
  const { unit, data } = simulation.case(id);
  const visit = data as unknown as VisitData;
  const officer = staff(unit ?? "", "officer");
  let at = Date.parse(span.at) + (0.1 + random.next() * 1.5) * day;
  const act = async (of: number, action: string, said: unknown, actor: Actor): Promise<boolean> => {
    if (at >= Date.parse(span.until)) return false;
    await simulation.act(new Date(at).toISOString(), of, action, said, actor);
    return true;
  };
  const parts = (): Case[] => simulation.children(id, "inspections.part");
  if (!(await act(id, "sign", {}, officer))) return;
  for (const part of parts()) await act(part.id, "sign", {}, staff(part.unit ?? "", "officer"));
  if (visit.from) at = Math.max(at, Date.parse(startOfDay(visit.from)));
  at += random.next() * Math.max(1, (Date.parse(visit.until) - at) / day - 4) * day;
  // Of the last period some are late and some not published yet: work that is left to be seen.
  const recent = Date.parse(span.until) - Date.parse(visit.until) < 60 * day;
  if (recent && random.chance(0.05)) return;
  const gone = random.chance(0.02);
  const recordOf = (share: Share) => record(random, share.checklist, visit.object.risk, gone, at);
  const [lead] = visit.shares;
  if (!lead || !(await act(id, "record", recordOf(lead), officer))) return;
  for (const part of parts()) {
    const { share } = part.data as unknown as PartData;
    await act(part.id, "record", recordOf(share), staff(part.unit ?? "", "officer"));
  }
  const signed = { capacity: random.pick(["representative", "manager", "staff"]), files: [commandId("signature", id)] };
  if (!gone && !(await act(id, "confirm", signed, officer))) return;
  if (recent && random.chance(0.06)) return;
  // Before the firm reports, so that what happened stands in its order.
  at += (0.5 + random.next() * 3.5) * day;
  if (!(await act(id, "publish", {}, officer))) return;
  for (const mending of simulation.children(id, "inspections.mending"))
    await mend(simulation, random, mending, span.until);
}

function record(random: Random, checklist: readonly CheckLine[], risk: string, gone: boolean, at: number) {
  if (gone) return { result: "unreachable", note: "到登记住所未找到，联系电话无人接听。" };
  const answers = checklist.map(({ item, line }) =>
    random.chance(faulty[risk] ?? 0.05)
      ? { item, line, outcome: "fail", note: random.pick(notes) }
      : { item, line, outcome: random.chance(0.04) ? "notApplicable" : "pass" },
  );
  if (!answers.some(({ outcome }) => outcome === "fail")) return { answers, result: "noProblem" };
  const mendBy = new Date(at + (10 + random.int(15)) * day).toISOString().slice(0, 10);
  return {
    answers,
    result: random.weighted([
      ["ordered", 8],
      ["notDisclosed", 1],
      ["pending", 1],
    ] as const),
    mendBy,
  };
}

/** The firm reports, the department looks again; one in eight is sent back once. */
async function mend(simulation: Simulation, random: Random, c: Case, until: Instant): Promise<void> {
  const officer = staff(c.unit ?? "", "officer");
  const { outcome } = c.data as unknown as MendingData;
  let at = Date.parse(c.openedAt);
  const act = async (action: string, said: unknown): Promise<boolean> => {
    if (at >= Date.parse(until)) return false;
    await simulation.act(new Date(at).toISOString(), c.id, action, said, officer);
    return true;
  };
  at += (4 + random.next() * 12) * day;
  if (!(await act("report", { note: `已按要求整改：${outcome.faults[0]?.text ?? "有关问题"}。` }))) return;
  at += (1 + random.next() * 8) * day;
  if (random.chance(0.12)) {
    const by = new Date(at + 10 * day).toISOString().slice(0, 10);
    if (!(await act("sendBack", { reason: "仍有一处未到位，继续整改。", until: by }))) return;
    at += (3 + random.next() * 6) * day;
    if (!(await act("report", { note: "已补充整改到位。" }))) return;
    at += (1 + random.next() * 5) * day;
  }
  await act("confirm", { note: "现场复查，已整改到位。" });
}
