import type { Instant } from "@wuxing/kernel/calendar";
import { type Actor, isSealedFrom, notFound } from "@wuxing/kernel/procedure";
import { caseLine } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import { type CaseRow, caseColumns, caseOf, procedureOf } from "@wuxing/platform/casework";
import { onlooker } from "@wuxing/platform/desk";
import type { CallView } from "./CallView.ts";

/** A call that has ended is shown for so long still: what was said is written down. */
const shownFor = 10 * 60 * 1000;
const [mostOpen, mostBefore] = [8, 5];

interface Row {
  readonly id: string;
  readonly person: string | null;
  readonly phone_masked: string;
  readonly ringing_at: Instant | null;
  readonly answered_at: Instant | null;
  readonly ended_at: Instant | null;
  readonly told_at: Instant;
  readonly recorded: boolean;
  readonly taken: string | null;
}

const columns = `k.id, k.person, k.phone_masked, k.ringing_at, k.answered_at, k.ended_at, k.told_at,
  k.sealed_recording IS NOT NULL AS recorded, c.number AS taken`;
const from = "FROM calls k LEFT JOIN cases c ON c.id = k.case_id";

const versionOf = (row: Row): string =>
  [row.id, row.ringing_at, row.answered_at, row.ended_at, row.recorded, row.taken].join(" ");

/** The version of the newest call at a telephone, without what hangs on it: asked again and again while somebody waits. */
export async function callVersion({ pool, casework }: Platform, extension: string): Promise<string> {
  const row = await newestAt(pool, extension, casework.now());
  return row ? versionOf(row) : "";
}

/** The call that rings or is answered at a telephone, or has ended there lately. */
export async function currentCall(platform: Platform, actor: Actor, extension: string): Promise<CallView | null> {
  const row = await newestAt(platform.pool, extension, platform.casework.now());
  return row ? viewOf(platform, actor, row) : null;
}

/** One call by its id. Throws Refusal. */
export async function findCall(platform: Platform, actor: Actor, id: string): Promise<CallView> {
  const { rows } = await platform.pool.query<Row>(`SELECT ${columns} ${from} WHERE k.id = $1`, [id]);
  if (!rows[0]) throw notFound();
  return viewOf(platform, actor, rows[0]);
}

/** The call that a request was taken from; null where it came another way. */
export async function callOfCase(platform: Platform, actor: Actor, caseId: number): Promise<CallView | null> {
  const { rows } = await platform.pool.query<Row>(`SELECT ${columns} ${from} WHERE k.case_id = $1 ORDER BY k.told_at`, [
    caseId,
  ]);
  return rows[0] ? viewOf(platform, actor, rows[0]) : null;
}

async function newestAt(pool: Platform["pool"], extension: string, now: Instant): Promise<Row | undefined> {
  const since = new Date(Date.parse(now) - shownFor).toISOString();
  const { rows } = await pool.query<Row>(
    `SELECT ${columns} ${from} WHERE k.extension = $1 AND k.told_at > $3::timestamptz - interval '12 hours'
       AND (k.ended_at IS NULL OR k.ended_at > $2)
     ORDER BY k.ended_at IS NULL DESC, k.told_at DESC, k.id LIMIT 1`,
    [extension, since, now],
  );
  return rows[0];
}

async function viewOf(platform: Platform, actor: Actor, row: Row): Promise<CallView> {
  const state = row.ended_at ? "ended" : row.answered_at ? "answered" : "ringing";
  return {
    ...{ id: row.id, state, from: row.phone_masked, version: versionOf(row), taken: row.taken, recorded: row.recorded },
    ...{ ringingAt: row.ringing_at, answeredAt: row.answered_at, endedAt: row.ended_at },
    ...(await casesOf(platform, actor, row.person)),
    before: row.person ? await callsBefore(platform, row.id, row.person, row.told_at) : [],
  };
}

/**
 * The caller's requests that this actor may read. A complaint whose reporter is kept from him is left out: to show it here
 * would tell him who complained.
 */
async function casesOf(
  platform: Platform,
  actor: Actor,
  person: string | null,
): Promise<Pick<CallView, "open" | "ended">> {
  if (!person) return { open: [], ended: 0 };
  const own = await platform.pool.query<{ case_id: number }>(
    "SELECT case_id FROM reporters WHERE person = $1 AND erased_at IS NULL ORDER BY case_id DESC LIMIT 200",
    [person],
  );
  const { rows } = await platform
    .readAs(actor)
    .query<CaseRow>(
      `SELECT ${caseColumns} FROM cases WHERE id = ANY($1) AND type = 'hotline.request' ORDER BY opened_at DESC`,
      [own.rows.map(({ case_id }) => case_id)],
    );
  const cases = rows.map(caseOf).filter((c) => !isSealedFrom(actor, c));
  const open = cases.filter(({ closedAt }) => closedAt === null);
  const looker = onlooker(platform, actor, false);
  return {
    open: open.slice(0, mostOpen).map((c) => caseLine(procedureOf(platform.casework, c.type), c, looker)),
    ended: cases.length - open.length,
  };
}

async function callsBefore({ pool }: Platform, id: string, person: string, at: Instant): Promise<CallView["before"]> {
  const { rows } = await pool.query<Row>(
    `SELECT ${columns} ${from} WHERE k.person = $1 AND k.id <> $2 AND k.told_at <= $3
     ORDER BY k.told_at DESC LIMIT ${mostBefore}`,
    [person, id, at],
  );
  return rows.map(({ told_at, answered_at, taken }) => ({ at: told_at, answered: answered_at !== null, taken }));
}
