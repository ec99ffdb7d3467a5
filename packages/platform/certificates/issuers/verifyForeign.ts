import { createHash } from "node:crypto";
import type { Instant } from "@wuxing/kernel/calendar";
import type { Vault } from "@wuxing/platform/personal";
import type { Pool } from "pg";
import { checkPresentation, type ReadPresentation } from "../credential/sdJwtVc.ts";
import { holderByNumber, namesOf } from "../Holder.ts";
import { PresentationFault } from "../Presentation.ts";
import { type Asked, assertAnswers, type Presented } from "../verifyPresentation.ts";
import { type AskOutside, assertStanding } from "./standing.ts";
import { type AcceptedType, claimOf, type TrustedIssuer } from "./TrustedIssuer.ts";

interface World {
  readonly db: Pick<Pool, "query">;
  readonly vault: Vault;
  readonly ask: AskOutside | undefined;
}

/**
 * Checks what a wallet presents of another issuer that is trusted: its signature, times, that it is of the type asked for
 * and of the holder, shows what is needed and beside it who holds it, and stands by its issuer's own list. Throws
 * PresentationFault.
 */
export async function verifyForeign(
  { db, vault, ask }: World,
  issuer: TrustedIssuer,
  asked: Asked,
  presentation: ReadPresentation,
  text: string,
  at: Instant,
): Promise<Presented> {
  const now = Math.floor(Date.parse(at) / 1000);
  const { payload, kid, shown } = presentation;
  const accepted = issuer.types.find(({ type, vct }) => type === asked.type && vct === payload.vct);
  if (!accepted) throw new PresentationFault("wrongType");
  assertAnswers(asked, accepted.vct, presentation, now);
  const keys = issuer.keys.filter((key) => key.kid === undefined || key.kid === kid);
  const [key] = keys;
  if (!key) throw new PresentationFault("otherIssuer");
  await Promise.any(keys.map((one) => checkPresentation(text, one, asked.nonce, now))).catch((cause) => {
    throw new PresentationFault("signature", cause);
  });
  await assertHolder(db, vault, shown[accepted.holder], asked);
  const claims = claimsShown(accepted, asked, shown);
  await assertStanding(issuer, payload.status, ask, now);
  const { jti } = payload;
  const own = typeof jti === "string" && /^[\w.:-]{1,70}$/u.test(jti) ? jti : digestOf(text);
  const expiresAt = typeof payload.exp === "number" ? new Date(payload.exp * 1000).toISOString() : null;
  return { id: `${issuer.code}:${own}`, foreign: { issuer: issuer.code, expiresAt, status: payload.status }, claims };
}

/** A credential without a name of its own, by what its issuer signed. */
const digestOf = (text: string): string =>
  createHash("sha256")
    .update(text.split("~")[0] ?? "")
    .digest("base64url")
    .slice(0, 32);

async function assertHolder(db: World["db"], vault: Vault, said: unknown, { holder }: Asked): Promise<void> {
  if (typeof said !== "string") throw new PresentationFault("missing");
  const own =
    holder.kind === "firm"
      ? said === holder.id
      : (await namesOf(db, holder)).includes(holderByNumber(vault.hash("number", said)).id);
  if (!own) throw new PresentationFault("wrongHolder");
}

/** What it shows by our names; who holds it may stand beside, and nothing more. */
function claimsShown(accepted: AcceptedType, { fields }: Asked, shown: ReadPresentation["shown"]): Presented["claims"] {
  const names = fields.map((field) => [field, claimOf(accepted, field)] as const);
  const wanted = new Set([accepted.holder, ...names.map(([, name]) => name)]);
  if (Object.keys(shown).some((name) => !wanted.has(name))) throw new PresentationFault("overBroad");
  return Object.fromEntries(
    names.map(([field, name]) => {
      const value = shown[name];
      if (typeof value !== "string") throw new PresentationFault("missing");
      return [field, value];
    }),
  );
}
