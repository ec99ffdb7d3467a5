import { type Actor, notFound, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type Draw, isInTime } from "@wuxing/platform/draws";
import { submitRecord } from "@wuxing/platform/log";
import { transaction } from "@wuxing/platform/postgres";
import { assertMayDraw } from "../registers/assertMayKeep.ts";

/** Whether the draw can never be carried out, since its plan was proven in the log too late for the chance it waits for. */
export const isVoid = ({ drawnAt, provenAt, dueAt }: Pick<Draw, "drawnAt" | "provenAt" | "dueAt">): boolean =>
  drawnAt === null && provenAt !== null && !isInTime(provenAt, dueAt);

/**
 * Takes a task's draw that was proven too late out of its round, so that the task can be drawn again. For no other reason:
 * whoever could void a draw could draw until he likes the outcome. It is written to the log, and the public sees it beside
 * the task. Done twice it is done once. Throws Refusal.
 */
export async function voidDraw(platform: Platform, actor: Actor, id: string): Promise<void> {
  assertMayDraw(actor);
  const { pool, draws, casework } = platform;
  const { rows } = await pool.query<{ task: string }>("SELECT task FROM inspection_draws WHERE draw = $1", [id]);
  const task = rows[0]?.task;
  if (!task) throw notFound();
  await draws.findProof(id);
  const draw = await draws.find(id);
  if (!draw || !isVoid(draw)) throw stands();
  await transaction(pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('inspection rounds'))");
    const { rowCount } = await client.query(
      "UPDATE inspection_draws SET voided_at = $2, voided_by = $3 WHERE draw = $1 AND voided_at IS NULL",
      [id, casework.now(), actor.id],
    );
    if (rowCount === 0) return;
    const { provenAt, dueAt } = draw;
    await submitRecord(client, "draw.void", { draw: id, task, reason: "provenLate", provenAt, dueAt });
  });
}

const stands = (): Refusal =>
  new Refusal(
    "refused",
    t(
      "只有方案写入日志太晚、按规则不能再抽的，才能作废重抽",
      "Only a draw whose plan was proven in the log too late, so that it can never be drawn, may be made void",
    ),
  );
