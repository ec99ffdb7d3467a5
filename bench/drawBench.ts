import { commitmentOf, type DrawPlan, orderPlan, quicknet, quotasOf, runDraw, seedOf } from "@wuxing/kernel/draw";

export interface DrawTimes {
  readonly firms: number;
  readonly officers: number;
  readonly picked: number;
  readonly shortfalls: number;
  /** Seconds to fix the plan: frame hashed, record made. */
  readonly commit: number;
  /** Seconds to draw targets and officers, the plan's check included. */
  readonly draw: number;
}

/** Classes A to D in the shares of a published city (65.4, 25.3, 7.7, 1.5 %), and a ratio for each. */
const shares = { A: 0.654, B: 0.907, C: 0.984, D: 1 };
const ratios = { A: 1, B: 3, C: 10, D: 20 };
const districts = Array.from({ length: 10 }, (_, place) => `3603${String(place + 10)}`);

/** One open draw of a whole city: firms in ten districts, officers of forty units, most of them bound to one district. */
export function drawTimes(firms: number, officers: number): DrawTimes {
  const frame = Array.from({ length: firms }, (_, place) => ({
    id: `9136030${String(place).padStart(11, "0")}`,
    stratum: stratumAt((place * 0.618_033_988_75) % 1),
    area: districts[place % districts.length] as string,
  }));
  const plan: DrawPlan = orderPlan({
    ...{ id: "bench", mode: "open", recusals: [], frame, perTarget: 2, cap: 20, commitments: [] },
    officers: Array.from({ length: officers }, (_, place) => ({
      id: `P${String(place).padStart(5, "0")}`,
      unit: `U${place % 40}`,
      ...(place % 4 === 0 ? {} : { areas: [districts[place % districts.length] as string] }),
    })),
    quotas: quotasOf(frame, ratios),
    beacon: { ...quicknet, round: 1 },
  });
  const start = performance.now();
  const commitment = commitmentOf(plan);
  const committed = performance.now();
  const seed = seedOf(commitment, { kind: "drand", round: 1, signature: "00".repeat(48) }, []);
  const { picked, shortfalls } = runDraw(plan, seed);
  const draw = (performance.now() - committed) / 1000;
  const commit = (committed - start) / 1000;
  return { firms, officers, picked: picked.length, shortfalls: shortfalls.length, commit, draw };
}

const stratumAt = (share: number): string => Object.entries(shares).find(([, upTo]) => share < upTo)?.[0] ?? "D";
