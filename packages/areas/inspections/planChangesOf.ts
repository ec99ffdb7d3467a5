import type { Reads } from "@wuxing/platform/access";

/** A task that was added to a plan, or changed, after it was published. */
export interface PlanChange {
  readonly at: string;
  readonly task: string;
  readonly what: "added" | "changed";
  /** The columns that are other than before; none where it was added. */
  readonly fields: readonly string[];
}

/** What became of a year's tasks since its plan was published, the newest first: nobody reads one plan and is drawn by another. */
export async function planChangesOf(db: Reads, year: number): Promise<readonly PlanChange[]> {
  const { rows } = await db.query<PlanChange>(
    `SELECT c.at, c.after->>'name' AS task, CASE WHEN c.before IS NULL THEN 'added' ELSE 'changed' END AS what,
       ARRAY(SELECT key FROM jsonb_each(c.after) WHERE c.before IS NOT NULL AND c.before->key IS DISTINCT FROM value ORDER BY key) AS fields
     FROM inspection_changes c JOIN inspection_plans p
       ON p.year IN ((c.after->>'year')::int, (c.before->>'year')::int)
     WHERE c.register = 'tasks' AND p.year = $1 AND c.at > p.published_at ORDER BY c.id DESC`,
    [year],
  );
  return rows;
}
