import { scopeOf } from "@wuxing/kernel/access";
import {
  keyTermsOf,
  likenessOf,
  type Rarity,
  sharedWords,
  showFrom,
  type Told,
  toldOf,
  weightOf,
} from "@wuxing/kernel/matters";
import type { Actor } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { isConfidential, requestIdIn } from "./joinBarred.ts";
import { rarityOf } from "./rarityOf.ts";
import { dayNumber, isJoined, type RequestRow, requestColumns, saidIn } from "./requestRow.ts";

/** What is being taken down, or a request that stands there already (`id`). */
export interface Said {
  readonly id?: number;
  readonly text: string;
  readonly division: string | null;
}

/** An open matter that resembles what was said. */
export interface LikeMatter {
  /** The request that leads it. */
  readonly request: RequestRow;
  /** 0 to 1, of the request of this matter that is most alike. */
  readonly likeness: number;
  /** How many callers there are already. */
  readonly callers: number;
  readonly because: readonly string[];
}

const shownAtMost = 5;
/** Where several are about as alike, the one with more callers goes before: each doubling counts so much. */
const doubling = 0.05;

/** The newest of each term, best first by what they share: bounded work, however many requests are open. */
const candidatesSql = `
  SELECT p.case_id FROM unnest($1::int[], $2::float8[]) AS q(term, weight)
  CROSS JOIN LATERAL (
    SELECT case_id FROM matter_terms WHERE term = q.term ORDER BY case_id DESC LIMIT 400) p
  GROUP BY p.case_id ORDER BY sum(q.weight) DESC, p.case_id DESC LIMIT 40`;
const scopedSql = "SELECT case_id FROM like_in_scope($1::int[], $2::float8[])";

/** The open matters that are like what was said, the likest first, of those that this actor may read. */
export async function likeMatters(platform: Platform, actor: Actor, said: Said): Promise<readonly LikeMatter[]> {
  const rarity = await rarityOf(platform);
  const told = { ...toldOf(said.text, rarity), division: said.division, day: dayNumber(platform.casework.now()) };
  const near = await openRequests(platform, actor, await candidates(platform, actor, told, rarity));
  const best = new Map<number, { readonly likeness: number; readonly row: RequestRow }>();
  for (const row of near) {
    const theirs = { ...toldOf(saidIn(row), rarity), division: row.division, day: dayNumber(row.openedAt) };
    const likeness = likenessOf(told, theirs);
    const of = leadIdOf(row);
    if (row.id === said.id || of === said.id || likeness < showFrom) continue;
    if (likeness > (best.get(of)?.likeness ?? 0)) best.set(of, { likeness, row });
  }
  const leads = await openRequests(platform, actor, [...best.keys()]);
  return leads
    .flatMap((request): LikeMatter[] => {
      const found = best.get(request.id);
      if (!found || isJoined(request)) return [];
      const because = sharedWords(said.text, toldOf(saidIn(found.row), rarity), rarity);
      const callers = 1 + (request.data.joinedRequests?.length ?? 0);
      return [{ request, likeness: found.likeness, callers, because }];
    })
    .sort((a, b) => rank(b) - rank(a))
    .slice(0, shownAtMost);
}

const rank = ({ likeness, callers }: LikeMatter): number => likeness + doubling * Math.log2(callers);

/** A joined request stands for the matter that another one leads. */
const leadIdOf = (row: RequestRow): number =>
  isJoined(row) && row.data.joinedTo ? (requestIdIn(row.data.joinedTo) ?? row.id) : row.id;

/** Ids of the requests that share most with a text, by key terms. */
async function candidates(platform: Platform, actor: Actor, told: Told, rarity: Rarity): Promise<number[]> {
  const terms = Array.from(keyTermsOf(told));
  if (terms.length < 2) return [];
  const sql = scopeOf(actor).everything ? candidatesSql : scopedSql;
  const weights = terms.map((term) => weightOf(rarity, term));
  const { rows } = await platform.readAs(actor).query<{ case_id: number }>(sql, [terms, weights]);
  return rows.map((row) => row.case_id);
}

async function openRequests(platform: Platform, actor: Actor, ids: readonly number[]): Promise<RequestRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await platform.readAs(actor).query<RequestRow>(
    `SELECT ${requestColumns} FROM cases c
     WHERE c.id = ANY($1) AND c.type = 'hotline.request' AND c.closed_at IS NULL AND c.state <> 'callBack'`,
    [ids],
  );
  return rows.filter((row) => !isConfidential(row));
}
