import {
  type Disclosure,
  opensTo,
  parseRecord,
  type Receipt,
  receiptVersion,
  type SealedField,
  sealedValues,
} from "@wuxing/kernel/record";
import type { Log } from "./Log.ts";
import { reporterValue } from "./leafOf.ts";
import type { OpenTree } from "./openTree.ts";
import { findEntryLeaf, type ProvenLeaf, prove } from "./proofs.ts";
import { type PlacedEntry, readEntries } from "./readEntries.ts";

/** A receipt, with the leaf that it is of. */
export interface ProvenReceipt {
  readonly receipt: Receipt;
  readonly leaf: ProvenLeaf;
}

/**
 * The receipt of an entry that opens these commitments, for somebody who knows what stands behind them; undefined while
 * the entry is not integrated. Who asked is left out once his key is destroyed. Throws where the row is not the one that
 * was logged.
 */
export async function receiptOf(
  log: Log,
  openTree: OpenTree,
  caseId: number,
  seq: number,
  fields: readonly SealedField[],
): Promise<ProvenReceipt | undefined> {
  const found = await findEntryLeaf(log.pool, caseId, seq);
  const leaf = found && (await prove(log, openTree, found));
  const [placed] = await readEntries(log.vault, log.pool, "e.case_id = $1 AND e.seq = $2", [caseId, seq]);
  if (!leaf || !placed) return undefined;
  const { sealed } = parseRecord(leaf.record);
  const opened = fields.flatMap((field) => {
    const opening = openingOf(log, placed, field);
    if (!opening) return [];
    if (!opensTo(sealed[field] ?? "", opening))
      throw new Error(`${field} of entry ${caseId}/${seq} is not what the log says`);
    return [[field, opening] as const];
  });
  const { record, proof } = leaf;
  return { receipt: { format: receiptVersion, record, opened: Object.fromEntries(opened), proof }, leaf };
}

function openingOf(
  { saltsOf }: Log,
  { entry, number, phone }: PlacedEntry,
  field: SealedField,
): Disclosure | undefined {
  const salt = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");
  if (field === "reporter") return phone && { salt: salt(phone.salt), value: reporterValue(phone) };
  return { salt: salt(saltsOf(entry.caseId, entry.seq)[field]), value: sealedValues(entry, number)[field] };
}
