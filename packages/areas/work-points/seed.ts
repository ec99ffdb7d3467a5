import type { Instant } from "@wuxing/kernel/calendar";
import { parseNotice } from "@wuxing/kernel/notice";
import type { Actor, Case, PostRole } from "@wuxing/kernel/procedure";
import { commandId } from "@wuxing/platform/casework";
import type { City } from "@wuxing/platform/city";
import type { Random } from "@wuxing/platform/testing/city";
import type { Simulation } from "@wuxing/platform/testing/simulation";
import { mendedNotice, pointInput } from "./importNotice.ts";
import type { PartData } from "./part.ts";
import { demoNotice, sampleProgress } from "./sample/index.ts";

const day = 24 * 60 * 60 * 1000;
const office = "px-wxb";
const staff = (unit: string, role: PostRole): Actor => ({
  kind: "staff",
  id: `demo:${unit}:${role}`,
  posts: [{ unit, role }],
});
const coordinator = staff(office, "coordinator");

export interface SeededNotice {
  readonly id: string;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly issuer: string | null;
  readonly issuedOn: string | null;
  readonly text: string;
}

/** Imports the demo city's own notice on the day of its issue and lets its units work on it until `until`. */
export async function seedNotice(
  simulation: Simulation,
  random: Random,
  city: City,
  until: Instant,
): Promise<SeededNotice> {
  const id = commandId("demo notice");
  const read = parseNotice(demoNotice);
  const items = read.items.map((item) => ({
    ...item,
    units: item.units.map((unit) => {
      const found = city.resolve(unit.name);
      return { name: unit.name, role: unit.role, codes: found && !found.open ? [...found.units] : [] };
    }),
  }));
  const notice = mendedNotice.parse({ ...read, items });
  const issued = `${notice.issuedOn ?? until.slice(0, 10)}T02:00:00.000Z`;
  for (const item of notice.items)
    await simulation.open(issued, "workPoints.point", pointInput(id, notice, item, issued), coordinator);
  for (const part of simulation.ofType("workPoints.part")) await work(simulation, random, city, part, until);
  await closeDone(simulation, until);
  const { title, documentNumber, issuer, issuedOn } = notice;
  return { id, title, documentNumber, issuer, issuedOn, text: demoNotice };
}

/** A unit signs, reports every few weeks at its own pace, and is verified when it is done. */
async function work(simulation: Simulation, random: Random, city: City, part: Case, until: Instant): Promise<void> {
  const officer = staff(part.unit ?? office, "officer");
  let at = Date.parse(part.openedAt) + (0.2 + random.next() * 3) * day;
  const act = async (action: string, input: unknown, actor: Actor): Promise<boolean> => {
    if (at >= Date.parse(until)) return false;
    await simulation.act(new Date(at).toISOString(), part.id, action, input, actor);
    return true;
  };
  if (!(await act("sign", {}, officer))) return;
  const data = part.data as unknown as PartData;
  const last = Date.parse(`${data.lastDay}T00:00:00Z`);
  const pace = random.weighted([
    [1.1, 55],
    [0.85, 25],
    [0.5, 20],
  ]);
  for (let step = 1; step <= 8; step++) {
    at += ((last - Date.parse(part.openedAt)) / 8) * (0.7 + random.next() * 0.5);
    const percent = Math.min(100, Math.round(((100 * step) / 8) * pace));
    const { text } = sampleProgress(random, subjectOf(city, part, percent, at));
    if (percent >= 100) {
      if (!(await act("reportDone", { text }, officer))) return;
      at += (1 + random.next() * 6) * day;
      await act("verify", { note: "材料齐全，与现场一致，核验通过。" }, coordinator);
      return;
    }
    const current = simulation.case(part.id).data as unknown as PartData;
    const next = current.milestones.find((m) => m.due && !m.reachedOn);
    const milestoneReached = next?.due !== undefined && next.due !== null && percent >= 50 && random.chance(0.5);
    if (!(await act("reportProgress", { text, percent, milestoneReached }, officer))) return;
  }
}

const subjectOf = (city: City, part: Case, percent: number, at: number) => ({
  point: String(part.data.marker),
  unit: city.unit(part.unit ?? office).name.zh,
  percent,
  day: new Date(at).toISOString().slice(0, 10),
});

/** A point whose parts are all verified is closed by the coordinator. */
async function closeDone(simulation: Simulation, until: Instant): Promise<void> {
  for (const point of simulation.ofType("workPoints.point")) {
    const parts = simulation.children(point.id, "workPoints.part");
    if (parts.length === 0 || parts.some((part) => part.state !== "closed")) continue;
    const at = Math.max(...parts.map((part) => Date.parse(part.closedAt ?? part.openedAt))) + day;
    if (at < Date.parse(until))
      await simulation.act(
        new Date(at).toISOString(),
        point.id,
        "close",
        { summary: "各责任单位均已完成并核验，予以销号。" },
        coordinator,
      );
  }
}
