import type { Platform } from "@wuxing/platform/area";
import { makeNonce, noteOnce, takeNonce } from "@wuxing/platform/certificates";
import type { FastifyReply, FastifyRequest } from "fastify";
import { allowOwnScheme } from "./allowOwnScheme.ts";
import { walletCallbacks } from "./walletCallbacks.ts";

/** How far the clock of a wallet may be off, in seconds. */
const skew = 60;

/** A proof that is not taken (RFC 9449 §5, §9), by the error that the wallet is told. */
export class DpopFault extends Error {
  readonly error: "invalid_dpop_proof" | "use_dpop_nonce";

  constructor(error: DpopFault["error"], cause?: unknown) {
    super(error, { cause });
    this.name = "DpopFault";
    this.error = error;
  }
}

/** The proof that a request brings; undefined where it brings none. Throws DpopFault for several. */
export function dpopOf({ headers }: Pick<FastifyRequest, "headers">): string | undefined {
  const { dpop } = headers;
  if (Array.isArray(dpop) || dpop?.includes(",")) throw new DpopFault("invalid_dpop_proof");
  return dpop;
}

/**
 * Checks a proof of possession for a POST to this path, and with a token that it is for that one and of the key it is
 * bound to: method, address, time, a nonce of ours, and that it was not used before. Gives the key's thumbprint
 * (RFC 7638). Throws DpopFault.
 */
export async function provenDpop(
  { pool, casework, certificates }: Platform,
  jwt: string,
  path: string,
  bound?: { readonly token: string; readonly jkt: string },
): Promise<string> {
  const { Oauth2AuthorizationServer } = await import("@openid4vc/oauth2");
  await allowOwnScheme(certificates.origin);
  const now = casework.now();
  const { payload, jwkThumbprint } = await new Oauth2AuthorizationServer({ callbacks: walletCallbacks as never })
    .verifyDpopJwt({
      ...{ dpopJwt: jwt, allowedSigningAlgs: ["ES256"], now: new Date(now) },
      request: { method: "POST", url: `${certificates.origin}${path}`, headers: new Headers() },
      ...(bound ? { accessToken: bound.token, expectedJwkThumbprint: bound.jkt } : {}),
    })
    .catch((cause) => {
      throw new DpopFault("invalid_dpop_proof", cause);
    });
  if (Math.abs(payload.iat - Date.parse(now) / 1000) > skew) throw new DpopFault("invalid_dpop_proof");
  if (!(await takeNonce(pool, certificates.keys, String(payload.nonce ?? ""), now)))
    throw new DpopFault("use_dpop_nonce");
  if (!(await noteOnce(pool, `${jwkThumbprint} ${payload.jti}`, now))) throw new DpopFault("invalid_dpop_proof");
  return jwkThumbprint;
}

/** Tells a wallet why its proof was not taken, with a nonce for the next: 401 where it came with a token. */
export function refuseProof(reply: FastifyReply, platform: Platform, fault: unknown, status: 400 | 401): FastifyReply {
  if (!(fault instanceof DpopFault)) throw fault;
  if (status === 401) reply.header("www-authenticate", `DPoP error="${fault.error}", algs="ES256"`);
  return giveNonce(reply, platform).code(status).send({ error: fault.error });
}

/** With every answer comes the nonce of the next proof. */
export const giveNonce = (reply: FastifyReply, { certificates, casework }: Platform): FastifyReply =>
  reply.headers({ "cache-control": "no-store", "dpop-nonce": makeNonce(certificates.keys, casework.now()) });
