export { canonicalJson } from "./canonicalJson.ts";
export { commit, type Opening, opensTo, saltSize } from "./commitment.ts";
export {
  type EntryEffects,
  type EntryRecord,
  entryRecordSchema,
  entryVersion,
  type SealedField,
  sealedFields,
} from "./EntryRecord.ts";
export { type Receipt, receiptSchema, receiptVersion } from "./Receipt.ts";
export { recordOf, recordText, type Salts, type Shown, sealedValues } from "./recordOf.ts";
