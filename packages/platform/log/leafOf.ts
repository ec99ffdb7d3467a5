import type { Entry, Procedure } from "@wuxing/kernel/procedure";
import { commit, recordOf, recordText, type Shown } from "@wuxing/kernel/record";
import type { SaltedPhone } from "@wuxing/platform/personal";
import { sha256 } from "@wuxing/platform/sha256";
import type { SaltsOf } from "./recordSalts.ts";
import { shownOf } from "./shownOf.ts";

export interface LeafSource {
  readonly procedures: ReadonlyMap<string, Procedure>;
  readonly saltsOf: SaltsOf;
}

/** An entry as it is read to become a leaf: with its case's number, and who asked where it opens a case. */
export interface EntryToLog {
  readonly entry: Entry;
  readonly number: string;
  readonly phone: SaltedPhone | undefined;
}

/** What stands behind the commitment to who asked. */
export const reporterValue = ({ phone }: SaltedPhone): { readonly phone: string } => ({ phone });

/**
 * The text of an entry's leaf. `shown` as in a leaf that was written before: what procedures show may change, leaves do
 * not; and so with `reporter`, which cannot be made again once a person's key is destroyed.
 */
export function leafOf(
  { procedures, saltsOf }: LeafSource,
  { entry, number, phone }: EntryToLog,
  shown: Shown = shownOf(procedures.get(entry.type), entry),
  reporter: string | undefined = phone && commit(phone.salt, reporterValue(phone), sha256),
): string {
  return recordText(recordOf(entry, number, saltsOf(entry.caseId, entry.seq), shown, reporter, sha256));
}
