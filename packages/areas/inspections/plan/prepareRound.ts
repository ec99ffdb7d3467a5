import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId } from "@wuxing/platform/casework";
import { transaction } from "@wuxing/platform/postgres";
import type { PoolClient } from "pg";
import { assertMayDraw } from "../registers/assertMayKeep.ts";
import type { Task } from "../registers/inspectionRegisters.ts";
import { drawPlanOf } from "./drawPlanOf.ts";
import { groupTasks } from "./groupTasks.ts";
import { readGround } from "./readGround.ts";

/** Which tasks are drawn together, and when chance speaks. */
export interface RoundAsked {
  readonly year: number;
  /** One task of the period; those whose periods overlap with it are drawn with it. */
  readonly task: string;
  readonly dueAt: string;
  readonly drawBy: string;
  readonly beacon: "drand" | "dice";
}

const refused = (reason: Text): Refusal => new Refusal("refused", reason);

/**
 * Fixes the draws of all tasks of a period, their frames and commitments, in one transaction. One round at a time: the
 * limit of visits counts what the last one gave. The same command gives the same round. Throws Refusal.
 */
export async function prepareRound(
  platform: Platform,
  actor: Actor,
  command: string,
  asked: RoundAsked,
): Promise<{ id: string }> {
  assertMayDraw(actor);
  const id = commandId("inspection round", command);
  return transaction(platform.pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('inspection rounds'))");
    const known = await client.query("SELECT 1 FROM inspection_rounds WHERE id = $1", [id]);
    if (known.rows.length > 0) return { id };
    const tasks = await tasksToDraw(client, asked);
    const at = platform.casework.now();
    await client.query("INSERT INTO inspection_rounds (id, year, prepared_at, prepared_by) VALUES ($1, $2, $3, $4)", [
      ...[id, asked.year, at, actor.id],
    ]);
    for (const [place, task] of tasks.entries()) {
      const draw = await prepareDraw(platform, client, actor, task, asked);
      await client.query("INSERT INTO inspection_draws (task, round, draw, place) VALUES ($1, $2, $3, $4)", [
        ...[task.id, id, draw, place],
      ]);
    }
    return { id };
  });
}

async function tasksToDraw(client: PoolClient, { year, task }: RoundAsked): Promise<readonly Task[]> {
  const plan = await client.query("SELECT 1 FROM inspection_plans WHERE year = $1", [year]);
  if (plan.rows.length === 0) throw refused(t("先公布年度计划，再抽取", "Publish the year's plan first, then draw"));
  const open = await client.query(`SELECT 1 FROM inspection_rounds r WHERE merged_at IS NULL
       AND EXISTS (SELECT FROM inspection_draws d WHERE d.round = r.id AND d.voided_at IS NULL) LIMIT 1`);
  if (open.rows.length > 0)
    throw refused(
      t("上一轮抽取还没有合并派发，请先办完", "The last round is not merged and assigned yet; finish it first"),
    );
  const { rows } = await client.query<Task & { drawn: boolean }>(
    `SELECT t.*, d.task IS NOT NULL AS drawn FROM inspection_tasks t LEFT JOIN inspection_draws d ON d.task = t.id AND d.voided_at IS NULL
     WHERE t.year = $1`,
    [year],
  );
  const group = groupTasks(rows).find((one) => one.some(({ id }) => id === task)) ?? [];
  const fresh = group.filter(({ drawn }) => !drawn);
  if (!fresh.some(({ id }) => id === task))
    throw refused(t("这项任务不在计划里，或已经抽取", "This task is not in the plan, or has been drawn"));
  return fresh;
}

async function prepareDraw(
  platform: Platform,
  client: PoolClient,
  actor: Actor,
  task: Task,
  asked: RoundAsked,
): Promise<string> {
  const { dueAt, drawBy, beacon } = asked;
  const now = Date.parse(platform.casework.now());
  const ground = await readGround(platform, client, task);
  if (ground.objects.length === 0)
    throw refused(t(`“${task.name}”没有检查对象`, `The task “${task.name}” has no object in the register`));
  const attempt = await attemptOf(client, task.id);
  return platform.draws.prepare(client, {
    ...{ id: drawId(task.id, attempt), area: "inspections" },
    title: titleOf(task, attempt),
    plan: { mode: "open", commitments: [], ...drawPlanOf(ground) },
    beacon: beacon === "drand" ? "drand" : { sides: 10, throws: 20 },
    // Nobody lays a secret open here; the term must still lie before chance speaks.
    revealUntil: new Date((now + Date.parse(dueAt)) / 2).toISOString(),
    ...{ dueAt, drawBy, by: actor.id },
  });
}

/** Which attempt to draw a task comes next: those before it are void. */
async function attemptOf(client: PoolClient, task: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM inspection_draws WHERE task = $1",
    [task],
  );
  return 1 + (rows[0]?.n ?? 0);
}

const drawId = (task: string, attempt: number): string =>
  commandId("inspection draw", task) + (attempt > 1 ? `-${attempt}` : "");

function titleOf({ name, year, unit, object_kind }: Task, attempt: number): Text {
  const en = `Inspections: ${year}, ${unit.replace("px-", "").toUpperCase()}, ${object_kind}`;
  return attempt > 1 ? t(`${name}（第 ${attempt} 次抽取）`, `${en} (attempt ${attempt})`) : t(name, en);
}
