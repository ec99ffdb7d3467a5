import { createHash } from "node:crypto";
import { addDays, addWorkingDays, type Calendar, dayOf, type Instant } from "@wuxing/kernel/calendar";
import {
  commitmentOf,
  type DrawFile,
  type DrawPlan,
  orderPlan,
  type RevealedVisit,
  runSealedDraw,
  type SealedDraw,
  seedOf,
  vrfPublicKey,
} from "@wuxing/kernel/draw";
import { commandId } from "@wuxing/platform/casework";
import type { City } from "@wuxing/platform/city";
import { type Random, seeded } from "@wuxing/platform/testing/city";
import type { Simulation } from "@wuxing/platform/testing/simulation";
import { type bodies, sources } from "./bodies.ts";
import { type SamplePlace, type SampleSupervisor, samplePlaces, sampleSupervisors } from "./sample/index.ts";
import { tellDemoVisit } from "./sample/tellDemoVisit.ts";
import { visitDay, workingDaysOf } from "./visitDay.ts";

export interface SeededRound {
  readonly id: string;
  readonly title: string;
  readonly quotas: Readonly<Record<string, number>>;
  readonly starts: string;
  readonly ends: string;
  readonly drawnAt: Instant;
  readonly closedAt: Instant | null;
  readonly file: DrawFile;
  readonly key: string;
  readonly drawn: SealedDraw;
  /** When each visit that was made was reported, by its place. */
  readonly made: ReadonlyMap<string, Instant>;
}

export interface SeededSupervision {
  readonly people: readonly SampleSupervisor[];
  readonly appointments: readonly SeededAppointment[];
  readonly places: readonly SamplePlace[];
  readonly rounds: readonly SeededRound[];
}
export interface SeededAppointment {
  readonly id: string;
  readonly user: string;
  readonly body: (typeof bodies)[number];
  readonly source: (typeof sources)[number];
  readonly since: string;
  readonly consented: boolean;
}

/** The demo's own supervisor, who can sign in; the others are names on the roll. */
const demoUser = "supervisor1";

/**
 * Twenty and twenty supervisors, the places of the city, a round of last quarter that is closed and one that goes on. The
 * demo's supervisor is always told of a visit: dice are thrown until he is, and the draw's title says that it is a demo.
 */
export async function seedSupervision(
  simulation: Simulation,
  city: City,
  calendar: Calendar,
  until: Instant,
): Promise<SeededSupervision> {
  const random = seeded(20_200_419);
  const today = dayOf(until);
  const appointments = appointmentsOf(addDays(today, -200));
  const places = samplePlaces(city);
  const rounds: SeededRound[] = [];
  const spans = [
    {
      starts: addDays(today, -100),
      ends: addDays(today, -70),
      quotas: { office: 6, firm: 2, community: 3, village: 3 },
    },
    { starts: addDays(today, -12), ends: addDays(today, 24), quotas: { office: 8, firm: 3, community: 4, village: 4 } },
  ];
  for (const [at, span] of spans.entries()) {
    const days = workingDaysOf(calendar, span.starts, span.ends);
    const waits = ({ officers, proof }: RevealedVisit): boolean => {
      const day = visitDay(proof, days);
      const own = appointments.some(({ id, user }) => user === demoUser && id === officers[0]);
      return own && day <= addDays(today, 1) && addWorkingDays(calendar, day, 2).day >= today;
    };
    const wanted = at === 0 ? () => true : ({ visits }: SealedDraw) => visits.some(waits);
    const draw = drawDemo(random, at, span.quotas, places, appointments, wanted);
    const round = { ...span, ...draw, id: commandId("demo round", at), made: new Map<string, Instant>() };
    for (const visit of draw.drawn.visits) {
      const told = { visit, round: round.id, day: visitDay(visit.proof, days), left: at === 1 && waits(visit) };
      const reported = await tellDemoVisit(simulation, random, { calendar, until, places, ...told });
      if (reported) round.made.set(visit.target, reported);
    }
    rounds.push({
      ...round,
      title: at === 0 ? "上季度明察暗访" : "本季度明察暗访",
      drawnAt: `${addDays(span.starts, -2)}T08:00:00.000Z`,
      closedAt: at === 0 ? `${addDays(span.ends, 10)}T08:00:00.000Z` : null,
    });
  }
  return { people: sampleSupervisors, appointments, places, rounds };
}

function appointmentsOf(since: string): SeededAppointment[] {
  return [demoUser, ...sampleSupervisors.map(({ username }) => username)].map((user, at) => ({
    id: commandId("demo appointment", user),
    ...{ user, since, body: at < 20 ? "standing" : "added", consented: at % 5 < 2 },
    source: sources[at % sources.length] ?? "deputies",
  }));
}

/** Throws of the demo's dice at most: it has waited long enough for its supervisor then. */
const patience = 60;

function drawDemo(
  random: Random,
  at: number,
  quotas: Readonly<Record<string, number>>,
  places: readonly SamplePlace[],
  appointments: readonly SeededAppointment[],
  wanted: (drawn: SealedDraw) => boolean,
): Pick<SeededRound, "file" | "key" | "drawn"> {
  const key = createHash("sha256").update(`demo draw ${at}`).digest("hex");
  const plan: DrawPlan = orderPlan({
    ...{ id: `supervision-${commandId("demo round", at)}`, mode: "unannounced", quotas, perTarget: 2, cap: 3 },
    frame: places.map(({ id, stratum }) => ({ id, stratum })),
    officers: appointments.filter(({ consented }) => consented).map(({ id, body }) => ({ id, unit: body })),
    ...{ recusals: [], commitments: [], apartUnits: true, beacon: { kind: "dice", sides: 10, throws: 24 } },
    vrfKey: Buffer.from(vrfPublicKey(Buffer.from(key, "hex"))).toString("hex"),
  });
  const commitment = commitmentOf(plan);
  for (let thrown = 1; ; thrown++) {
    const beacon = { kind: "dice" as const, throws: Array.from({ length: 24 }, () => 1 + random.int(10)) };
    const drawn = runSealedDraw(plan, seedOf(commitment, beacon, []), key);
    if (wanted(drawn) || thrown === patience)
      return { key, drawn, file: { format: "wuxing-draw/1", plan, commitment, beacon } };
  }
}
