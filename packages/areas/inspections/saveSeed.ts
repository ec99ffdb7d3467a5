import { commitmentKind, targetLine } from "@wuxing/kernel/draw";
import { t } from "@wuxing/kernel/text";
import { submitRecord } from "@wuxing/platform/log";
import { transaction } from "@wuxing/platform/postgres";
import type { Pool, PoolClient } from "pg";
import type { SeededDraw, SeededInspections } from "./seed.ts";

const hour = 60 * 60 * 1000;

/** Writes the demo city's registers, plan, rounds and draws, as the owner of the database. */
export async function saveInspections(pool: Pool, seeded: SeededInspections): Promise<void> {
  await transaction(pool, async (client) => {
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
      await saveDraw(client, draw, task?.name ?? "");
      await insert("inspection_draws", [{ task: draw.task, round: draw.round, draw: draw.file.plan.id, place }]);
    }
  });
}

/** A draw of the past. Its commitment goes into the log now, so it is not proven to have been there before; its title says why. */
async function saveDraw(client: PoolClient, { drawnAt, file }: SeededDraw, name: string): Promise<void> {
  const { frame, ...plan } = file.plan;
  const record = await submitRecord(client, commitmentKind, { ...file.commitment });
  const before = (hours: number): string => new Date(Date.parse(drawnAt) - hours * hour).toISOString();
  const title = t(
    `${name}（演示数据，一次写入，抽取前没有进入日志）`,
    `Random inspection ${plan.id.slice(0, 8)} (demo data, written at once: it did not stand in the log before)`,
  );
  await client.query(
    `INSERT INTO draws (id, area, title, mode, plan, commitment, prepared_by, prepared_at, record_id, reveal_until, due_at,
       draw_by, beacon, beacon_from, drawn_at, shortfalls)
     VALUES ($1, 'inspections', $2, 'open', $3, $4, 'coordinator1', $5, $6, $7, $8, $9, $10, 'coordinator1', $8, $11)`,
    [
      ...[
        plan.id,
        title,
        JSON.stringify(plan),
        JSON.stringify(file.commitment),
        before(24),
        record,
        before(2),
        drawnAt,
      ],
      new Date(Date.parse(drawnAt) + 24 * hour).toISOString(),
      ...[JSON.stringify(file.beacon), JSON.stringify(file.outcome?.shortfalls ?? [])],
    ],
  );
  await client.query(
    `INSERT INTO draw_targets (draw_id, place, id, line)
     SELECT $1, n, id, line FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS given (id, line, n)`,
    [plan.id, frame.map(({ id }) => id), frame.map(targetLine)],
  );
  await client.query(
    `INSERT INTO draw_picks (draw_id, place, target, stratum, ticket, officers, at)
     SELECT $1, n, p->>'target', p->>'stratum', p->>'ticket', ARRAY(SELECT jsonb_array_elements_text(p->'officers')), $3
     FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS given (p, n)`,
    [plan.id, JSON.stringify(file.outcome?.picked ?? []), drawnAt],
  );
}
