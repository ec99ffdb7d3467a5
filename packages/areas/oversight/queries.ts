import type { Actor } from "@wuxing/kernel/procedure";
import { type CaseLine, type Colour, lineView, sealText } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import { procedureOf } from "@wuxing/platform/casework";
import { onlooker } from "@wuxing/platform/desk";
import { addVisible, Conditions, type LineRow, lineColumns, lineOf } from "@wuxing/platform/worklists";
import { colourOf } from "./colourOf.ts";

/** One thing that presses a case: who, what, since when, in which colour; `subject` is the case. */
export interface OversightLine {
  readonly line: CaseLine;
  readonly colour: Colour;
  readonly kind: string | null;
  readonly trigger: string | null;
  readonly criticised: boolean;
  readonly held: string | null;
  readonly subject: { readonly number: string; readonly title: string } | null;
}

interface Row extends LineRow {
  readonly kind: string | null;
  readonly trigger: string | null;
  readonly criticised: boolean;
  readonly held: string | null;
  readonly subject_number: string | null;
  readonly subject_title: string | null;
  readonly subject_sealed: boolean;
}

const atMost = 500;
const parties = ["assignedUnit", "coordinator", "leader"];
const types = ["oversight.urging", "oversight.supervision", "oversight.talk", "oversight.escalation"];

/** What is under way of those that an actor may see, the reddest and oldest first: five hundred at most. */
export async function oversightList(
  platform: Platform,
  actor: Actor,
  filter: { readonly unit?: string | undefined; readonly number?: string | undefined },
): Promise<readonly OversightLine[]> {
  const conditions = new Conditions();
  conditions.add("c.closed_at IS NULL AND c.waits_for = ANY(?) AND c.type = ANY(?)", parties, types);
  addVisible(conditions, actor);
  if (filter.unit) conditions.add("c.unit = ?", filter.unit);
  if (filter.number) conditions.add("c.data->>'number' = ?", filter.number);
  const { rows } = await platform.readAs(actor).query<Row>(
    `SELECT ${lineColumns}, c.data->>'kind' AS kind, c.data->>'trigger' AS trigger, c.data->>'held' AS held,
       COALESCE((c.data->>'criticised')::boolean, false) AS criticised, s.number AS subject_number,
       s.title AS subject_title, s.sealed_from IS NOT NULL AS subject_sealed
     FROM cases c LEFT JOIN cases p ON p.id = c.parent_id
       LEFT JOIN cases s ON s.id = CASE WHEN p.type LIKE 'oversight.%' THEN p.parent_id ELSE p.id END
     WHERE ${conditions.sql} ORDER BY c.opened_at LIMIT ${atMost}`,
    conditions.values,
  );
  const reader = onlooker(platform, actor, false);
  const order: Partial<Record<Colour, number>> = { red: 0, amber: 1, blue: 2 };
  return rows
    .map((row): OversightLine => {
      const source = lineOf(row);
      const due = source.due && { at: source.due.at, certain: source.due.certain };
      const colour = colourOf({ type: row.type, state: row.state, kind: row.kind, due }, reader.now);
      return {
        line: lineView(procedureOf(platform.casework, row.type), source, reader),
        colour,
        kind: row.kind,
        trigger: row.trigger,
        criticised: row.criticised,
        held: row.held,
        subject: row.subject_number === null ? null : { number: row.subject_number, title: titleOf(row) },
      };
    })
    .sort((a, b) => (order[a.colour] ?? 3) - (order[b.colour] ?? 3));
}

const titleOf = ({ subject_title: title, subject_sealed: sealed }: Row): string =>
  sealed ? sealText(title ?? "") : (title ?? "");

/** What is listed in public: no word of what a person said, but the unit, why, since when and how it stands. */
export interface ListedSupervision {
  readonly number: string;
  readonly matter: string;
  readonly trigger: string;
  readonly demand: string;
  readonly unit: string | null;
  readonly state: string;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly dueAt: string | null;
  readonly certain: boolean;
  readonly result: string | null;
}

/** The supervisions listed in public, open ones first, then those closed last: a hundred at most. */
export async function listedSupervisions({ pool }: Pick<Platform, "pool">): Promise<readonly ListedSupervision[]> {
  const { rows } = await pool.query<ListedSupervision>(
    `SELECT number, data->>'matter' AS matter, data->>'trigger' AS trigger, data->>'demand' AS demand, unit, state,
       opened_at AS "openedAt", closed_at AS "closedAt", due_at AS "dueAt", due_certain AS certain, data->>'result' AS result
     FROM cases WHERE type = 'oversight.supervision' AND published
     ORDER BY closed_at IS NOT NULL, closed_at DESC, opened_at LIMIT 100`,
  );
  return rows;
}
