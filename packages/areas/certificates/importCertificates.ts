import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import type { Text } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId } from "@wuxing/platform/casework";
import { z } from "zod";
import { holderOf } from "./holderOf.ts";
import { checkCertificate, issueCertificate } from "./issueCertificate.ts";
import { notIssuedHere, typesIssuedBy } from "./mayIssue.ts";

const day = z.iso.date({ error: "应为 2026-11-26 这样的日期 | A day is written 2026-11-26" });

/** A certificate that the city issued before, as a row of a table. */
export const importedRow = z.object({
  type: z.string().max(40),
  holder: z.string().max(40),
  validFrom: day,
  validUntil: day.optional(),
  claims: z.record(z.string().max(60), z.string().max(500)),
});
type ImportedRow = z.output<typeof importedRow>;

export interface ImportFault {
  /** From 1. */
  readonly row: number;
  readonly column: string;
  readonly reason: Text;
}

export interface ImportReport {
  readonly rows: number;
  readonly faults: readonly ImportFault[];
  /** How many were issued; 0 for a dry run, and where anything is at fault. */
  readonly issued: number;
}

/**
 * Takes certificates over that a unit issued before: all rows are checked first, and where one is at fault none is
 * taken. Sent again under the same command, nothing is issued twice.
 */
export async function importCertificates(
  platform: Pick<Platform, "pool" | "casework" | "intake" | "city">,
  asked: {
    readonly unit: string;
    readonly rows: readonly ImportedRow[];
    readonly dryRun: boolean;
    readonly commandId: string;
  },
  actor: Actor,
): Promise<ImportReport> {
  const { unit, rows, dryRun } = asked;
  const faults: ImportFault[] = [];
  const ready = [];
  const issues = await typesIssuedBy(platform, [unit]);
  for (const [i, { holder: typed, validUntil = null, ...row }] of rows.entries()) {
    try {
      const certificate = { ...row, validUntil, unit, holder: await holderOf(platform, typed) };
      checkCertificate(certificate);
      if (!issues.has(certificate.type)) throw notIssuedHere(certificate.type);
      ready.push(certificate);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      faults.push(...error.faults.map(({ field, reason }) => ({ row: i + 1, column: field, reason })));
    }
  }
  if (dryRun || faults.length > 0) return { rows: rows.length, faults, issued: 0 };
  for (const [i, certificate] of ready.entries())
    await issueCertificate(platform, certificate, actor, commandId("import", asked.commandId, i));
  return { rows: rows.length, faults, issued: ready.length };
}
