import { crc32, inflateRawSync } from "node:zlib";

const endMark = Buffer.from("PK\u0005\u0006", "latin1");
const [endLength, entryLength, localLength] = [22, 46, 30];
const [stored, deflated] = [0, 8];

/** Files of a zip by their names. */
export type Unpacked = Readonly<Record<string, Uint8Array>>;

/**
 * The files of a zip, each unpacked no further than all of them together may go: what the archive says of its sizes is not
 * believed. "tooLarge" beyond `atMost` bytes, "broken" where it cannot be read.
 */
export function unpack(bytes: Uint8Array, atMost: number): Unpacked | "tooLarge" | "broken" {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files: Record<string, Uint8Array> = {};
  let left = atMost;
  try {
    for (const entry of entriesOf(zip)) {
      if (entry.name.endsWith("/")) continue;
      const content = contentOf(zip, entry, left);
      if (content === "tooLarge") return content;
      left -= content.length;
      files[entry.name] = content;
    }
  } catch {
    return "broken";
  }
  return files;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly check: number;
  readonly packed: number;
  readonly at: number;
}

/** The archive's directory. Throws where it is none. */
function entriesOf(zip: Buffer): Entry[] {
  const end = zip.lastIndexOf(endMark);
  if (end < 0) throw new RangeError("no directory");
  const count = zip.readUInt16LE(end + endLength - 12);
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(end + endLength - 6);
  for (let n = 0; n < count; n++) {
    if (zip.readUInt32LE(at) !== 0x02_01_4b_50) throw new RangeError("no entry");
    const length = zip.readUInt16LE(at + 28);
    entries.push({
      name: zip.toString("utf8", at + entryLength, at + entryLength + length),
      method: zip.readUInt16LE(at + 10),
      check: zip.readUInt32LE(at + 16),
      packed: zip.readUInt32LE(at + 20),
      at: zip.readUInt32LE(at + 42),
    });
    at += entryLength + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function contentOf(zip: Buffer, { method, check, packed, at }: Entry, atMost: number): Buffer | "tooLarge" {
  const start = at + localLength + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  const body = zip.subarray(start, start + packed);
  if (method !== stored && method !== deflated) throw new RangeError("another way of packing");
  const content = method === stored ? body : inflate(body, atMost);
  if (content === "tooLarge" || content.length > atMost) return "tooLarge";
  if (crc32(content) !== check) throw new RangeError("damaged");
  return content;
}

function inflate(body: Buffer, atMost: number): Buffer | "tooLarge" {
  try {
    return inflateRawSync(body, { maxOutputLength: Math.max(atMost, 1) });
  } catch (error) {
    if ((error as { code?: unknown }).code === "ERR_BUFFER_TOO_LARGE") return "tooLarge";
    throw error;
  }
}
