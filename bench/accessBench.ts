import { type Actor, partiesOf } from "@wuxing/kernel/procedure";
import { type Reads, scopedReads } from "@wuxing/platform/access";
import { openPool } from "@wuxing/platform/postgres";
import { WordFrequencies } from "@wuxing/platform/search";
import { findPlaces, LineStore } from "@wuxing/platform/worklists";
import { median } from "./percentile.ts";

const inFlight = 16;

export interface AccessCost {
  /** Lists a second under the database's policies against the same lists without them. */
  readonly listRatio: number;
  /** What the policies add to a list, in microseconds of waiting at this load. */
  readonly addedToList: number;
  /** What it takes to say which parties somebody is to a new case, in microseconds. */
  readonly checkOfIntake: number;
}

/**
 * What it costs that the database looks at who asks: the list of the busiest unit by the same code, once as the role
 * under policies and once as the server's own role, in turns, so that both meet the same machine.
 */
export async function accessCost(url: string, unit: string, rounds: number, seconds: number): Promise<AccessCost> {
  const pool = openPool(url, { role: "wuxing_server", max: inFlight });
  const scoped = scopedReads(pool, url, []);
  const actor: Actor = { kind: "staff", id: "bench", posts: [{ unit, role: "officer" }] };
  const ratios: number[] = [];
  const added: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const open = await listsPerSecond(() => pool, actor, pool, seconds);
    const held = await listsPerSecond(scoped.readAs, actor, pool, seconds);
    ratios.push(held / open);
    added.push(1e6 / held - 1e6 / open);
  }
  await scoped.end();
  await pool.end();
  return { listRatio: median(ratios), addedToList: median(added), checkOfIntake: microsecondsOf(actor) };
}

async function listsPerSecond(
  readAs: (actor: Actor) => Reads,
  actor: Actor,
  pool: ReturnType<typeof openPool>,
  seconds: number,
): Promise<number> {
  const desk = { readAs, store: new LineStore(), frequencies: new WordFrequencies(pool) };
  const now = new Date().toISOString();
  const end = performance.now() + seconds * 1000;
  let done = 0;
  const ask = async (): Promise<void> => {
    while (performance.now() < end) {
      await findPlaces(desk, actor, { list: "mine" }, now);
      done++;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, ask));
  return done / seconds;
}

function microsecondsOf(actor: Actor): number {
  const times = 200_000;
  const start = performance.now();
  let parties = 0;
  for (let i = 0; i < times; i++) parties += partiesOf(actor, null).size;
  if (parties === 0) throw new Error("everybody is somebody");
  return ((performance.now() - start) * 1000) / times;
}
