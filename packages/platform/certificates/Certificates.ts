import { type Day, dayOf, type Instant, startOfDay } from "@wuxing/kernel/calendar";
import type { Vault } from "@wuxing/platform/personal";
import type { Pool } from "pg";
import type { CertificateRow, CertificateState } from "./CertificateRow.ts";
import { getClaims } from "./claims.ts";
import { issueCredential, readPresentation, signedBytes } from "./credential/sdJwtVc.ts";
import { listSize, placeInList, signStatusList, statusValue } from "./credential/statusList.ts";
import { type AskOutside, assertStanding } from "./issuers/standing.ts";
import { trustedIssuers } from "./issuers/TrustedIssuer.ts";
import { verifyForeign } from "./issuers/verifyForeign.ts";
import type { EcJwk, IssuerKeys } from "./keys/IssuerKeys.ts";
import { type Sm2Signature, signSm2 } from "./keys/sm2.ts";
import { PresentationFault } from "./Presentation.ts";
import type { CertificateCopy } from "./paper/CertificateCopy.ts";
import { copyPdf } from "./paper/copyPdf.ts";
import type { PresentedRow } from "./presented.ts";
import { type Asked, type Presented, verifyPresentation } from "./verifyPresentation.ts";

/** A certificate as a wallet keeps it: the credential, and SM2 over the bytes that ES256 signed. */
export interface Issued {
  readonly credential: string;
  readonly sm2: Sm2Signature;
}

/** Issuing and checking certificates as credentials. Everything is signed in the name of the city's own address. */
export interface Certificates {
  readonly origin: string;
  readonly keys: IssuerKeys;
  /** The address of a type, as credentials name it. */
  readonly vct: (type: string) => string;
  /** A copy on paper as PDF (A4), with the installation's fonts after the shipped one. */
  readonly copyPdf: (copy: Omit<CertificateCopy, "fonts">) => Promise<Buffer>;
  /** The credential of a valid certificate for a wallet's key. Throws SealBroken where what it says was erased. */
  readonly issueTo: (certificate: CertificateRow, holderKey: EcJwk, authority: string) => Promise<Issued>;
  /** A signed Token Status List by its number, kept for a minute; undefined where there is none. */
  readonly statusList: (list: number) => Promise<string | undefined>;
  /** Checks what a wallet presents (`verifyPresentation`). */
  readonly verify: (asked: Omit<Asked, "issuer" | "vct">, text: string) => Promise<Presented>;
  /** Asks again whether what was presented still stands: that its issuer is trusted, and by its list. Throws PresentationFault. */
  readonly assertStands: (presented: PresentedRow) => Promise<void>;
}

interface World {
  readonly pool: Pool;
  readonly vault: Vault;
  readonly now: () => Instant;
  readonly keys: IssuerKeys;
  readonly origin: string;
  readonly copyFonts?: readonly string[] | undefined;
  /** How other issuers are asked how a certificate stands; absent: nothing outside may be asked. */
  readonly ask?: AskOutside | undefined;
}

/** For how long a signed list may be used, in seconds. */
const listLives = 15 * 60;
const keptFor = 60_000;

const seconds = (at: Instant): number => Math.floor(Date.parse(at) / 1000);
/** The end of the last valid day. */
const endOf = (day: Day): number => seconds(startOfDay(day)) + 24 * 60 * 60;

/** Certificates of this city, over its database and keys. */
export function certificatesOver(world: World): Certificates {
  const { origin, keys } = world;
  const vct = (type: string): string => `${origin}/certificates/types/${type}`;
  return {
    ...{ origin, keys, vct },
    copyPdf: (copy) => copyPdf({ ...copy, fonts: world.copyFonts ?? [] }),
    issueTo: (certificate, holderKey, authority) =>
      issue(world, vct(certificate.type), certificate, holderKey, authority),
    statusList: rememberedLists(world),
    verify: (asked, text) => verify(world, { ...asked, issuer: origin, vct: vct(asked.type) }, text),
    assertStands: (presented) => assertStands(world, presented),
  };
}

/** By the register what the city issued, and by its own keys and list what a trusted issuer did. */
async function verify({ pool, vault, now, keys, origin, ask }: World, asked: Asked, text: string): Promise<Presented> {
  const presentation = await readPresentation(text).catch((cause) => {
    throw new PresentationFault("malformed", cause);
  });
  const { iss } = presentation.payload;
  const issuer = iss === origin ? undefined : (await trustedIssuers(pool, dayOf(now()))).find(({ url }) => url === iss);
  return issuer
    ? verifyForeign({ db: pool, vault, ask }, issuer, asked, presentation, text, now())
    : verifyPresentation(pool, keys, asked, presentation, text, now());
}

async function assertStands({ pool, now, ask }: World, presented: PresentedRow): Promise<void> {
  const { issuer: code, type, expiresAt, status } = presented;
  const issuer = (await trustedIssuers(pool, dayOf(now()))).find((one) => one.code === code);
  if (!issuer?.types.some((accepted) => accepted.type === type)) throw new PresentationFault("otherIssuer");
  if (expiresAt !== null && expiresAt <= now()) throw new PresentationFault("expired");
  await assertStanding(issuer, status ?? undefined, ask, seconds(now()));
}

async function issue(
  { pool, vault, now, keys, origin }: World,
  vct: string,
  certificate: CertificateRow,
  holderKey: EcJwk,
  authority: string,
): Promise<Issued> {
  const { id, validFrom, validUntil, issuer, statusIndex } = certificate;
  const { list, idx } = placeInList(statusIndex);
  const credential = await issueCredential(
    keys.current,
    {
      ...{ issuer: origin, vct, id, holderKey },
      authority: { name: authority, code: issuer },
      notBefore: seconds(startOfDay(validFrom)),
      expires: validUntil === null ? undefined : endOf(validUntil),
      status: { uri: listUri(origin, list), idx },
      claims: await getClaims(pool, vault, certificate.claims),
    },
    seconds(now()),
  );
  return { credential, sm2: await signSm2(signedBytes(credential), keys.current) };
}

const listUri = (origin: string, list: number): string => `${origin}/certificates/status/${list}`;

/** Lists signed lately: they are asked for by whoever checks a certificate anywhere. */
function rememberedLists({ pool, now, keys, origin }: World): Certificates["statusList"] {
  const kept = new Map<number, { readonly until: number; readonly text: string }>();
  return async (list) => {
    const at = Date.parse(now());
    const remembered = kept.get(list);
    if (remembered && remembered.until > at) return remembered.text;
    const values = await valuesOf(pool, list, dayOf(now()));
    if (values.length === 0) return undefined;
    const times = { now: seconds(now()), lives: listLives };
    const text = await signStatusList(keys.current, listUri(origin, list), values, times);
    // Whoever checks certificates asks for all lists in turn: each is kept, and what is too old is let go.
    for (const [other, { until }] of kept) if (until <= at) kept.delete(other);
    kept.set(list, { until: at + keptFor, text });
    return text;
  };
}

/** How the certificates of a list stand, by their place. Nearly all are valid: only what is not is read. */
async function valuesOf(pool: Pool, list: number, today: Day): Promise<readonly number[]> {
  const places = [list * listSize, (list + 1) * listSize];
  const { rows: last } = await pool.query<{ n: number | null }>(
    "SELECT max(status_index) - $1::int + 1 AS n FROM certificates WHERE status_index >= $1::int AND status_index < $2::int",
    places,
  );
  const values = new Array<number>(last[0]?.n ?? 0).fill(0);
  const { rows } = await pool.query<{ idx: number; status: CertificateState; ended: boolean }>(
    `SELECT status_index - $1::int AS idx, status, COALESCE(valid_until < $3, false) AS ended FROM certificates
     WHERE status_index >= $1::int AND status_index < $2::int AND (status <> 'valid' OR valid_until < $3)`,
    [...places, today],
  );
  for (const { idx, status, ended } of rows) values[idx] = ended ? 1 : statusValue(status);
  return values;
}
