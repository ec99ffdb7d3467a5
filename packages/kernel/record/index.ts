export { canonicalJson } from "./canonicalJson.ts";
export { commit, type Disclosure, opensTo, saltSize } from "./commitment.ts";
export {
  type EntryEffects,
  type EntryRecord,
  entryRecordSchema,
  entryVersion,
  type SealedField,
  sealedFields,
} from "./EntryRecord.ts";
export { type Receipt, receiptSchema, receiptVersion } from "./Receipt.ts";
export { ReceiptFault, type ReceiptFaultCode } from "./ReceiptFault.ts";
export { recordOf, recordText, type Salts, type Shown, sealedValues } from "./recordOf.ts";
export { parseReceipt, parseRecord, type VerifiedReceipt, verifyReceipt } from "./verifyReceipt.ts";
