import { createHash } from "node:crypto";

/** An SM2 signature (GB/T 32918.2) beside the ES256 one, over the same bytes; all in hexadecimal. */
export interface Sm2Signature {
  readonly alg: "SM2-SM3";
  readonly kid: string;
  /** SM3 of the signed bytes (GB/T 32905): what registers of other systems compare. */
  readonly sm3: string;
  /** r and s, 32 bytes each. */
  readonly signature: string;
}

/** The user identity of GB/T 32918.2 where nothing else was agreed (GM/T 0009). */
const userId = "1234567812345678";

/** Loaded when something is first signed: most servers never need it. */
const library = async () => (await import("sm-crypto-v2")).sm2;

/** SM3 by node:crypto, which has it right (unlike its SM2). */
export const sm3 = (bytes: Uint8Array): string => createHash("sm3").update(bytes).digest("hex");

/** Signs bytes with an SM2 private key of 64 hexadecimal digits. */
export async function signSm2(bytes: Uint8Array, key: { kid: string; sm2: string }): Promise<Sm2Signature> {
  const sm2 = await library();
  const publicKey = sm2.getPublicKeyFromPrivateKey(key.sm2);
  const signature = sm2.doSignature(bytes, key.sm2, { hash: true, publicKey, userId });
  return { alg: "SM2-SM3", kid: key.kid, sm3: sm3(bytes), signature };
}

/** Whether an SM2 signature over these bytes is that of the public key (130 hexadecimal digits, 04 first). */
export async function verifySm2(bytes: Uint8Array, signature: string, publicKey: string): Promise<boolean> {
  if (!/^[0-9a-f]{128}$/iu.test(signature)) return false;
  return (await library()).doVerifySignature(bytes, signature, publicKey, { hash: true, userId });
}

/** The public key of an SM2 private key, 130 hexadecimal digits. */
export const sm2PublicKey = async (privateKey: string): Promise<string> =>
  (await library()).getPublicKeyFromPrivateKey(privateKey);
