import { dayOf, type Instant } from "@wuxing/kernel/calendar";
import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { PoolClient } from "pg";
import type { Written } from "./Change.ts";

/** Whether an actor keeps the registers. */
export const isAdministrator = (actor: Actor): boolean =>
  actor.kind === "system" || (actor.kind === "staff" && actor.posts.some(({ role }) => role === "administrator"));

/**
 * Registers are changed by administrators; the dispatch table by the city's coordinators too; and
 * everybody of the staff may have his own post covered (代班).
 * Asked before anything is judged, so that nobody learns from a refusal what a register holds. Throws Refusal.
 */
export async function assertMayChange(
  client: PoolClient,
  actor: Actor,
  written: readonly Written[],
  now: Instant,
): Promise<void> {
  if (isAdministrator(actor)) return;
  const own = written.length > 0 && written.every((one) => isOwnDelegation(actor, one));
  if (written.every(({ register }) => register === "duties") && isCoordinator(actor)) return;
  if (own && (await holdsPost(client, actor.id, dayOf(now)))) return;
  throw new Refusal(
    "notAllowed",
    t("只有管理员可以改这里的登记，请与管理员联系", "Only an administrator may change this register; please ask one"),
  );
}

/** Whether an actor is the coordinator of the whole city, who keeps the dispatch table. */
const isCoordinator = (actor: Actor): boolean =>
  actor.kind === "staff" && actor.posts.some(({ role, division }) => role === "coordinator" && !division);

function isOwnDelegation(actor: Actor, { register, before, after }: Written): boolean {
  if (actor.kind !== "staff" || register !== "delegations" || after === null) return false;
  return after.from_user === actor.id && (before === null || before.from_user === actor.id);
}

/** A post that he stands in for is not his to hand on, so the register is asked and not the actor. */
async function holdsPost(client: PoolClient, user: string, today: string): Promise<boolean> {
  const { rows } = await client.query(
    "SELECT 1 FROM posts WHERE user_id = $1 AND since <= $2 AND (until IS NULL OR until > $2) LIMIT 1",
    [user, today],
  );
  return rows.length > 0;
}
