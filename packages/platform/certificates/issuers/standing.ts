import { z } from "zod";
import { verifyEs256 } from "../credential/sdJwtVc.ts";
import { PresentationFault } from "../Presentation.ts";
import type { TrustedIssuer } from "./TrustedIssuer.ts";

/** Asks an address outside, as `outgoing` does: only known ones, and none inside. */
export type AskOutside = (
  url: string,
  init: { readonly signal: AbortSignal; readonly headers: Readonly<Record<string, string>> },
) => Promise<Response>;

/** How long a counter waits for another issuer. */
const patience = 5000;
const reference = z.object({ status_list: z.object({ uri: z.url().max(500), idx: z.number().int().min(0) }) });
const listClaims = z.object({ sub: z.string(), exp: z.number().optional() });

/**
 * Asks another issuer's Token Status List how a credential stands. Throws PresentationFault: suspended, ended, or
 * statusUnknown where it cannot be asked, does not answer in time, or answers what its keys did not sign. A credential
 * that names no list is not asked for.
 */
export async function assertStanding(
  issuer: TrustedIssuer,
  status: unknown,
  ask: AskOutside | undefined,
  now: number,
): Promise<void> {
  if (status === undefined) return;
  const value = await statusOf(issuer, status, ask, now).catch((cause) => {
    throw new PresentationFault("statusUnknown", cause);
  });
  if (value === 2) throw new PresentationFault("suspended");
  if (value !== 0) throw new PresentationFault("ended");
}

async function statusOf(
  { keys, url }: TrustedIssuer,
  status: unknown,
  ask: AskOutside | undefined,
  now: number,
): Promise<number> {
  const { uri, idx } = reference.parse(status).status_list;
  // An issuer speaks for its own credentials at its own address.
  if (new URL(uri).origin !== new URL(url).origin) throw new Error("the list lies at another address than its issuer");
  if (!ask) throw new Error("nothing outside may be asked");
  const headers = { accept: "application/statuslist+jwt" };
  const answer = await ask(uri, { signal: AbortSignal.timeout(patience), headers });
  if (answer.status !== 200) throw new Error(`the list answered ${answer.status}`);
  const text = (await answer.text()).trim();
  const cut = text.lastIndexOf(".");
  if (!keys.some((key) => verifyEs256(text.slice(0, cut), text.slice(cut + 1), key)))
    throw new Error("the list is not signed by its issuer");
  const [, body = ""] = text.split(".");
  const { sub, exp } = listClaims.parse(JSON.parse(Buffer.from(body, "base64url").toString()));
  if (sub !== uri || (exp !== undefined && exp <= now)) throw new Error("the list is another one, or too old");
  const { getListFromStatusListJWT } = await import("@sd-jwt/jwt-status-list");
  return getListFromStatusListJWT(text).getStatus(idx);
}
