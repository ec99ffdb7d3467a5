import { startOfDay } from "@wuxing/kernel/calendar";
import { groupSteps, likenessOf, type Rarity, sameFrom, toldOf } from "@wuxing/kernel/matters";
import type { Actor } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { addVisible, Conditions } from "@wuxing/platform/worklists";
import { weekOf } from "./hotTopics.ts";
import { inSlices } from "./inSlices.ts";
import { isConfidential } from "./joinBarred.ts";
import { keptGroups } from "./keptGroups.ts";
import { rarityOf } from "./rarityOf.ts";
import { dayNumber, type RequestRow, requestColumns, saidIn } from "./requestRow.ts";

/** Requests of the week that people joined, or that resemble each other so much that they may be one matter. */
export interface HotMatter {
  /** The number of the request that leads it, where some were joined. */
  readonly lead: string | null;
  /** The oldest first. */
  readonly requests: readonly RequestRow[];
}

/** Comparing more would keep the server from other work; a city has some two thousand a week. */
const mostCompared = 2500;
const shown = 20;

/**
 * The matters of the last seven days with two callers or more, within what an actor may read, the largest first. Who
 * belongs together is a minute old at most; what is shown of it, and whether it may be, is of now.
 */
export async function hotMatters(platform: Platform, actor: Actor): Promise<readonly HotMatter[]> {
  const { sql, values } = ofWeek(platform, actor);
  // Whoever may read the same is shown the same grouping: what is compared hangs on nothing else.
  const groups = await keptGroups(platform.pool, JSON.stringify([sql, values]), () => group(platform, actor));
  const conditions = ofWeek(platform, actor);
  conditions.add("c.id = ANY(?)", groups.flat());
  const known = new Map((await read(platform, actor, conditions)).map((row) => [row.id, row]));
  return groups.flatMap((ids) => {
    const requests = ids.flatMap((id) => known.get(id) ?? []);
    return requests.length < 2 ? [] : [{ lead: requests.map(leadOf).find(Boolean) ?? null, requests }];
  });
}

/** The largest groups, by the ids of their requests, the oldest first. */
async function group(platform: Platform, actor: Actor): Promise<readonly (readonly number[])[]> {
  const rows = (await read(platform, actor, ofWeek(platform, actor))).reverse();
  const groups = await inSlices(compare(rows, await rarityOf(platform)));
  return groups.slice(0, shown).map((places) => places.flatMap((i) => rows[i]?.id ?? []));
}

function* compare(rows: readonly RequestRow[], rarity: Rarity): Generator<undefined, number[][]> {
  const requests = [];
  for (const row of rows) {
    requests.push({ division: row.division, day: dayNumber(row.openedAt), ...toldOf(saidIn(row), rarity) });
    yield;
  }
  return yield* groupSteps(requests, (a, b) => likenessOf(a, b) >= sameFrom, joinedPairs(rows));
}

/** The week's requests that an actor may read. */
function ofWeek(platform: Platform, actor: Actor): Conditions {
  const conditions = new Conditions();
  conditions.add("c.type = 'hotline.request'");
  conditions.add("c.opened_at >= ?", startOfDay(weekOf(platform.casework.now()).first));
  addVisible(conditions, actor);
  return conditions;
}

/** The newest of them, none whose reporter is kept secret. */
async function read(platform: Platform, actor: Actor, { sql, values }: Conditions): Promise<RequestRow[]> {
  const { rows } = await platform
    .readAs(actor)
    .query<RequestRow>(`SELECT ${requestColumns} FROM cases c WHERE ${sql} ORDER BY c.id DESC LIMIT ${mostCompared}`, [
      ...values,
    ]);
  return rows.filter((row) => !isConfidential(row));
}

const leadOf = ({ number, data }: RequestRow): string | null =>
  data.joinedTo ?? (data.joinedRequests?.length ? number : null);

function joinedPairs(rows: readonly RequestRow[]): [number, number][] {
  const first = new Map<string, number>();
  return rows.flatMap((row, i): [number, number][] => {
    const lead = leadOf(row);
    if (lead === null) return [];
    const known = first.get(lead);
    if (known !== undefined) return [[known, i]];
    first.set(lead, i);
    return [];
  });
}
