import { areas } from "@wuxing/areas";
import { urgeDue } from "@wuxing/areas/oversight";
import { startOfDay } from "@wuxing/kernel/calendar";
import { createIntake, passDeadlines } from "@wuxing/platform/casework";
import { openVault } from "@wuxing/platform/personal";
import { openPool } from "@wuxing/platform/postgres";
import { caseworkOf } from "../apps/server/caseworkOf.ts";
import { median } from "./percentile.ts";

export interface ClockCost {
  readonly open: number;
  /** Milliseconds of a turn of the clock in which nothing has come due. */
  readonly idle: number;
  /** Milliseconds for each case that came due: found, and urged in writing. */
  readonly perCase: number;
  readonly urged: number;
}

const turns = 15;
const newlyDue = 40;

/**
 * What the work by the clock costs: deadlines and urging, on a database filled with open cases. The same number of cases
 * comes due whatever the size, so that a cost that grows with what is open shows.
 */
export async function clockCost(url: string): Promise<ClockCost> {
  const pool = openPool(url, { role: "wuxing_server", max: 4 });
  const owner = openPool(url, { max: 1 });
  const today = startOfDay("2026-12-01");
  const now = (): string => new Date(Date.parse(today) + 60_000).toISOString();
  const { casework, registers } = await caseworkOf(pool, await openVault(pool, undefined), areas, now);
  const platform = { pool, casework, city: registers.city, intake: createIntake(casework) };
  const turn = async (): Promise<number> => {
    const start = performance.now();
    await passDeadlines(casework);
    await urgeDue(platform);
    return performance.now() - start;
  };
  await dueBefore(owner, today);
  await owner.query("DELETE FROM settings WHERE key = 'oversightMarks'");
  await turn();
  const idle: number[] = [];
  for (let i = 0; i < turns; i++) idle.push(await turn());
  const marks = {
    reminder: new Date(Date.parse(now()) + 86_400_000).toISOString(),
    written: new Date(Date.parse(today) - 3_600_000).toISOString(),
  };
  await owner.query("UPDATE settings SET value = $1 WHERE key = 'oversightMarks'", [JSON.stringify(marks)]);
  const start = performance.now();
  const urged = await urgeDue(platform);
  const perCase = (performance.now() - start) / Math.max(1, urged);
  const { rows } = await owner.query<{ n: number }>("SELECT count(*)::int AS n FROM cases WHERE closed_at IS NULL");
  await registers.stop();
  await Promise.all([pool.end(), owner.end()]);
  return { open: rows[0]?.n ?? 0, idle: median(idle), perCase, urged };
}

/** No filled case came due in the last hour but these few, an hour before midnight. */
async function dueBefore(owner: ReturnType<typeof openPool>, today: string): Promise<void> {
  const hour = (before: number): string => new Date(Date.parse(today) - before * 3_600_000).toISOString();
  await owner.query(
    "UPDATE cases SET due_at = due_at + interval '100 days' WHERE closed_at IS NULL AND due_at >= $1 AND due_at < $2",
    [hour(1.1), hour(-26)],
  );
  const clock = {
    rule: "hotline.answer.help@2022-09-01",
    term: { amount: 10, unit: "workingDay" },
    startedAt: hour(400),
    certain: true,
    stops: [],
  };
  await owner.query(
    `UPDATE cases SET due_at = $1, clock = $2::jsonb || jsonb_build_object('dueAt', $3::text)
     WHERE id IN (SELECT id FROM cases WHERE closed_at IS NULL AND state = 'inProgress' AND number LIKE 'RX-BENCH%' ORDER BY id LIMIT ${newlyDue})`,
    [hour(0.5), JSON.stringify(clock), hour(0.5)],
  );
  await owner.query("VACUUM ANALYZE cases");
}
