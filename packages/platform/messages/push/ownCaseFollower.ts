import { dayOf } from "@wuxing/kernel/calendar";
import type { Procedure, StateDef } from "@wuxing/kernel/procedure";
import type { Casework, EntryHead, FollowedEntry, Follower } from "@wuxing/platform/casework";
import { accountsOfCases } from "@wuxing/platform/citizens";
import type { NotificationKind } from "./kinds.ts";
import type { Push } from "./Push.ts";

interface Moved {
  readonly caseId: number;
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly rootId: number;
  readonly number: string;
}

/** What is older than this when it is read is no news: after a long stop nobody is flooded. */
const newsFor = 6 * 60 * 60 * 1000;

/** Tells people of entries on their own cases: a result, or that something waits for them. What they did themselves is not told. */
export const ownCaseFollower = ({ pool, now, procedures }: Casework, push: Push): Follower => ({
  name: "push",
  atMost: 500,
  every: 1000,
  // A notification may come a moment later; the intake may not.
  rest: 2,
  read: async (entries) => {
    const told = entries.flatMap((entry) => {
      const kind = notificationOf(procedures.get(entry.type), entry);
      return kind ? [{ entry, kind }] : [];
    });
    if (told.length === 0 || !(await push.isUsed())) return;
    const moves = await movesOf(
      pool,
      told.map(({ entry }) => entry),
    );
    const roots = moves.map(({ rootId }) => rootId);
    const accounts = await accountsOfCases(pool, roots, dayOf(now()));
    for (const { entry, kind } of told) {
      const move = moves.find(({ caseId, seq }) => caseId === entry.caseId && seq === entry.seq);
      if (!move || (kind === "answered" && move.rootId !== move.caseId)) continue;
      if (Date.parse(now()) - Date.parse(move.at) > newsFor) continue;
      const { number, at, actor } = move;
      for (const { caseId, citizen } of accounts)
        if (caseId === move.rootId && citizen !== actor)
          await push.notify({
            ...{ citizen, kind, number, at, path: `/follow/${number}` },
            once: `entry ${entry.caseId}/${entry.seq}`,
          });
    }
  },
});

/** What an entry means for whose case it is, by the procedure's own table. */
export function notificationOf(
  procedure: Procedure | undefined,
  { from, to }: EntryHead,
): NotificationKind | undefined {
  const state = procedure?.states[to];
  if (!state || from === to) return undefined;
  if ("final" in state) return "answered";
  return isDemand(state, procedure) ? "waits" : undefined;
}

/**
 * Waits for the applicant, and not only as an offer: what may be taken or left, as a rating, lapses into an end that
 * nobody is hurt by, and stands on the page to which the notification of the result leads.
 */
function isDemand(state: StateDef<never, string>, procedure: Procedure | undefined): boolean {
  if ("final" in state || state.waitsFor !== "applicant") return false;
  return !(state.ifOverdue && procedure?.open.by === "system");
}

async function movesOf(pool: Casework["pool"], entries: readonly FollowedEntry[]): Promise<readonly Moved[]> {
  const { rows } = await pool.query<Moved>(
    `SELECT e.case_id AS "caseId", e.seq, e.at, e.actor_id AS actor, root.id AS "rootId", root.number
     FROM unnest($1::bigint[], $2::int[]) AS asked (case_id, seq) JOIN entries e USING (case_id, seq)
       JOIN cases c ON c.id = e.case_id JOIN cases root ON root.id = COALESCE(c.parent_id, c.id)`,
    [entries.map(({ caseId }) => caseId), entries.map(({ seq }) => seq)],
  );
  return rows;
}
