import { hash } from "node:crypto";
import type { Sha256, WriteSha256 } from "@wuxing/tlog/tree";

// Every Buffer has it and Node's own `write` ends in it; only the types leave it out.
const { latin1Write } = Buffer.prototype as unknown as {
  latin1Write(this: Uint8Array, text: string, at: number, length: number): number;
};

/**
 * Writes the SHA-256 by node:crypto into bytes of the caller's. As a string of bytes the digest comes back several times as
 * quickly as in a buffer that node makes for each.
 */
export const writeSha256: WriteSha256 = (data, into, at) => {
  latin1Write.call(into, hash("sha256", data, "binary"), at, 32);
};

/** SHA-256 by node:crypto, for trees that the server keeps: 32 bytes. */
export const sha256: Sha256 = (data) => {
  const digest = Buffer.allocUnsafe(32);
  writeSha256(data, digest, 0);
  return digest;
};
