import { createPublicKey, verify } from "node:crypto";
import type { VerifyEd25519 } from "@wuxing/tlog/note";

/** Verifies by node:crypto, for a server that verifies its own head at every signing. Throws for what is no public key. */
export const verifyEd25519: VerifyEd25519 = (signature, message, publicKey) => {
  const jwk = { kty: "OKP", crv: "Ed25519", x: Buffer.from(publicKey).toString("base64url") };
  return verify(null, message, createPublicKey({ key: jwk, format: "jwk" }), signature);
};
