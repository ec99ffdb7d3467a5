import type { Instant } from "@wuxing/kernel/calendar";
import type { Pool } from "pg";

/**
 * By what somebody has shown whose data he may see: cases whose number and phone he gave; or that a phone is his, by a
 * code sent to it (its keyed hash, see `Vault.hashPhone`).
 */
export interface Proof {
  readonly cases?: readonly number[];
  readonly phoneHash?: Buffer;
}

/** What is held of a person in one case, masked, with what he agreed to. */
export interface Held {
  readonly caseId: number;
  readonly person: string | null;
  readonly name: string;
  readonly phone: string;
  readonly consentedAt: Instant | null;
  /** The version of the text that he agreed to. */
  readonly consent: string | null;
  readonly withdrawnAt: Instant | null;
  readonly erasedAt: Instant | null;
  /** Since when his wish to have it erased waits for the case to close. */
  readonly erasureAskedAt: Instant | null;
}

/**
 * What is held for who shows a proof, newest first. A number and a phone prove one case and not the person: others may
 * know both, so they open no further case of the same phone.
 */
export async function heldFor(db: Pick<Pool, "query">, { cases = [], phoneHash }: Proof): Promise<Held[]> {
  const { rows } = await db.query<Held>(
    `SELECT case_id AS "caseId", person, masked_name AS name, masked_phone AS phone, consented_at AS "consentedAt",
       consent, withdrawn_at AS "withdrawnAt", erased_at AS "erasedAt", asked_at AS "erasureAskedAt"
     FROM reporters LEFT JOIN erasure_requests USING (case_id) WHERE case_id = ANY($1) OR person = (SELECT k.person FROM people_keys k WHERE k.phone_hash = $2) ORDER BY case_id DESC`,
    [cases, phoneHash ?? null],
  );
  return rows;
}
