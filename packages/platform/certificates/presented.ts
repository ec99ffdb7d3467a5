import { type Day, dayOf, type Instant, startOfDay } from "@wuxing/kernel/calendar";
import type { Pool } from "pg";
import { type Holder, namesOf } from "./Holder.ts";
import { type TrustedIssuer, trustedIssuers } from "./issuers/TrustedIssuer.ts";

type Db = Pick<Pool, "query">;

/** A certificate of another issuer that a wallet showed; what it said is sealed under `claims`. */
export interface PresentedRow {
  readonly claims: string;
  readonly type: string;
  /** The issuer's code; `id` begins with it. */
  readonly issuer: string;
  readonly id: string;
  readonly fields: readonly string[];
  readonly expiresAt: Instant | null;
  /** Where its issuer tells how it stands, as its credential says it. */
  readonly status: unknown;
  readonly presentedAt: Instant;
}

const columns = `claims, type, issuer, id, fields, expires_at AS "expiresAt", status, presented_at AS "presentedAt"`;

/** Keeps what a wallet showed, with the use that it was shown for; null: for a form that may be handed in later. */
export async function notePresented(db: Db, holder: Holder, row: PresentedRow, usedBy: number | null): Promise<void> {
  const { claims, type, issuer, id, fields, expiresAt, status, presentedAt } = row;
  await db.query(
    `INSERT INTO certificate_presented (claims, holder_kind, holder, type, issuer, id, fields, expires_at, status,
       presented_at, used_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[claims, holder.kind, holder.id, type, issuer, id, fields, expiresAt],
      ...[status === undefined || status === null ? null : JSON.stringify(status), presentedAt, usedBy],
    ],
  );
}

/**
 * What a holder presented since a day of issuers that are trusted for the type on this day, and what has not run out; of
 * each type the latest first. That it still stands is asked of its issuer where it is used (`Certificates.assertStands`).
 */
export async function findPresented(
  db: Db,
  holder: Holder,
  types: readonly string[],
  { since, at }: { readonly since: Day; readonly at: Instant },
): Promise<readonly (PresentedRow & { readonly by: TrustedIssuer })[]> {
  if (types.length === 0) return [];
  const { rows } = await db.query<PresentedRow>(
    `SELECT ${columns} FROM certificate_presented
     WHERE holder_kind = $1 AND holder = ANY($2) AND type = ANY($3) AND presented_at >= $4
       AND (expires_at IS NULL OR expires_at > $5)
     ORDER BY type, presented_at DESC, id`,
    [holder.kind, await namesOf(db, holder), types, startOfDay(since), at],
  );
  if (rows.length === 0) return [];
  const trusted = await trustedIssuers(db, dayOf(at));
  return rows.flatMap((row) => {
    const by = trusted.find(
      ({ code, types: taken }) => code === row.issuer && taken.some((one) => one.type === row.type),
    );
    return by ? [{ ...row, by }] : [];
  });
}

/** The latest presentation of a certificate by this name that a holder made; undefined where he never did. */
export async function presentedAs(db: Db, holder: Holder, id: string): Promise<PresentedRow | undefined> {
  const { rows } = await db.query<PresentedRow>(
    `SELECT ${columns} FROM certificate_presented WHERE holder_kind = $1 AND holder = ANY($2) AND id = $3
     ORDER BY presented_at DESC LIMIT 1`,
    [holder.kind, await namesOf(db, holder), id],
  );
  return rows[0];
}

/** Notes that a use rests on a presentation: it is kept as long as the use. */
export async function markUsed(db: Db, claims: string, use: number): Promise<void> {
  await db.query("UPDATE certificate_presented SET used_by = COALESCE(used_by, $2) WHERE claims = $1", [claims, use]);
}

/** Takes a presentation for no proof any more: its issuer does not stand for it. What a use rests on stays sealed. */
export async function dropPresented(db: Db, { claims }: Pick<PresentedRow, "claims">): Promise<void> {
  await forget(db, "claims = $1", [claims]);
}

/** Forgets what was presented before a day and no use rests on, with what it said. */
export async function sweepPresented(db: Db, before: Day): Promise<void> {
  await forget(db, "presented_at < $1", [startOfDay(before)]);
}

const forget = (db: Db, which: string, values: readonly unknown[]): Promise<unknown> =>
  db.query(
    `WITH gone AS (DELETE FROM certificate_presented WHERE ${which} RETURNING claims, used_by)
     DELETE FROM certificate_claims c USING gone WHERE c.id = gone.claims AND gone.used_by IS NULL`,
    [...values],
  );
