import { randomBytes } from "node:crypto";
import { dayOf, type Instant } from "@wuxing/kernel/calendar";
import { type Case, Refusal, systemActor } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId, findCase, handle } from "@wuxing/platform/casework";
import { PresentationFault, sealClaims, signEs256, trustedIssuers } from "@wuxing/platform/certificates";
import type { Http } from "@wuxing/platform/http";
import type { JWK } from "jose";
import { z } from "zod";
import type { Shown, UseData } from "../UseData.ts";
import { answeredWants, queryOf } from "./dcql.ts";
import { answerAlgorithms, newAnswerKey, openAnswer, shownKey } from "./encryptedAnswer.ts";

const didPrefix = "decentralized_identifier:";
const requestLives = 15 * 60_000;

interface RequestRow {
  readonly id: string;
  readonly caseId: number;
  readonly nonce: string;
  readonly expiresAt: Instant;
  readonly answeredAt: Instant | null;
  /** To which the answer is encrypted; null once it came. */
  readonly key: JWK | null;
}

/** Our name towards wallets: a DID whose document lies on the site, so that requests can be checked by its keys. */
export const clientIdOf = (origin: string): string => `${didPrefix}did:web:${new URL(origin).host.replace(":", "%3A")}`;

/** Asks wallets for what a use wants (OpenID4VP 1.0): the address to show as a QR code or to open on the phone. */
export async function askWallet({ pool, casework, certificates }: Platform, caseId: number): Promise<string> {
  const [id, nonce] = [randomBytes(18).toString("base64url"), randomBytes(24).toString("base64url")];
  const expiresAt = new Date(Date.parse(casework.now()) + requestLives).toISOString();
  const kept = await newAnswerKey();
  await pool.query(
    "INSERT INTO certificate_requests (id, case_id, nonce, expires_at, key) VALUES ($1, $2, $3, $4, $5)",
    [id, caseId, nonce, expiresAt, JSON.stringify(kept)],
  );
  const asked = new URLSearchParams({
    client_id: clientIdOf(certificates.origin),
    request_uri: `${certificates.origin}/wallet/requests/${id}`,
  });
  return `openid4vp://?${asked}`;
}

/** What wallets read of a request, and where they answer it. */
export function verifierRoutes(http: Http, platform: Platform): void {
  const { certificates } = platform;
  const params = z.object({ id: z.string().regex(/^[\w-]{24}$/) });
  http.get("/.well-known/did.json", { schema: { hide: true } }, async () => {
    const did = clientIdOf(certificates.origin).slice(didPrefix.length);
    const methods = certificates.keys.all.map(({ kid, jwk }) => ({
      ...{ id: `${did}#${kid}`, type: "JsonWebKey2020", controller: did, publicKeyJwk: jwk },
    }));
    return { id: did, verificationMethod: methods, assertionMethod: methods.map(({ id }) => id) };
  });
  http.get("/wallet/requests/:id", { schema: { hide: true, params } }, async (request, reply) => {
    const row = await openRequest(platform, request.params.id);
    return reply
      .type("application/oauth-authz-req+jwt")
      .header("cache-control", "no-store")
      .send(await requestObject(platform, row));
  });
  const body = z.object({ response: z.string().max(200_000).default("") });
  http.post("/wallet/responses/:id", { schema: { hide: true, params, body } }, async (request, reply) => {
    reply.header("cache-control", "no-store");
    try {
      await takeAnswer(platform, request.params.id, request.body.response);
      return {};
    } catch (fault) {
      if (!(fault instanceof PresentationFault)) throw fault;
      const { code, reason } = fault;
      return reply.code(400).send({ error: "invalid_request", error_description: `${reason.zh} / ${reason.en}`, code });
    }
  });
}

async function findRequest({ pool }: Platform, id: string): Promise<RequestRow | undefined> {
  const { rows } = await pool.query<RequestRow>(
    `SELECT id, case_id AS "caseId", nonce, expires_at AS "expiresAt", answered_at AS "answeredAt", key
     FROM certificate_requests WHERE id = $1`,
    [id],
  );
  return rows[0];
}

async function useCase(pool: Platform["pool"], { caseId }: RequestRow): Promise<Case<UseData>> {
  const c = await findCase(pool, caseId);
  if (!c) throw new Error(`the use ${caseId} of a request is gone`);
  return c as unknown as Case<UseData>;
}

async function openRequest(platform: Platform, id: string): Promise<RequestRow> {
  const row = await findRequest(platform, id);
  if (row && row.answeredAt === null && row.expiresAt > platform.casework.now()) return row;
  throw new Refusal("notFound", t("这次用证请求已结束，请重新扫码", "This request is over; scan a new one"));
}

/** The request as a signed object (RFC 9101): which types, of them which fields, and where to answer. */
async function requestObject({ pool, certificates, casework, city }: Platform, row: RequestRow): Promise<string> {
  const c = await useCase(pool, row);
  const { wants } = c.data;
  const clientId = clientIdOf(certificates.origin);
  const did = clientId.slice(didPrefix.length);
  const key = certificates.keys.current;
  const now = Math.floor(Date.parse(casework.now()) / 1000);
  const header = {
    ...{ alg: "ES256", typ: "oauth-authz-req+jwt" },
    kid: `${did}#${key.kid}`,
  };
  const payload = {
    ...{
      iss: did,
      client_id: clientId,
      aud: "https://self-issued.me/v2",
      iat: now,
      exp: now + requestLives / 1000,
    },
    ...{ response_type: "vp_token", response_mode: "direct_post.jwt", nonce: row.nonce, state: row.id },
    response_uri: `${certificates.origin}/wallet/responses/${row.id}`,
    client_metadata: {
      client_name: c.unit ? city.unit(c.unit).name.zh : "",
      ...(row.key ? { jwks: { keys: [shownKey(row.key)] } } : {}),
      encrypted_response_enc_values_supported: answerAlgorithms.enc,
      vp_formats_supported: { "dc+sd-jwt": { "sd-jwt_alg_values": ["ES256"], "kb-jwt_alg_values": ["ES256"] } },
    },
    dcql_query: queryOf(wants, certificates.vct, await trustedIssuers(pool, dayOf(casework.now()))),
  };
  const text = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${text}.${signEs256(text, key)}`;
}

const answer = z.object({
  vp_token: z.record(z.string().max(60), z.array(z.string().max(50_000)).length(1)),
  state: z.string().max(60),
});

/** Takes a wallet's answer: every certificate asked for, checked, and then the use's case says that they were shown. */
async function takeAnswer(platform: Platform, id: string, response: string): Promise<void> {
  const { pool, casework, certificates } = platform;
  const row = await findRequest(platform, id);
  if (!row || row.expiresAt <= casework.now()) throw new PresentationFault("nonce");
  if (row.answeredAt !== null || row.key === null) throw new PresentationFault("replayed");
  const { wants, holder } = (await useCase(pool, row)).data;
  const said = answer.safeParse(await openAnswer(row.key, response));
  if (!said.success) throw new PresentationFault("malformed");
  if (said.data.state !== id) throw new PresentationFault("nonce");
  const token = said.data.vp_token;
  const shown: Shown[] = [];
  for (const [type, fields, presentation] of answeredWants(wants, token)) {
    const asked = { type, fields, holder, audience: clientIdOf(certificates.origin), nonce: row.nonce };
    const { id: shownId, issuer, claims } = await certificates.verify(asked, presentation);
    // What no register of ours holds is kept as it was shown, sealed like our own.
    const kept = issuer && (await sealClaims(pool, casework.vault, holder, claims, casework.now()));
    shown.push({ id: shownId, type, fields, ...(issuer && kept ? { issuer, claims: kept } : {}) });
  }
  const { rowCount } = await pool.query(
    "UPDATE certificate_requests SET answered_at = $2, key = NULL WHERE id = $1 AND answered_at IS NULL",
    [id, casework.now()],
  );
  if (rowCount === 0) throw new PresentationFault("replayed");
  const input = { shown, via: "wallet" };
  const command = { caseId: row.caseId, action: "present", input, actor: systemActor };
  await handle(casework, { ...command, commandId: commandId("wallet", id, dayOf(row.expiresAt)) });
}
