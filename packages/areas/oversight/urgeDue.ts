import { dayOf, type Instant, startOfDay } from "@wuxing/kernel/calendar";
import { type Actor, systemActor } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { type Casework, commandId, type Outcome } from "@wuxing/platform/casework";
import { referenceTo, type Subject, subjectOf } from "./openSupervision.ts";

type Asked = Pick<Platform, "pool" | "casework" | "city" | "intake">;
type Kind = "reminder" | "written";

const hour = 60 * 60 * 1000;
const pageSize = 500;
/** How far back the nightly look goes for what was missed: opened with a day already past, say. */
const lookBack = 60 * 24 * hour;

/**
 * Urges what has come due since the last look: in a reminder before the day, in writing from the day after it. Read by the
 * index of due dates between two marks, so its cost hangs on what newly comes due, not on how many cases are open.
 * Returns how many were urged. Done again after a break it does nothing twice: a command is named after case and day.
 */
export async function urgeDue(platform: Asked): Promise<number> {
  const now = platform.casework.now();
  const ahead = platform.casework.almanac.rules.get("oversight.ahead", dayOf(now)).value.amount * hour;
  const until = { reminder: later(now, ahead), written: startOfDay(dayOf(now)) };
  const known = await marks(platform);
  let urged = 0;
  for (const kind of ["reminder", "written"] as const) {
    const from = known[kind] ?? until[kind];
    if (from < until[kind]) urged += await urgeBetween(platform, kind, from, until[kind], ahead);
  }
  if (known.reminder !== until.reminder || known.written !== until.written) await keepMarks(platform, until);
  return urged;
}

/** Urges in writing whatever is late and was not urged for that day yet: once a night, over everything that is late. */
export async function urgeMissed(platform: Asked): Promise<number> {
  const today = startOfDay(dayOf(platform.casework.now()));
  return urgeBetween(platform, "written", later(today, -lookBack), today, 0, true);
}

/** Urges one case, by whoever asks: in writing once it is late, else in a reminder. Throws Refusal. */
export async function urge(platform: Asked, actor: Actor, id: string, caseId: number, note?: string): Promise<Outcome> {
  const subject = await subjectOf(platform, caseId);
  const { clock } = subject.case;
  const late = clock?.certain && clock.dueAt < platform.casework.now();
  return open(platform, actor, id, subject, late ? "written" : "reminder", note);
}

function open(platform: Asked, actor: Actor, id: string, subject: Subject, kind: Kind, note?: string) {
  const { sealedFrom } = subject.case;
  return platform.intake({
    type: "oversight.urging",
    input: { kind, ...referenceTo(platform, subject), ...(note ? { note } : {}) },
    actor,
    commandId: id,
    parentId: subject.case.id,
    ...(sealedFrom ? { sealedFrom } : {}),
  });
}

interface DueRow {
  readonly id: number;
  readonly due_at: Instant;
}

/** The states in which a unit is waited for, in every area's procedures but our own. */
const states = ({ procedures }: Casework) =>
  [...procedures.values()]
    .filter(({ type }) => !type.startsWith("oversight."))
    .flatMap(({ type, states: all }) =>
      Object.entries(all).flatMap(([state, def]) =>
        "waitsFor" in def && def.waitsFor === "assignedUnit" ? [{ type, state }] : [],
      ),
    );

/** A term that is hardly longer than the reminder comes before its end needs none: three times as long at least. */
const worthReminding = "c.due_at - (c.clock->>'startedAt')::timestamptz >= $5::bigint * interval '3 milliseconds'";
const notUrged = `NOT EXISTS (SELECT FROM cases u WHERE u.parent_id = c.id AND u.type = 'oversight.urging'
  AND u.data->>'kind' = 'written' AND (u.data->>'dueAt')::timestamptz = c.due_at)`;

/** The statement that finds what came due between two moments: a page in the order of due dates, by index. */
export const dueSql = (missed: boolean): string => `
  SELECT c.id, c.due_at FROM json_to_recordset($1) AS e(type text, state text)
  JOIN cases c ON c.waits_for = 'assignedUnit' AND c.type = e.type AND c.state = e.state
  WHERE c.closed_at IS NULL AND c.due_at >= $2 AND c.due_at < $3 AND c.id > $4
    AND c.due_certain AND NOT c.stopped AND c.unit IS NOT NULL AND ${worthReminding}${missed ? ` AND ${notUrged}` : ""}
  ORDER BY c.id LIMIT ${pageSize}`;

/** The values of `dueSql`; `ahead` is 0 where every term counts. */
export const dueValues = (casework: Casework, from: Instant, to: Instant, after: number, ahead: number): unknown[] => [
  JSON.stringify(states(casework)),
  from,
  to,
  after,
  ahead,
];

async function urgeBetween(
  platform: Asked,
  kind: Kind,
  from: Instant,
  to: Instant,
  ahead: number,
  missed = false,
): Promise<number> {
  let urged = 0;
  for (let after = 0; ; ) {
    const values = dueValues(platform.casework, from, to, after, kind === "reminder" ? ahead : 0);
    const { rows } = await platform.pool.query<DueRow>(dueSql(missed), values);
    for (const { id, due_at } of rows) if (await urgeOne(platform, kind, id, due_at)) urged++;
    after = rows.at(-1)?.id ?? 0;
    if (rows.length < pageSize) return urged;
  }
}

async function urgeOne(platform: Asked, kind: Kind, id: number, dueAt: Instant): Promise<boolean> {
  const subject = await subjectOf(platform, id).catch(() => undefined);
  // Somebody went on with it between reading and urging.
  if (subject?.case.clock?.dueAt !== dueAt) return false;
  const name = commandId("oversight.urging", kind, id, dueAt);
  return !(await open(platform, systemActor, name, subject, kind)).repeated;
}

const later = (at: Instant, ms: number): Instant => new Date(Date.parse(at) + ms).toISOString();

/** Up to which due moments were urged: kept, so that a break in between is made up for. */
async function marks({ pool }: Asked): Promise<Partial<Record<Kind, Instant>>> {
  const { rows } = await pool.query<{ value: Partial<Record<Kind, Instant>> }>(
    "SELECT value FROM settings WHERE key = 'oversightMarks'",
  );
  return rows[0]?.value ?? {};
}

async function keepMarks({ pool }: Asked, value: Record<Kind, Instant>): Promise<void> {
  await pool.query(
    `INSERT INTO settings (key, value) VALUES ('oversightMarks', $1)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [JSON.stringify(value)],
  );
}
