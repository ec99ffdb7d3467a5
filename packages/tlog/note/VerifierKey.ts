import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { fromBase64, toBase64 } from "@wuxing/tlog/encoding";
import { LogFault } from "@wuxing/tlog/fault";

/** How a key signs: `ed25519` the text of the note; `cosignature` a checkpoint together with the time (cosignature/v1). */
export type KeyType = "ed25519" | "cosignature";

const typeBytes: Readonly<Record<KeyType, number>> = { ed25519: 0x01, cosignature: 0x04 };

/** A public key with the name it signs under (C2SP signed-note, “Verifier keys”). */
export interface VerifierKey {
  readonly name: string;
  /** The first four bytes, in hex, of the hash of name, type and key: tells keys of one name apart, proves nothing. */
  readonly id: string;
  readonly type: KeyType;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
}

const keySize = 32;

/** A verifier key of a name and an Ed25519 public key of 32 bytes. Throws LogFault where they cannot be one. */
export function verifierKey(name: string, publicKey: Uint8Array, type: KeyType = "ed25519"): VerifierKey {
  assertKeyName(name);
  if (publicKey.length !== keySize) throw new LogFault("malformed", `a public key has ${keySize} bytes`);
  const named = concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(typeBytes[type]), publicKey);
  return { name, id: bytesToHex(sha256(named).subarray(0, 4)), type, publicKey };
}

/** Reads `name+id+base64(type ‖ key)`. Throws LogFault where it is no key, of another type, or its id is wrong. */
export function parseVerifierKey(text: string): VerifierKey {
  const { name, id, key } = splitKey(text);
  const { type, bytes } = parseKeyMaterial(key);
  const parsed = verifierKey(name, bytes, type);
  if (id !== parsed.id) throw new LogFault("malformed", "the verifier key's id is not its hash");
  return parsed;
}

/** A verifier key as one line of text, as `parseVerifierKey` reads it. */
export const formatVerifierKey = ({ name, id, type, publicKey }: VerifierKey): string =>
  `${name}+${id}+${formatKeyMaterial(type, publicKey)}`;

/** Name, id and the rest: the rest is Base64 and may hold further pluses. */
export function splitKey(text: string): { readonly name: string; readonly id: string; readonly key: string } {
  const [name = "", id = "", ...rest] = text.split("+");
  return { name, id, key: rest.join("+") };
}

export const formatKeyMaterial = (type: KeyType, bytes: Uint8Array): string =>
  toBase64(concatBytes(Uint8Array.of(typeBytes[type]), bytes));

export function parseKeyMaterial(text: string): { readonly type: KeyType; readonly bytes: Uint8Array } {
  const bytes = fromBase64(text);
  const type = (Object.keys(typeBytes) as KeyType[]).find((name) => typeBytes[name] === bytes?.[0]);
  if (!bytes || !type) throw new LogFault("malformed", "the key is not Base64, or of a type that is not read here");
  if (bytes.length !== 1 + keySize) throw new LogFault("malformed", `a key has ${keySize} bytes`);
  return { type, bytes: bytes.slice(1) };
}

/** A key's name is not empty and holds no space, no plus and no control character (C2SP signed-note, “Format”). */
export const isKeyName = (name: string): boolean => name.isWellFormed() && /^[^\s\p{Z}\p{Cc}+]+$/u.test(name);

function assertKeyName(name: string): void {
  if (!isKeyName(name)) throw new LogFault("malformed", "a key's name is not empty and holds no space and no plus");
}
