import { LogFault } from "@wuxing/tlog/fault";

/** The most bytes a record of a log may have: its length is written in two bytes. */
export const longestRecord = 0xff_ff;

/** Records as a bundle: each after its length in two bytes (big-endian). Throws LogFault for one that is too long. */
export function encodeBundle(records: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(records.reduce((sum, record) => sum + 2 + record.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const record of records) {
    if (record.length > longestRecord) throw new LogFault("malformed", `a record of over ${longestRecord} bytes`);
    view.setUint16(at, record.length);
    bytes.set(record, at + 2);
    at += 2 + record.length;
  }
  return bytes;
}

/** The records of a bundle, as views of its bytes. Throws LogFault where its lengths do not add up. */
export function decodeBundle(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const records: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 2 <= bytes.length ? at + 2 + view.getUint16(at) : Number.POSITIVE_INFINITY;
    if (end > bytes.length) throw new LogFault("malformed", "a bundle ends within a record");
    records.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return records;
}
