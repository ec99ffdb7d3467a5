import { addDays, addWorkingDays, type Calendar, type Instant } from "@wuxing/kernel/calendar";
import { type RevealedVisit, visitHash } from "@wuxing/kernel/draw";
import { type Actor, type PostRole, systemActor } from "@wuxing/kernel/procedure";
import type { Random } from "@wuxing/platform/testing/city";
import type { Simulation } from "@wuxing/platform/testing/simulation";
import { checklist } from "../checklist.ts";
import { type Theme, themes } from "../themes.ts";
import type { SamplePlace } from "./places.ts";
import { again, answers, found, observations } from "./visitTexts.ts";

const hour = 60 * 60 * 1000;
const staff = (unit: string, role: PostRole): Actor => ({
  kind: "staff",
  id: `demo:${unit}:${role}`,
  posts: [{ unit, role }],
});
const visitor = (proven: number): Actor => ({
  kind: "staff",
  id: "demo:supervisor",
  posts: [{ unit: "px-wxb", role: "supervisor" }],
  proven: [proven],
});

interface Told {
  readonly calendar: Calendar;
  readonly until: Instant;
  readonly places: readonly SamplePlace[];
  readonly visit: RevealedVisit;
  readonly round: string;
  readonly day: string;
  /** It is left to whoever looks at the demo. */
  readonly left: boolean;
}

/** One visit of the demo city, as far as it has come by now. Gives when it was reported, if it was. */
export async function tellDemoVisit(simulation: Simulation, random: Random, told: Told): Promise<Instant | undefined> {
  const { calendar, until, visit, round, day, left } = told;
  const at = `${addDays(day, -1)}T10:00:00.000Z`;
  if (at >= until) return undefined;
  const last = addWorkingDays(calendar, day, 2).day;
  const input = { round, commitment: visitHash(visit), substitutes: visit.officers.length - 1, until: last };
  const id = await simulation.open(at, "supervision.visit", input, systemActor);
  if (left) return undefined;
  const visited = new Date(Date.parse(`${day}T01:00:00Z`) + random.next() * 7 * hour).toISOString();
  const reported = new Date(Date.parse(visited) + (0.5 + random.next() * 5) * hour).toISOString();
  if (reported >= until) return undefined;
  if (random.chance(0.06)) {
    await missed(simulation, id, last, until);
    return undefined;
  }
  await simulation.act(reported, id, "visit", reportOf(random, told, visited), visitor(id));
  for (const mending of simulation.children(id, "supervision.mending"))
    await mend(simulation, random, { id: mending.id, unit: mending.unit ?? "px-wxb", from: reported, until });
  return reported;
}

async function missed(simulation: Simulation, id: number, last: string, until: Instant): Promise<void> {
  const alarm = `${addDays(last, 1)}T01:00:00.000Z`;
  if (alarm >= until) return;
  await simulation.act(alarm, id, "alarm", {}, { kind: "clock", id: "clock", posts: [] });
  const explained = `${addDays(last, 1)}T06:00:00.000Z`;
  if (explained < until)
    await simulation.act(
      explained,
      id,
      "explain",
      { note: "两名抽中的监督员都因病不能前往，下一批再抽。" },
      staff("px-wxb", "coordinator"),
    );
}

function reportOf(random: Random, { visit, places }: Told, visitedAt: Instant): object {
  const { target, stratum, officers, salt } = visit;
  const { name = "", unit = "", division = null } = places.find(({ id }) => id === target) ?? {};
  const wrong = new Set<Theme>(themes.filter(() => random.chance(0.22)));
  const findings = [...wrong].map((theme) => ({ theme, text: random.pick(found[theme]) }));
  const seen = random.pick(observations);
  const checks = checklist.map(({ key, theme }) => ({ line: key, result: wrong.has(theme) ? "partly" : "yes" }));
  return {
    observations: seen,
    files: [],
    report: { visitedAt, checks, observations: seen, findings, photos: [] },
    place: { target, stratum, officers, salt, name, unit, division },
  };
}

interface Mending {
  readonly id: number;
  readonly unit: string;
  readonly from: Instant;
  readonly until: Instant;
}

/** The unit answers within days; most findings are mended, some are sent back once. */
async function mend(simulation: Simulation, random: Random, { id, unit, from, until }: Mending): Promise<void> {
  let at = Date.parse(from);
  const act = async (days: number, action: string, input: object, actor: Actor): Promise<boolean> => {
    at += days * 24 * hour;
    const moment = new Date(at).toISOString();
    if (moment >= until) return false;
    await simulation.act(moment, id, action, input, actor);
    return true;
  };
  const answer = () => act(1 + random.next() * 5, "answer", { note: random.pick(answers) }, staff(unit, "officer"));
  if (!(await answer())) return;
  if (random.chance(0.2)) {
    if (!(await act(1.2, "reopen", { reason: random.pick(again) }, visitor(id)))) return;
    if (!(await answer())) return;
  }
  await act(0.5 + random.next() * 3, "confirm", {}, visitor(id));
}
