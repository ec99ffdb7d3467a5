import { type Actor, partiesOf } from "@wuxing/kernel/procedure";
import { type Reads, scopedReads } from "@wuxing/platform/access";
import { openPool } from "@wuxing/platform/postgres";
import { WordFrequencies } from "@wuxing/platform/search";
import { findPlaces, LineStore } from "@wuxing/platform/worklists";
import { median } from "./percentile.ts";

const inFlight = 16;

/** Whose lists are asked for: of one officer, of forty in turn, of a county's agent. */
export type Askers = "one officer" | "forty officers in turn" | "a county's agent";

export interface AccessCost {
  readonly askers: Askers;
  /** Lists a second under the database's policies against the same lists without them. */
  readonly ratio: number;
  /** What the policies add to a list, in microseconds of waiting at this load. */
  readonly added: number;
}

/**
 * What it costs that the database looks at who asks: the same lists by the same code, once as the role under policies
 * and once as the server's own role, in short turns, so that both meet the same machine.
 */
export async function accessCosts(url: string, seconds: number): Promise<AccessCost[]> {
  const pool = openPool(url, { role: "wuxing_server", max: 2 });
  const scoped = scopedReads(url, []);
  // As many sessions, shared in the same way, of the role that no policy binds; a list is planned once there too.
  const options = encodeURIComponent("-c timezone=UTC -c role=wuxing_server -c plan_cache_mode=force_generic_plan");
  const unbound = scopedReads(`${url}?options=${options}`, []);
  const everything = unbound.readWithin({ everything: true, units: [], divisions: [], cases: [], staff: true });
  const costs: AccessCost[] = [];
  for (const [askers, actors] of await actorsOf(pool)) {
    const turns: { open: number; held: number }[] = [];
    for (let turn = 0; turn < seconds * 2; turn++) {
      const held = await listsPerSecond(scoped.readAs, actors, pool);
      turns.push({ open: await listsPerSecond(() => everything, actors, pool), held });
    }
    const ratio = median(turns.map(({ open, held }) => held / open));
    costs.push({ askers, ratio, added: median(turns.map(({ open, held }) => 1e6 / held - 1e6 / open)) });
  }
  await Promise.all([scoped.end(), unbound.end()]);
  await pool.end();
  return costs;
}

/** Officers of the forty units with most open cases, the busiest first, and an agent of a county. */
async function actorsOf(pool: ReturnType<typeof openPool>): Promise<[Askers, readonly Actor[]][]> {
  const { rows } = await pool.query<{ unit: string }>(
    "SELECT unit FROM cases WHERE closed_at IS NULL AND unit IS NOT NULL GROUP BY unit ORDER BY count(*) DESC LIMIT 40",
  );
  const officers = rows.map(({ unit }): Actor => ({ kind: "staff", id: unit, posts: [{ unit, role: "officer" }] }));
  const county: Actor = {
    kind: "staff",
    id: "county",
    posts: [{ unit: "px-360302", role: "agent", division: "360302" }],
  };
  return [
    ["one officer", officers.slice(0, 1)],
    ["forty officers in turn", officers],
    ["a county's agent", [county]],
  ];
}

const turnMs = 250;

async function listsPerSecond(
  readAs: (actor: Actor) => Reads,
  actors: readonly Actor[],
  pool: ReturnType<typeof openPool>,
): Promise<number> {
  const desk = { readAs, store: new LineStore(), frequencies: new WordFrequencies(pool) };
  const now = new Date().toISOString();
  const end = performance.now() + turnMs;
  let [asked, done] = [0, 0];
  const ask = async (): Promise<void> => {
    while (performance.now() < end) {
      const actor = actors[asked++ % actors.length] as Actor;
      await findPlaces(desk, actor, { list: actor.posts[0]?.division ? "open" : "mine" }, now);
      done++;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, ask));
  return (done * 1000) / turnMs;
}

/** What it takes to say which parties somebody is to a new case, in microseconds. */
export function microsecondsOfCheck(): number {
  const actor: Actor = { kind: "staff", id: "bench", posts: [{ unit: "px-12345", role: "agent" }] };
  const times = 200_000;
  const start = performance.now();
  let parties = 0;
  for (let i = 0; i < times; i++) parties += partiesOf(actor, null).size;
  if (parties === 0) throw new Error("everybody is somebody");
  return ((performance.now() - start) * 1000) / times;
}
