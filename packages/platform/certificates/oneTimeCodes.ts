import { createHash, randomBytes, randomInt } from "node:crypto";
import type { Instant } from "@wuxing/kernel/calendar";
import type { Pool } from "pg";
import type { Holder } from "./Holder.ts";

type Db = Pick<Pool, "query">;
/** `use`: shown at a counter; `offer`: fetched by a wallet; `token` and `nonce` (of these only used ones are kept): between a wallet and us. */
type CodeKind = "use" | "offer" | "token" | "nonce";

export interface TakenCode {
  readonly holder: Holder | undefined;
  readonly content: Readonly<Record<string, unknown>>;
}

/** What is kept of a code. */
export const hashOfCode = (kind: CodeKind, code: string): Buffer =>
  createHash("sha256").update(`${kind}\0${code}`).digest();

/** Digits that a person reads out or a counter types; longer ones for machines. */
const newCode = (kind: CodeKind): string =>
  kind === "use"
    ? Array.from({ length: 12 }, () => String(randomInt(10))).join("")
    : randomBytes(32).toString("base64url");

/** Makes a code that works once until it expires; only its hash is kept. */
export async function makeCode(
  db: Db,
  kind: CodeKind,
  given: { readonly holder?: Holder; readonly content: object; readonly at: Instant; readonly minutes: number },
): Promise<{ readonly code: string; readonly expiresAt: Instant }> {
  const code = newCode(kind);
  const expiresAt = new Date(Date.parse(given.at) + given.minutes * 60_000).toISOString();
  await db.query(
    `INSERT INTO certificate_codes (code_hash, kind, holder_kind, holder, content, made_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[hashOfCode(kind, code), kind, given.holder?.kind ?? null, given.holder?.id ?? null],
      ...[JSON.stringify(given.content), given.at, expiresAt],
    ],
  );
  return { code, expiresAt };
}

/** Uses a code up: what it stands for, or undefined where it is unknown, used or expired. Of two at once one gets it. */
export async function takeCode(db: Db, kind: CodeKind, code: string, at: Instant): Promise<TakenCode | undefined> {
  const { rows } = await db.query<{ kind: Holder["kind"] | null; id: string | null; content: TakenCode["content"] }>(
    `UPDATE certificate_codes SET used_at = $3
     WHERE code_hash = $1 AND kind = $2 AND used_at IS NULL AND expires_at > $3
     RETURNING holder_kind AS kind, holder AS id, content`,
    [hashOfCode(kind, code), kind, at],
  );
  const row = rows[0];
  if (!row) return undefined;
  return { holder: row.kind && row.id !== null ? { kind: row.kind, id: row.id } : undefined, content: row.content };
}

/** What a code stands for, without using it up. */
export async function peekCode(
  db: Db,
  kind: CodeKind,
  code: string,
  at: Instant,
): Promise<TakenCode["content"] | undefined> {
  const { rows } = await db.query<{ content: TakenCode["content"] }>(
    "SELECT content FROM certificate_codes WHERE code_hash = $1 AND kind = $2 AND used_at IS NULL AND expires_at > $3",
    [hashOfCode(kind, code), kind, at],
  );
  return rows[0]?.content;
}

/** Forgets codes that ended more than a day ago. */
export async function sweepCodes(db: Db, at: Instant): Promise<void> {
  await db.query("DELETE FROM certificate_codes WHERE expires_at < $1::timestamptz - interval '1 day'", [at]);
}
