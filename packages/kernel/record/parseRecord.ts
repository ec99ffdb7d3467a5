import { type EntryRecord, entryRecordSchema } from "./EntryRecord.ts";
import { unreadable } from "./ReceiptFault.ts";
import { recordText } from "./recordOf.ts";

/** The record of a leaf's text. Throws ReceiptFault for a text that is not the one way to write it. */
export function parseRecord(text: string): EntryRecord {
  try {
    const record = entryRecordSchema.parse(JSON.parse(text)) as EntryRecord;
    if (recordText(record) === text) return record;
  } catch (cause) {
    throw unreadable(cause);
  }
  throw unreadable("the record is not in canonical form");
}
