import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import type { Pool } from "pg";
import { IssuerKeyFault } from "./IssuerKeyFault.ts";

/** One pair of keys that sign certificates: ES256 for wallets everywhere, SM2 beside it. */
export interface IssuerKey {
  readonly kid: string;
  readonly es256: KeyObject;
  /** The public half, as JWKS and wallets read it. */
  readonly jwk: EcJwk;
  /** The SM2 private key as 64 hexadecimal digits; node:crypto's SM2 is no GB/T 32918. */
  readonly sm2: string;
}

export interface EcJwk {
  readonly kty: "EC";
  readonly crv: "P-256";
  readonly x: string;
  readonly y: string;
}

/** The newest key signs; older ones still verify what they signed. */
export interface IssuerKeys {
  readonly all: readonly IssuerKey[];
  readonly current: IssuerKey;
  /** Whether the database keeps them: whoever has it can then issue. */
  readonly inDatabase: boolean;
}

const mark = "WXC";

/** A new key pair as CERTIFICATE_KEY takes it: `WXC+name+ES256+SM2`. */
export function newIssuerKey(kid: string): string {
  const { d } = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" });
  return [mark, kid, d, sm2Private()].join("+");
}

/** Below the order of the curve and not nothing: its first digits are FFFFFFFE. */
function sm2Private(): string {
  const bytes = randomBytes(32);
  bytes[0] = (bytes[0] ?? 0) & 0x7f;
  return bytes.toString("hex");
}

/** Reads keys parted by white space, the newest first. Throws IssuerKeyFault, which repeats no key. */
export function parseIssuerKeys(text: string): IssuerKeys {
  const all = text.split(/\s+/u).filter(Boolean).map(parseOne);
  const [current] = all;
  if (!current || new Set(all.map(({ kid }) => kid)).size !== all.length)
    throw new IssuerKeyFault(
      "CERTIFICATE_KEY 是空的，或有两个密钥同名：每个密钥一个名称，新的在前",
      "CERTIFICATE_KEY is empty or names two keys alike: each has a name of its own, the newest first",
    );
  return { all, current, inDatabase: false };
}

function parseOne(text: string): IssuerKey {
  const [, kid = "", d = "", sm2 = ""] = /^WXC\+([a-z0-9-]{1,40})\+([\w-]{43})\+([0-9a-f]{64})$/.exec(text) ?? [];
  try {
    const es256 = privateKey(Buffer.from(d, "base64url"));
    const { x = "", y = "" } = createPublicKey(es256).export({ format: "jwk" });
    return { kid, es256, jwk: { kty: "EC", crv: "P-256", x, y }, sm2 };
  } catch {
    throw new IssuerKeyFault(
      "CERTIFICATE_KEY 读不了：应为 WXC+名称+… 的一行，可用 npx wuxing certificates key 名称 生成",
      "CERTIFICATE_KEY cannot be read: a line WXC+name+…; npx wuxing certificates key NAME makes one",
    );
  }
}

// SEC 1 (RFC 5915) around the 32 bytes of a P-256 private key; the public half is reckoned from it.
const sec1 = [Buffer.from("30310201010420", "hex"), Buffer.from("a00a06082a8648ce3d030107", "hex")] as const;
const privateKey = (d: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([sec1[0], d, sec1[1]]), format: "der", type: "sec1" });

/** The keys given, or without them those that the database keeps; the first is made once. */
export async function openIssuerKeys(db: Pick<Pool, "query">, given: string | undefined): Promise<IssuerKeys> {
  if (given !== undefined) return parseIssuerKeys(given);
  await db.query(
    "INSERT INTO settings (key, value) VALUES ('certificateKeys', to_jsonb($1::text)) ON CONFLICT DO NOTHING",
    [newIssuerKey("city-1")],
  );
  const { rows } = await db.query<{ value: string }>("SELECT value FROM settings WHERE key = 'certificateKeys'");
  return { ...parseIssuerKeys(rows[0]?.value ?? ""), inDatabase: true };
}
