import type { Instant } from "@wuxing/kernel/calendar";
import type { Pool } from "pg";
import type { RegisterName } from "./registers.ts";

export interface RegisterEntry {
  readonly id: number;
  readonly register: RegisterName;
  readonly key: string;
  readonly at: Instant;
  readonly actor: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly source: string;
  readonly reason: string;
  readonly effectiveOn: string;
}

export interface EntryFilter {
  readonly register?: RegisterName | undefined;
  /** The key itself, or its beginning up to a slash: all posts of a person. */
  readonly key?: string | undefined;
  /** A person or unit that the rows before or after name anywhere. */
  readonly about?: string | undefined;
  readonly actor?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** The number of the last entry of the page before. */
  readonly cursor?: number | undefined;
}

const pageSize = 50;

/** The register's history, newest first, a page at a time; days are days in China, the last one included. */
export async function findRegisterEntries(
  pool: Pool,
  filter: EntryFilter,
): Promise<{ readonly entries: readonly RegisterEntry[]; readonly next: number | null }> {
  const { register, key, about, actor, from, until, cursor } = filter;
  const { rows } = await pool.query<RegisterEntry>(
    `SELECT id, register, key, at, actor, before, after, source, reason, effective_on AS "effectiveOn"
     FROM register_entries
     WHERE ($1::text IS NULL OR register = $1)
       AND ($2::text IS NULL OR key = $2 OR starts_with(key, $2 || '/'))
       AND ($3::text IS NULL OR actor = $3)
       AND ($4::date IS NULL OR at >= $4::date::timestamp AT TIME ZONE 'Asia/Shanghai')
       AND ($5::date IS NULL OR at < ($5::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')
       AND ($6::bigint IS NULL OR id < $6)
       AND ($7::text IS NULL OR jsonb_path_exists(COALESCE(after, before), '$.* ? (@ == $who)', jsonb_build_object('who', $7)))
     ORDER BY id DESC LIMIT $8`,
    [register, key, actor, from, until, cursor, about, pageSize + 1].map((value) => value ?? null),
  );
  const entries = rows.slice(0, pageSize);
  return { entries, next: rows.length > pageSize ? (entries.at(-1)?.id ?? null) : null };
}
