import type { Instant } from "@wuxing/kernel/calendar";
import type { Platform } from "@wuxing/platform/area";
import { findCertificate, type Holder, namesOf, openClaims } from "@wuxing/platform/certificates";
import type { Pool } from "pg";
import type { Shown, UseMode, Want } from "./UseData.ts";

/** A use as its holder and the unit find it. */
export interface UseLine {
  readonly caseId: number;
  readonly number: string;
  readonly holderKind: Holder["kind"];
  readonly holder: string;
  readonly unit: string;
  readonly mode: UseMode;
  readonly item: string | null;
  readonly itemName: string | null;
  readonly forCase: string | null;
  readonly purpose: string;
  readonly wants: readonly Want[];
  readonly shown: readonly Shown[];
  readonly state: string;
  readonly dueAt: Instant | null;
  readonly askedAt: Instant;
  readonly movedAt: Instant;
}

const columns = `case_id AS "caseId", number, holder_kind AS "holderKind", holder, unit, mode, item,
  item_name AS "itemName", for_case AS "forCase", purpose, wants, shown, state, due_at AS "dueAt",
  asked_at AS "askedAt", moved_at AS "movedAt"`;

/** The uses of a holder's certificates that wait for his answer, the latest first; never more than may be answered in a day. */
export async function usesWaitingFor(db: Pick<Pool, "query">, holder: Holder): Promise<readonly UseLine[]> {
  const { rows } = await db.query<UseLine>(
    `SELECT ${columns} FROM certificate_uses WHERE holder_kind = $1 AND holder = ANY($2) AND state = 'asked'
     ORDER BY asked_at DESC, case_id DESC LIMIT 50`,
    [holder.kind, await namesOf(db, holder)],
  );
  return rows;
}

/** So many uses of a holder's certificates from one on, the latest first, and how many there are; none that waits for him. */
export async function usesOf(
  db: Pick<Pool, "query">,
  holder: Holder,
  { from, size }: { readonly from: number; readonly size: number },
): Promise<{ readonly uses: readonly UseLine[]; readonly total: number }> {
  const names = await namesOf(db, holder);
  const own = "holder_kind = $1 AND state <> 'asked'";
  const { rows } = await db.query<UseLine>(
    `SELECT ${columns} FROM unnest($2::text[]) AS name CROSS JOIN LATERAL (
       SELECT * FROM certificate_uses WHERE holder = name AND ${own} ORDER BY asked_at DESC, case_id DESC LIMIT $3::int + $4::int) own
     ORDER BY asked_at DESC, case_id DESC LIMIT $3::int OFFSET $4::int`,
    [holder.kind, names, size, from],
  );
  const { rows: counted } = await db.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM certificate_uses WHERE holder = ANY($2) AND ${own}`,
    [holder.kind, names],
  );
  return { uses: rows, total: counted[0]?.total ?? 0 };
}

/** The uses that these units asked for, the latest first. */
export async function usesBy(
  db: Pick<Pool, "query">,
  units: readonly string[],
  most = 50,
): Promise<readonly UseLine[]> {
  const { rows } = await db.query<UseLine>(
    `SELECT ${columns} FROM unnest($1::text[]) AS by CROSS JOIN LATERAL (
       SELECT * FROM certificate_uses WHERE unit = by ORDER BY asked_at DESC LIMIT $2) own
     ORDER BY asked_at DESC LIMIT $2`,
    [units, most],
  );
  return rows;
}

/** The use with this number; undefined where there is none. */
export async function findUse(db: Pick<Pool, "query">, number: string): Promise<UseLine | undefined> {
  const { rows } = await db.query<UseLine>(`SELECT ${columns} FROM certificate_uses WHERE number = $1`, [number]);
  return rows[0];
}

/** The uses that these cases are. */
export async function usesByCase(db: Pick<Pool, "query">, cases: readonly number[]): Promise<readonly UseLine[]> {
  const { rows } = await db.query<UseLine>(
    `SELECT ${columns} FROM certificate_uses WHERE case_id = ANY($1::bigint[])`,
    [cases],
  );
  return rows;
}

/** Whether a use is of this holder's certificates. */
export const isUseOf = async (db: Pick<Pool, "query">, use: UseLine, holder: Holder): Promise<boolean> =>
  use.holderKind === holder.kind && (await namesOf(db, holder)).includes(use.holder);

/** What was shown in a use, and of it the fields consented to; empty before, and where it was erased since. */
export async function shownIn(
  { pool, casework }: Pick<Platform, "pool" | "casework">,
  { shown }: Pick<UseLine, "shown">,
): Promise<readonly (Pick<Shown, "id" | "type" | "issuer"> & { readonly claims: Readonly<Record<string, string>> })[]> {
  const sealed = await Promise.all(
    shown.map(async ({ id, claims }) => claims ?? (await findCertificate(pool, id))?.claims ?? ""),
  );
  const opened = await openClaims(pool, casework.vault, sealed.filter(Boolean));
  return shown.map(({ id, type, fields, issuer }, i) => {
    const claims = opened.get(sealed[i] ?? "") ?? {};
    return { id, type, issuer, claims: Object.fromEntries(fields.map((field) => [field, claims[field] ?? ""])) };
  });
}
