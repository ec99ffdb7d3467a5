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
export { parseReceipt } from "./parseReceipt.ts";
export { parseRecord } from "./parseRecord.ts";
export { type Receipt, receiptSchema, receiptVersion } from "./Receipt.ts";
export { ReceiptFault, type ReceiptFaultCode } from "./ReceiptFault.ts";
export { isReceiptCode, receiptCodes, receiptMark } from "./receiptCodes.ts";
export { recordOf, recordText, type Salts, type Shown, sealedValues } from "./recordOf.ts";
export { type VerifiedReceipt, verifyReceipt } from "./verifyReceipt.ts";
