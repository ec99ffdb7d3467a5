import { randomBytes } from "node:crypto";
import type { Instant } from "@wuxing/kernel/calendar";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { findCase } from "@wuxing/platform/casework";
import type { Holder } from "@wuxing/platform/certificates";
import type { JWK } from "jose";
import type { UseData, Want } from "../UseData.ts";
import { newAnswerKey } from "./encryptedAnswer.ts";

export const requestLives = 15 * 60_000;

/** Who asks whom for what: a use's case says it, or a form that is being filled in. */
export interface AskedOf {
  readonly unit: string;
  readonly holder: Holder;
  /** 实施编码 of the item that it is for. */
  readonly item: string | null;
  readonly wants: readonly Want[];
  /** Of a form: the step in which the wallet was asked for, to which one comes back. */
  readonly step?: number;
}

/** A request to wallets (OpenID4VP), answered once. */
export interface RequestRow {
  readonly id: string;
  readonly caseId: number | null;
  readonly form: AskedOf | null;
  readonly nonce: string;
  readonly expiresAt: Instant;
  readonly answeredAt: Instant | null;
  /** To which the answer is encrypted; null once it came. */
  readonly key: JWK | null;
  /** Why the latest answer was not taken. */
  readonly fault: string | null;
}

type Needed = Pick<Platform, "pool" | "casework">;

/** Makes a request for a use, or for a form; gives its id. */
export async function makeRequest({ pool, casework }: Needed, asker: number | AskedOf): Promise<string> {
  const [id, nonce] = [randomBytes(18).toString("base64url"), randomBytes(24).toString("base64url")];
  const expiresAt = new Date(Date.parse(casework.now()) + requestLives).toISOString();
  const kept = await newAnswerKey();
  const [caseId, form] = typeof asker === "number" ? [asker, null] : [null, JSON.stringify(asker)];
  await pool.query(
    "INSERT INTO certificate_requests (id, case_id, form, nonce, expires_at, key) VALUES ($1, $2, $3, $4, $5, $6)",
    [id, caseId, form, nonce, expiresAt, JSON.stringify(kept)],
  );
  return id;
}

/** The request with this id, whatever became of it. */
export async function findRequest({ pool }: Pick<Platform, "pool">, id: string): Promise<RequestRow | undefined> {
  const { rows } = await pool.query<RequestRow>(
    `SELECT id, case_id AS "caseId", form, nonce, expires_at AS "expiresAt", answered_at AS "answeredAt", key, fault
     FROM certificate_requests WHERE id = $1`,
    [id],
  );
  return rows[0];
}

/** A request that can still be answered. Throws Refusal. */
export async function openRequest(platform: Needed, id: string): Promise<RequestRow> {
  const row = await findRequest(platform, id);
  if (row && row.answeredAt === null && row.expiresAt > platform.casework.now()) return row;
  throw new Refusal("notFound", t("这次用证请求已结束，请重新扫码", "This request is over; scan a new one"));
}

/** Who asks whom for what by a request. */
export async function askedBy({ pool }: Pick<Platform, "pool">, { caseId, form }: RequestRow): Promise<AskedOf> {
  if (form) return form;
  const c = caseId === null ? undefined : await findCase(pool, caseId);
  if (!c) throw new Error(`the use ${caseId} of a request is gone`);
  const { holder, item, wants } = c.data as unknown as UseData;
  return { unit: c.unit ?? "", holder, item, wants };
}

/** Uses a request up; false where it was answered before. Of two at once one is first. */
export async function useUp({ pool, casework }: Needed, id: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    "UPDATE certificate_requests SET answered_at = $2, key = NULL, fault = NULL WHERE id = $1 AND answered_at IS NULL",
    [id, casework.now()],
  );
  return rowCount === 1;
}

/** Keeps why an answer was not taken, for whoever waits before another screen; the request may be answered again. */
export async function noteRefused({ pool }: Pick<Platform, "pool">, id: string, fault: string): Promise<void> {
  await pool.query("UPDATE certificate_requests SET fault = $2 WHERE id = $1 AND answered_at IS NULL", [id, fault]);
}

/** Forgets requests of forms that ended more than a day ago; those of uses stand beside their cases. */
export async function sweepRequests({ pool, casework }: Needed): Promise<void> {
  await pool.query(
    "DELETE FROM certificate_requests WHERE form IS NOT NULL AND expires_at < $1::timestamptz - interval '1 day'",
    [casework.now()],
  );
}
