import { sha256 as plainSha256 } from "@noble/hashes/sha2.js";
import { type Sha256, sameHash } from "@wuxing/tlog/tree";
import { fromBase64Url, toBase64Url } from "./base64url.ts";
import { canonicalJson } from "./canonicalJson.ts";

/** Bytes of a salt: too many to find the value by trying all that it may be. */
export const saltSize = 16;

/** What opens a commitment: its salt (16 bytes in base64url) and the value that was committed to. */
export interface Disclosure {
  readonly salt: string;
  readonly value: unknown;
}

const utf8 = new TextEncoder();

/**
 * The commitment to a value: SHA-256 of the salt and the value's canonical JSON, as base64url. Without the salt nobody
 * can tell what it stands for; with it nobody can show another value. Throws RangeError for a salt of another length.
 */
export function commit(salt: Uint8Array, value: unknown, sha256: Sha256 = plainSha256): string {
  if (salt.length !== saltSize) throw new RangeError(`a salt has ${saltSize} bytes, not ${salt.length}`);
  const text = utf8.encode(canonicalJson(value));
  const bytes = new Uint8Array(saltSize + text.length);
  bytes.set(salt);
  bytes.set(text, saltSize);
  return toBase64Url(sha256(bytes));
}

/** Whether salt and value are those of the commitment. */
export function opensTo(commitment: string, { salt, value }: Disclosure): boolean {
  const [saltBytes, hash] = [fromBase64Url(salt), fromBase64Url(commitment)];
  if (saltBytes?.length !== saltSize || !hash) return false;
  return sameHash(fromBase64Url(commit(saltBytes, value)) ?? new Uint8Array(), hash);
}
