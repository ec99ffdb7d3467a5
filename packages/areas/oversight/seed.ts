import { dayOf, type Instant, startOfDay } from "@wuxing/kernel/calendar";
import { type Actor, type Case, type PostRole, systemActor } from "@wuxing/kernel/procedure";
import type { City } from "@wuxing/platform/city";
import type { Simulation } from "@wuxing/platform/testing/simulation";

const hour = 60 * 60 * 1000;
const staff = (unit: string, role: PostRole): Actor => ({
  kind: "staff",
  id: `demo:${unit}:${role}`,
  posts: [{ unit, role }],
});
const coordinator = staff("px-wxb", "coordinator");
const matters: Record<string, string> = { "hotline.request": "12345 诉求", "workPoints.part": "责任分工" };

/** What the demo city has of it: what fell late last was urged in writing, the rest is under supervision, one is listed. */
export async function seedOversight(simulation: Simulation, city: City, until: Instant): Promise<void> {
  const late = Object.keys(matters)
    .flatMap((type) => simulation.ofType(type))
    .filter(({ closedAt, unit, clock, state }) => closedAt === null && unit && clock?.certain && inHand.has(state))
    .filter(({ clock }) => (clock?.dueAt ?? until) < startOfDay(dayOf(until)))
    .toSorted((a, b) => (b.clock?.dueAt ?? "").localeCompare(a.clock?.dueAt ?? ""))
    .slice(0, 16);
  for (const [i, c] of late.entries()) {
    const begins = Date.parse(c.clock?.dueAt ?? until) + 9 * hour;
    if (i >= 11)
      await supervise(
        simulation,
        city,
        c,
        new Date(Math.min(begins, Date.parse(until) - 50 * hour)).toISOString(),
        i - 11,
      );
    else
      await simulation.open(
        atMost(begins, until),
        "oversight.urging",
        { kind: "written", ...about(city, c) },
        systemActor,
        undefined,
        c.id,
      );
  }
}

const inHand = new Set(["dispatched", "inProgress", "redoing", "assigned"]);
const atMost = (moment: number, until: Instant): Instant =>
  new Date(Math.min(moment, Date.parse(until) - hour)).toISOString();

function about(city: City, { number, type, unit, clock }: Case) {
  const division = city.units.find(({ code }) => code === unit)?.division ?? null;
  return { number, matter: matters[type] ?? type, unit, division, dueAt: clock?.dueAt ?? null };
}

async function supervise(simulation: Simulation, city: City, c: Case, at: Instant, turn: number): Promise<void> {
  const listed = turn === 0;
  const order = {
    ...{ kind: listed ? "listed" : "routine", trigger: turn % 2 ? "overdue" : "unsolved" },
    demand: "请查明逾期原因，报送措施和完成日期，办结后报核。",
  };
  const id = await simulation.open(
    at,
    "oversight.supervision",
    { ...order, ...about(city, c) },
    coordinator,
    undefined,
    c.id,
  );
  if (turn > 2) return;
  const later = (hours: number): Instant => new Date(Date.parse(at) + hours * hour).toISOString();
  const plan = { measures: "已安排专人，本周内到现场解决。" };
  await simulation.act(later(5), id, "plan", plan, staff(c.unit ?? "", "officer"));
  if (!listed) return;
  const on = dayOf(later(96));
  await simulation.act(later(24), id, "callIn", { reason: "多次催办仍未办结。", on }, coordinator);
}
