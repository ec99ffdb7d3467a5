import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";

const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");
const raw = /^[A-Za-z0-9_-]{43}$/u;

export interface Signature {
  readonly key: string;
  readonly signature: string;
}

/** This side's keys: the first signs, the others are still told to who asks, while the peer changes over. */
export interface OwnKeys {
  readonly sign: (text: string) => Signature;
  /** The public halves, as `peerKeys` takes them. */
  readonly publicKeys: readonly string[];
}

/** Whether one of the peer's keys signed a text. */
export type PeerKeys = (text: string, signature: Signature) => boolean;

/** The short name of a public key: the first eight bytes of its SHA-256. */
export const keyName = (publicKey: string): string =>
  createHash("sha256").update(Buffer.from(publicKey, "base64url")).digest().subarray(0, 8).toString("base64url");

/** Ed25519 seeds of 32 bytes in base64url, parted by white space, the one that signs first. Undefined for anything else. */
export function ownKeys(text: string): OwnKeys | undefined {
  const seeds = text.split(/\s+/u).filter(Boolean);
  if (seeds.length === 0 || !seeds.every((seed) => raw.test(seed))) return undefined;
  const privates = seeds.map((seed) =>
    createPrivateKey({ key: Buffer.concat([pkcs8, Buffer.from(seed, "base64url")]), format: "der", type: "pkcs8" }),
  );
  const publicKeys = privates.map((key) => String(createPublicKey(key).export({ format: "jwk" }).x));
  const [first, name] = [privates[0] as KeyObject, keyName(publicKeys[0] ?? "")];
  return {
    sign: (said) => ({ key: name, signature: sign(null, Buffer.from(said), first).toString("base64url") }),
    publicKeys,
  };
}

/** Public Ed25519 keys (`x` of RFC 8037) parted by white space. Undefined for anything else. */
export function peerKeys(text: string): PeerKeys | undefined {
  const given = text.split(/\s+/u).filter(Boolean);
  if (given.length === 0 || !given.every((x) => raw.test(x))) return undefined;
  const known = new Map(
    given.map((x) => [keyName(x), createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" })]),
  );
  return (said, { key, signature }) => {
    const publicKey = known.get(key);
    return publicKey !== undefined && verify(null, Buffer.from(said), publicKey, Buffer.from(signature, "base64url"));
  };
}
