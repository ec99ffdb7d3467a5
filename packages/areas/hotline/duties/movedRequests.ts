import { type Day, endOfDay } from "@wuxing/kernel/calendar";
import type { DutyTable } from "@wuxing/kernel/duties";
import type { Case } from "@wuxing/kernel/procedure";
import { type CaseRow, type Casework, caseColumns, caseOf } from "@wuxing/platform/casework";
import { dispatchProposal } from "../dispatchProposal.ts";
import type { RequestData } from "../RequestData.ts";

/** An open request whose proposal a change moves; without its words, for who keeps the table reads no cases. */
export interface MovedRequest {
  readonly number: string;
  readonly state: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface MovedRequests {
  readonly count: number;
  /** False where so many wait that only the first were looked at: `count` is then the least. */
  readonly whole: boolean;
  /** The first of them, by due date. */
  readonly first: readonly MovedRequest[];
}

const atMost = 20_000;
const shown = 50;

/** Which requests that wait to be dispatched another table would propose to another unit, on the day from which it holds. */
export async function movedRequests(
  { pool, almanac }: Pick<Casework, "pool" | "almanac">,
  duties: DutyTable,
  day: Day,
): Promise<MovedRequests> {
  const { rows } = await pool.query<CaseRow>(
    `SELECT ${caseColumns} FROM cases WHERE type = 'hotline.request' AND state IN ('received', 'accepted')
     ORDER BY due_at, id LIMIT ${atMost + 1}`,
  );
  const at = endOfDay(day);
  const moved = rows.slice(0, atMost).flatMap((row): MovedRequest[] => {
    const c = caseOf(row) as unknown as Case<RequestData>;
    const from = dispatchProposal(c, almanac, at).unit?.value ?? null;
    const to = dispatchProposal(c, { ...almanac, duties }, at).unit?.value ?? null;
    return from === to ? [] : [{ number: row.number, state: row.state, from, to }];
  });
  return { count: moved.length, whole: rows.length <= atMost, first: moved.slice(0, shown) };
}
