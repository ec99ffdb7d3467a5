import { t } from "@wuxing/kernel/text";
import { saveSeededDraw } from "@wuxing/platform/draws";
import type { Vault } from "@wuxing/platform/personal";
import type { PoolClient } from "pg";
import type { SeededDraw, SeededInspections } from "./seed.ts";

const hour = 60 * 60 * 1000;

/** Writes the demo city's registers, plan, rounds and draws, as the owner of the database. */
export async function saveInspections(client: PoolClient, vault: Vault, seeded: SeededInspections): Promise<void> {
  const insert = async (table: string, rows: readonly object[]): Promise<void> => {
    await client.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`, [
      JSON.stringify(rows),
    ]);
  };
  await insert("inspection_items", seeded.items);
  await insert("inspection_objects", seeded.objects);
  await insert("inspection_officers", seeded.officers);
  await insert("inspection_tasks", seeded.tasks);
  const { year, title, publishedAt } = seeded.plan;
  await insert("inspection_plans", [{ year, title, published_at: publishedAt, published_by: "coordinator1" }]);
  await insert(
    "inspection_rounds",
    seeded.rounds.map(({ id, year: of, at }) => ({
      ...{ id, year: of, prepared_at: at, prepared_by: "coordinator1", merged_at: at, unmanned: [] },
    })),
  );
  for (const [place, draw] of seeded.draws.entries()) {
    const task = seeded.tasks.find(({ id }) => id === draw.task);
    await saveDraw(client, vault, draw, task?.name ?? "");
    await insert("inspection_draws", [{ task: draw.task, round: draw.round, draw: draw.file.plan.id, place }]);
  }
}

/** A draw of the past. Its commitment goes into the log now, so it is not proven to have been there before; its title says why. */
async function saveDraw(client: PoolClient, vault: Vault, { drawnAt, file }: SeededDraw, name: string): Promise<void> {
  const before = (hours: number): string => new Date(Date.parse(drawnAt) - hours * hour).toISOString();
  const title = t(
    `${name}（演示数据，一次写入，抽取前没有进入日志）`,
    `Random inspection ${file.plan.id.slice(0, 8)} (demo data, written at once: it did not stand in the log before)`,
  );
  const picks = file.outcome?.picked ?? [];
  await saveSeededDraw(client, vault, {
    ...{ area: "inspections", title, file, by: "coordinator1", beaconFrom: "coordinator1" },
    ...{ preparedAt: before(24), revealUntil: before(2), dueAt: drawnAt, drawBy: before(-24), drawnAt },
    shortfalls: file.outcome?.shortfalls ?? [],
    picks: picks.map((one) => ({ ...one, proof: null, salt: null, at: drawnAt })),
  });
}
