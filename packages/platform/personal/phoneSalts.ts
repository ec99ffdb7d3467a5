import { createHmac } from "node:crypto";
import type { Pool } from "pg";
import type { OpenReporter } from "./openReporter.ts";
import { openReporters } from "./openReporter.ts";
import type { Vault } from "./Vault.ts";

/** The phone that was given with a case, and a salt (16 bytes) made from the person's own key. */
export interface SaltedPhone {
  readonly phone: string;
  readonly salt: Uint8Array;
}

const saltOf = (key: OpenReporter["key"], caseId: number): Uint8Array =>
  createHmac("sha256", key).update(`log/${caseId}`).digest().subarray(0, 16);

/**
 * For each of these cases that was brought with a phone, the phone and a salt to commit to it. The salt can be made as
 * long as the person's key is there; once it is destroyed, nobody can tell any more of which phone a commitment is.
 */
export async function phoneSalts(
  vault: Vault,
  db: Pick<Pool, "query">,
  caseIds: readonly number[],
): Promise<ReadonlyMap<number, SaltedPhone>> {
  const opened = caseIds.length > 0 ? await openReporters(vault, db, caseIds) : new Map<number, OpenReporter>();
  return new Map(
    [...opened].flatMap(([id, { key, data }]) =>
      data.phone ? [[id, { phone: data.phone, salt: saltOf(key, id) }] as const] : [],
    ),
  );
}
