import { ed25519 } from "@noble/curves/ed25519.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { LogFault } from "@wuxing/tlog/fault";
import { isBy, type Note, type NoteSignature } from "./Note.ts";
import { cosignedMessage } from "./signNote.ts";
import type { VerifierKey } from "./VerifierKey.ts";

/** Whether an Ed25519 signature (64 bytes) of a message holds under a public key (32 bytes). */
export type VerifyEd25519 = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;

/** A signature that holds. */
export interface Verified {
  readonly key: VerifierKey;
  /** When a cosigner signed, in seconds since 1970. */
  readonly time?: number;
}

/** Runs anywhere, by the rules of RFC 8032. A server verifies more quickly with node:crypto. */
const plainVerify: VerifyEd25519 = (signature, message, publicKey) =>
  ed25519.verify(signature, message, publicKey, { zip215: false });

/**
 * The signatures of a note by keys that the caller trusts, one for each line; others are passed over. Throws LogFault
 * where none is there, and where one that claims to be of a trusted key does not hold.
 */
export function verifyNote(
  note: Note,
  keys: readonly VerifierKey[],
  verify: VerifyEd25519 = plainVerify,
): [Verified, ...Verified[]] {
  const [first, ...more] = note.signatures.flatMap((signature) => {
    const key = keys.find((known) => isBy(signature, known));
    return key ? [verified(note.text, signature, key, verify)] : [];
  });
  if (!first) throw new LogFault("unsigned", "no trusted key has signed the note");
  return [first, ...more];
}

function verified(text: string, { bytes }: NoteSignature, key: VerifierKey, verify: VerifyEd25519): Verified {
  const time = key.type === "cosignature" ? timeOf(bytes, key) : undefined;
  const signature = time === undefined ? bytes : bytes.subarray(8);
  const message = time === undefined ? utf8ToBytes(text) : cosignedMessage(text, time);
  if (signature.length !== 64 || !holds(() => verify(signature, message, key.publicKey)))
    throw new LogFault("forged", `the signature of ${key.name} does not hold`);
  return time === undefined ? { key } : { key, time };
}

/** A library may throw at bytes that are no point of the curve: such a signature does not hold. */
function holds(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}

function timeOf(bytes: Uint8Array, key: VerifierKey): number {
  const time = bytes.length < 8 ? 0 : Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0));
  if (time === 0 || !Number.isSafeInteger(time))
    throw new LogFault("forged", `the cosignature of ${key.name} has no time that can be`);
  return time;
}
