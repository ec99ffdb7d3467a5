import { type OpenedCheckpoint, openSigned } from "@wuxing/tlog/checkpoint";
import { LogFault } from "@wuxing/tlog/fault";
import type { Policy } from "@wuxing/tlog/policy";
import { parseProof } from "@wuxing/tlog/proof";
import { hasherOf, ProofFault, verifyInclusion } from "@wuxing/tlog/tree";
import { opensTo } from "./commitment.ts";
import { type EntryRecord, type SealedField, sealedFields } from "./EntryRecord.ts";
import { parseRecord } from "./parseRecord.ts";
import type { Receipt } from "./Receipt.ts";
import { ReceiptFault } from "./ReceiptFault.ts";

/** What a receipt proves: that this record stands in the log, and what its commitments stand for as far as it shows. */
export interface VerifiedReceipt {
  readonly record: EntryRecord;
  readonly opened: readonly { readonly field: SealedField; readonly value: unknown }[];
  /** Of the leaf in the log, from 0. */
  readonly index: number;
  /** The checkpoint that the log signed; `witnessed` tells whether enough witnesses of the policy cosigned it. */
  readonly checkpoint: OpenedCheckpoint;
}

/** Checks a receipt offline against the logs and witnesses that the policy trusts. Throws ReceiptFault. */
export function verifyReceipt(receipt: Receipt, policy: Policy): VerifiedReceipt {
  const record = parseRecord(receipt.record);
  const opened = sealedFields.flatMap((field) => {
    const opening = receipt.opened[field];
    if (!opening) return [];
    if (opensTo(record.sealed[field] ?? "", opening)) return [{ field, value: opening.value }];
    throw new ReceiptFault(
      "notOpened",
      `回执里写的“${field}”与日志里的记录对不上`,
      `What the receipt says of “${field}” is not what the record in the log says`,
    );
  });
  return { record, opened, ...provenIn(receipt, policy) };
}

function provenIn(
  { record, proof }: Receipt,
  policy: Policy,
): { readonly index: number; readonly checkpoint: OpenedCheckpoint } {
  try {
    const { index, hashes, checkpoint: note } = parseProof(proof);
    const checkpoint = openSigned(note, policy);
    const leafHash = hasherOf().leaf(new TextEncoder().encode(record));
    verifyInclusion({ index, ...checkpoint.checkpoint, leafHash, proof: hashes });
    return { index, checkpoint };
  } catch (error) {
    if (error instanceof LogFault && error.code === "otherLog")
      throw new ReceiptFault(
        "otherLog",
        "这份回执属于另一个日志，不是这里信任的",
        "This receipt is of another log than those trusted here",
        error,
      );
    if (error instanceof LogFault || error instanceof ProofFault)
      throw new ReceiptFault(
        "notProven",
        "证明不成立：回执被改过，或这条记录不在这个日志里",
        "The proof does not hold: the receipt was changed, or the record is not in this log",
        error,
      );
    throw error;
  }
}
