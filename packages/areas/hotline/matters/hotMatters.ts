import { startOfDay } from "@wuxing/kernel/calendar";
import { groupsOf, likenessOf, sameFrom, toldOf } from "@wuxing/kernel/matters";
import type { Actor } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { addVisible, Conditions } from "@wuxing/platform/worklists";
import { weekOf } from "./hotTopics.ts";
import { isConfidential } from "./joinBarred.ts";
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

/** The matters of the last seven days with two callers or more, within what an actor may read, the largest first. */
export async function hotMatters(platform: Platform, actor: Actor): Promise<readonly HotMatter[]> {
  const conditions = new Conditions();
  conditions.add("c.type = 'hotline.request'");
  conditions.add("c.opened_at >= ?", startOfDay(weekOf(platform.casework.now()).first));
  addVisible(conditions, actor);
  const { rows } = await platform
    .readAs(actor)
    .query<RequestRow>(
      `SELECT ${requestColumns} FROM cases c WHERE ${conditions.sql} ORDER BY c.id DESC LIMIT ${mostCompared}`,
      conditions.values,
    );
  const rarity = await rarityOf(platform);
  const requests = rows
    .filter((row) => !isConfidential(row))
    .reverse()
    .map((row) => ({
      ...{ row, division: row.division, day: dayNumber(row.openedAt) },
      ...toldOf(saidIn(row), rarity),
    }));
  const groups = groupsOf(
    requests,
    (a, b) => likenessOf(a, b) >= sameFrom,
    joinedPairs(requests.map(({ row }) => row)),
  );
  return groups.slice(0, shown).map((group) => {
    const of = group.flatMap((i) => requests[i]?.row ?? []);
    return { lead: of.map(leadOf).find(Boolean) ?? null, requests: of };
  });
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
