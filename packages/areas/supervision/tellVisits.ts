import { addDays, addWorkingDays, dayOf } from "@wuxing/kernel/calendar";
import { type RevealedVisit, visitHash } from "@wuxing/kernel/draw";
import { systemActor } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { commandId } from "@wuxing/platform/casework";
import { numberOf } from "./roster.ts";
import type { SecretDraws } from "./SecretDraws.ts";
import { visitDay, workingDaysOf } from "./visitDay.ts";

/**
 * Opens the case of every drawn visit whose day has come near enough (`supervision.told`), and no other. Run again it
 * opens nothing twice. Returns how many were opened.
 */
export async function tellVisits(
  { pool, casework, intake }: Pick<Platform, "pool" | "casework" | "intake">,
  draws: SecretDraws,
): Promise<number> {
  const { calendar, rules } = casework.almanac;
  const today = dayOf(casework.now());
  const soon = addDays(today, numberOf(rules, "told", today));
  const { rows } = await pool.query<{ id: string; draw: string; starts: string; ends: string; told: string[] | null }>(
    `SELECT r.id, r.draw, r.starts, r.ends, (SELECT array_agg(v.commitment) FROM supervision_visits v WHERE v.round = r.id) AS told
     FROM supervision_rounds r WHERE r.closed_at IS NULL AND r.starts <= $1 ORDER BY r.starts`,
    [soon],
  );
  let opened = 0;
  for (const { id, draw, starts, ends, told } of rows) {
    const days = workingDaysOf(calendar, starts, ends);
    for (const { visit, commitment } of byCommitment((await draws.visitsOf(draw)) ?? [])) {
      const day = visitDay(visit.proof, days);
      if (told?.includes(commitment) || day > soon || visit.officers.length === 0) continue;
      const until = addWorkingDays(calendar, [day, today].sort()[1] ?? day, numberOf(rules, "visit", today) - 1).day;
      const outcome = await intake({
        type: "supervision.visit",
        input: { round: id, commitment, substitutes: visit.officers.length - 1, until },
        actor: systemActor,
        commandId: commandId("supervision.visit", commitment),
      });
      if (!outcome.repeated) opened++;
    }
  }
  return opened;
}

/** In the order of their commitments: that of the draw goes by the kind of place, and case numbers would tell it. */
const byCommitment = (visits: readonly RevealedVisit[]): { visit: RevealedVisit; commitment: string }[] =>
  visits
    .map((visit) => ({ visit, commitment: visitHash(visit) }))
    .sort((a, b) => (a.commitment < b.commitment ? -1 : 1));
