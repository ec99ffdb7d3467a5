import type { FileHandle } from "node:fs/promises";

const endLength = 22;
const commentAtMost = 65_535;
const directoryAtMost = 1024 * 1024;

export interface ZipDirectory {
  readonly names: readonly string[];
  /** How many bytes its parts say they have unpacked. */
  readonly unpacked: number;
}

/**
 * What a zip archive says of its parts, read from its directory alone: nothing of it is unpacked, so a bomb stays shut.
 * Undefined where the directory cannot be read or is larger than any document's.
 */
export async function zipDirectory(file: FileHandle, size: number): Promise<ZipDirectory | undefined> {
  const tailLength = Math.min(size, endLength + commentAtMost);
  const tail = await read(file, size - tailLength, tailLength);
  const end = tail.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  if (end < 0 || tail.length - end < endLength) return undefined;
  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (length > directoryAtMost || start + length > size) return undefined;
  return partsIn(await read(file, start, length));
}

function partsIn(directory: Buffer): ZipDirectory | undefined {
  const names: string[] = [];
  let unpacked = 0;
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== 0x02_01_4b_50) return undefined;
    unpacked += directory.readUInt32LE(at + 24);
    const nameLength = directory.readUInt16LE(at + 28);
    names.push(directory.toString("utf8", at + 46, at + 46 + nameLength));
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return { names, unpacked };
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
