import { createHash } from "node:crypto";
import type { CallbackContext } from "@openid4vc/oauth2";
import { type EcJwk, verifyEs256 } from "@wuxing/platform/certificates";
import { z } from "zod";

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** A public key of a wallet: P-256 and nothing else. */
export const ecKey = z
  .object({ kty: z.literal("EC"), crv: z.literal("P-256"), x: coordinate, y: coordinate })
  .transform(({ kty, crv, x, y }): EcJwk => ({ kty, crv, x, y }));

/** What the library asks of us to check what wallets sign: by ES256 and the key that they show; nothing is asked outside. */
export const walletCallbacks = {
  hash: (data: Uint8Array, alg: string) => createHash(alg.replace("-", "")).update(data).digest(),
  signJwt: () => Promise.reject(new Error("nothing is signed here")),
  fetch: () => Promise.reject(new Error("nothing is asked outside")),
  clientAuthentication: () => Promise.reject(new Error("no client signs in here")),
  generateRandom: () => Promise.reject(new Error("no chance is needed")),
  verifyJwt: (signer, { compact }) => {
    const cut = compact.lastIndexOf(".");
    if (signer.method !== "jwk" || signer.alg !== "ES256") return { verified: false };
    const jwk = ecKey.safeParse(signer.publicJwk);
    if (!jwk.success || !verifyEs256(compact.slice(0, cut), compact.slice(cut + 1), jwk.data))
      return { verified: false };
    return { verified: true, signerJwk: signer.publicJwk };
  },
} satisfies Partial<CallbackContext>;
