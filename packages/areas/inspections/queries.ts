import { simplified } from "@wuxing/kernel/text";
import type { Reads } from "@wuxing/platform/access";
import type { InspectedObject, Item, Officer, Task } from "./registers/inspectionRegisters.ts";

/** A visit as its table has it. Days are YYYY-MM-DD. */
export interface VisitRow {
  readonly caseId: number;
  readonly number: string;
  readonly year: number;
  readonly object: string;
  readonly objectName: string;
  readonly division: string | null;
  readonly risk: string;
  readonly tasks: readonly string[];
  readonly units: readonly string[];
  readonly items: readonly string[];
  readonly officers: readonly string[];
  readonly state: string;
  readonly inspectedOn: string | null;
  readonly publishedOn: string | null;
  readonly result: string | null;
  readonly corrected: string | null;
  readonly signature: string | null;
  readonly findings: number;
  readonly mended: number;
}

const visitColumns = `v.case_id AS "caseId", v.number, v.year, v.object, v.object_name AS "objectName", v.division, v.risk,
  v.tasks, v.units, v.items, v.officers, v.state, v.inspected_on AS "inspectedOn", v.published_on AS "publishedOn",
  v.result, v.corrected, v.signature, v.findings, v.mended`;

/** What a list of visits is narrowed to. */
export interface VisitFilter {
  readonly year?: number | undefined;
  readonly unit?: string | undefined;
  readonly item?: string | undefined;
  readonly task?: string | undefined;
  readonly state?: string | undefined;
  readonly object?: string | undefined;
  /** Part of a name, or a whole code. */
  readonly q?: string | undefined;
  readonly published?: boolean | undefined;
}

export interface VisitPage {
  readonly rows: readonly VisitRow[];
  readonly total: number;
}

/** The visits that these reads may give, newest first. */
export async function findVisits(
  db: Reads,
  filter: VisitFilter,
  page: { size: number; number: number },
): Promise<VisitPage> {
  const values: unknown[] = [];
  const where: string[] = [];
  const add = (value: unknown, condition: (place: string) => string): void => {
    if (value === undefined || value === "") return;
    values.push(value);
    where.push(condition(`$${values.length}`));
  };
  add(filter.year, (at) => `v.year = ${at}`);
  add(filter.unit, (at) => `v.units @> ARRAY[${at}]::text[]`);
  add(filter.item, (at) => `v.items @> ARRAY[${at}]::text[]`);
  add(filter.task, (at) => `v.tasks @> ARRAY[${at}]::text[]`);
  add(filter.state, (at) => `v.state = ${at}`);
  add(filter.object, (at) => `v.object = ${at}`);
  add(
    filter.q && simplified(filter.q),
    (at) => `(v.object = upper(${at}) OR strpos(v.object_name, ${at}) > 0 OR v.number = upper(${at}))`,
  );
  if (filter.published) where.push("v.published_on IS NOT NULL");
  const conditions = where.length > 0 ? `WHERE ${where.join(" AND ")}` : "";
  const order = filter.published ? "v.published_on DESC, v.case_id DESC" : "v.case_id DESC";
  const { rows } = await db.query<VisitRow & { total: number }>(
    `SELECT ${visitColumns}, count(*) OVER ()::int AS total FROM inspection_visits v ${conditions}
     ORDER BY ${order} LIMIT ${page.size} OFFSET ${page.size * (page.number - 1)}`,
    values,
  );
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** The visit of a number that these reads may give. */
export async function findVisit(db: Reads, number: string): Promise<VisitRow | undefined> {
  const { rows } = await db.query<VisitRow>(`SELECT ${visitColumns} FROM inspection_visits v WHERE v.number = $1`, [
    number,
  ]);
  return rows[0];
}

/** Items in force on a day, of one unit or of all. */
export async function itemsOn(db: Reads, day: string): Promise<readonly Item[]> {
  const { rows } = await db.query<Item>(
    "SELECT * FROM inspection_items WHERE since <= $1 AND (until IS NULL OR until > $1) ORDER BY unit, code",
    [day],
  );
  return rows;
}

/** Every item that there ever was among these codes. */
export async function itemsOf(db: Reads, codes: readonly string[]): Promise<ReadonlyMap<string, Item>> {
  const { rows } = await db.query<Item>("SELECT * FROM inspection_items WHERE code = ANY($1)", [codes]);
  return new Map(rows.map((item) => [item.code, item]));
}

export async function officersOf(db: Reads): Promise<readonly Officer[]> {
  const { rows } = await db.query<Officer>("SELECT * FROM inspection_officers ORDER BY unit, id");
  return rows;
}

export interface ObjectFilter {
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  readonly risk?: string | undefined;
}

/** A page of the register of objects, and how many there are. */
export async function findObjects(
  db: Reads,
  { q = "", kind = "", risk = "" }: ObjectFilter,
  page: { size: number; number: number },
): Promise<{ rows: readonly InspectedObject[]; total: number }> {
  const { rows } = await db.query<InspectedObject & { total: number }>(
    `SELECT *, count(*) OVER ()::int AS total FROM inspection_objects
     WHERE ($1 = '' OR id = upper($1) OR strpos(name, $1) > 0) AND ($2 = '' OR kind = $2) AND ($3 = '' OR risk = $3)
     ORDER BY id LIMIT $4 OFFSET $5`,
    [simplified(q), kind, risk, page.size, page.size * (page.number - 1)],
  );
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** A task with where its draw stands. */
export interface PlannedTask extends Task {
  readonly round: string | null;
  readonly draw: string | null;
  readonly mergedAt: string | null;
  /** Its draws that were made void, the first one first. */
  readonly voided: readonly string[];
  /** Firms that were drawn; 0 before. */
  readonly drawn: number;
  /** Visits that serve it, and those of them that were carried out, cancelled ones left out. */
  readonly visits: number;
  readonly inspected: number;
}

/** The tasks of a year in the order of their periods. */
export async function tasksOf(db: Reads, year: number): Promise<readonly PlannedTask[]> {
  const { rows } = await db.query<PlannedTask>(
    `SELECT t.*, d.round, d.draw, r.merged_at AS "mergedAt",
       (SELECT count(*)::int FROM draw_picks p WHERE p.draw_id = d.draw) AS drawn,
       ARRAY(SELECT x.draw FROM inspection_draws x WHERE x.task = t.id AND x.voided_at IS NOT NULL ORDER BY x.voided_at) AS voided,
       COALESCE(n.visits, 0) AS visits, COALESCE(n.inspected, 0) AS inspected
     FROM inspection_tasks t LEFT JOIN inspection_draws d ON d.task = t.id AND d.voided_at IS NULL LEFT JOIN inspection_rounds r ON r.id = d.round
     LEFT JOIN (SELECT task, count(*)::int AS visits, count(v.inspected_on)::int AS inspected
       FROM inspection_visits v, unnest(v.tasks) AS task WHERE v.year = $1 AND v.state <> 'cancelled' GROUP BY task) n
       ON n.task = t.id::text
     WHERE t.year = $1 ORDER BY t.from_day, t.id`,
    [year],
  );
  return rows;
}

/** A firm that was drawn for a task and is not visited. */
export interface Unvisited {
  readonly task: string;
  readonly object: string;
  readonly name: string;
  readonly why: "cancelled" | "noOfficers";
  /** Why it was cancelled. */
  readonly reason: string | null;
}

/** Whoever was drawn for a task of a year and is not visited, with why: nobody is dropped unseen. */
export async function unvisitedOf(db: Reads, year: number): Promise<readonly Unvisited[]> {
  const { rows } = await db.query<Unvisited>(
    `SELECT t.id AS task, p.target AS object, COALESCE(v.object_name, o.name, p.target) AS name,
       CASE WHEN v.state = 'cancelled' THEN 'cancelled' ELSE 'noOfficers' END AS why, v.cancel_reason AS reason
     FROM inspection_tasks t JOIN inspection_draws d ON d.task = t.id JOIN inspection_rounds r ON r.id = d.round
     JOIN draw_picks p ON p.draw_id = d.draw
     LEFT JOIN inspection_visits v ON v.round = d.round AND v.object = p.target
     LEFT JOIN inspection_objects o ON o.id = p.target
     WHERE t.year = $1 AND (v.state = 'cancelled' OR (v.case_id IS NULL AND r.unmanned ? p.target))
     ORDER BY t.from_day, t.id, p.place`,
    [year],
  );
  return rows;
}

export interface PlanRow {
  readonly year: number;
  readonly title: string;
  readonly publishedAt: string;
}

/** The published plans, the newest first. */
export async function plansOf(db: Reads): Promise<readonly PlanRow[]> {
  const { rows } = await db.query<PlanRow>(
    `SELECT year, title, published_at AS "publishedAt" FROM inspection_plans ORDER BY year DESC`,
  );
  return rows;
}

/** How many inspections each object has had or will have in a year; cancelled ones are not counted. */
export async function visitsByObject(db: Reads, year: number): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.query<{ object: string; visits: number }>(
    "SELECT object, count(*)::int AS visits FROM inspection_visits WHERE year = $1 AND state <> 'cancelled' GROUP BY object",
    [year],
  );
  return new Map(rows.map(({ object, visits }) => [object, visits]));
}
