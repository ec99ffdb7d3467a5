import { createHash } from "node:crypto";
import { type Salts, saltSize } from "@wuxing/kernel/record";
import type { Vault } from "@wuxing/platform/personal";

/** Gives the salts of an entry's commitments; the same ones each time. */
export type SaltsOf = (caseId: number, seq: number) => Salts;

const fields = ["actor", "unit", "input", "changes", "effects"] as const;

/**
 * The salts of this database's log, drawn from a secret of the vault: whoever has its keys can open every commitment,
 * nobody else can. Each comes from SHAKE-256 keyed by the secret; the salt of the case number is one for a whole case.
 */
export function recordSalts(vault: Vault): SaltsOf {
  const secret = vault.hash("log", "salts");
  const draw = (name: string, bytes: number): Uint8Array =>
    createHash("shake256", { outputLength: bytes }).update(secret).update(name).digest();
  return (caseId, seq) => {
    const stream = draw(`entry/${caseId}/${seq}`, fields.length * saltSize);
    const salts = fields.map((field, i) => [field, stream.subarray(i * saltSize, (i + 1) * saltSize)] as const);
    return { case: draw(`case/${caseId}`, saltSize), ...(Object.fromEntries(salts) as Omit<Salts, "case">) };
  };
}
