import { ed25519 } from "@noble/curves/ed25519.js";
import { LogFault } from "@wuxing/tlog/fault";
import {
  formatKeyMaterial,
  type KeyType,
  parseKeyMaterial,
  splitKey,
  type VerifierKey,
  verifierKey,
} from "./VerifierKey.ts";

/** A private key with the name it signs under, as Go's sumdb/note writes it. Whoever has it can sign for the log. */
export interface SigningKey {
  readonly verifier: VerifierKey;
  /** The Ed25519 seed: 32 bytes (RFC 8032 §5.1.5). */
  readonly seed: Uint8Array;
}

/** What signs under a verifier key. Where the private key lies is its own affair: in memory, node:crypto or a module. */
export interface Signer {
  readonly key: VerifierKey;
  /** The Ed25519 signature of a message: 64 bytes. */
  readonly sign: (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;
}

const prefix = "PRIVATE+KEY+";

/** The signing key of a seed of 32 random bytes. Throws LogFault for a wrong name or length. */
export function signingKey(name: string, seed: Uint8Array, type: KeyType = "ed25519"): SigningKey {
  if (seed.length !== 32) throw new LogFault("malformed", "a seed has 32 bytes");
  return { verifier: verifierKey(name, ed25519.getPublicKey(seed), type), seed };
}

/** Reads `PRIVATE+KEY+name+id+base64(type ‖ seed)`. Throws LogFault, whose reason never holds the key. */
export function parseSigningKey(text: string): SigningKey {
  if (!text.startsWith(prefix)) throw new LogFault("malformed", `a signing key begins with ${prefix}`);
  const { name, id, key } = splitKey(text.slice(prefix.length));
  const { type, bytes } = parseKeyMaterial(key);
  const parsed = signingKey(name, bytes, type);
  if (id !== parsed.verifier.id) throw new LogFault("malformed", "the signing key's id is not its hash");
  return parsed;
}

/** A signing key as one line of text, as `parseSigningKey` reads it: to be kept secret. */
export const formatSigningKey = ({ verifier, seed }: SigningKey): string =>
  `${prefix}${verifier.name}+${verifier.id}+${formatKeyMaterial(verifier.type, seed)}`;

/** A signer that runs anywhere. A server signs more quickly with node:crypto. */
export const signerOf = ({ verifier, seed }: SigningKey): Signer => ({
  key: verifier,
  sign: (message) => ed25519.sign(message, seed),
});
