import { randomBytes } from "node:crypto";
import { dayOf, type Instant } from "@wuxing/kernel/calendar";
import { type Case, Refusal, systemActor } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId, findCase, handle } from "@wuxing/platform/casework";
import { PresentationFault, signEs256 } from "@wuxing/platform/certificates";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import type { UseData } from "../UseData.ts";

const didPrefix = "decentralized_identifier:";
const requestLives = 15 * 60_000;

interface RequestRow {
  readonly id: string;
  readonly caseId: number;
  readonly nonce: string;
  readonly expiresAt: Instant;
  readonly answeredAt: Instant | null;
}

/** Our name towards wallets: a DID whose document lies on the site, so that requests can be checked by its keys. */
export const clientIdOf = (origin: string): string => `${didPrefix}did:web:${new URL(origin).host.replace(":", "%3A")}`;

/** Asks wallets for what a use wants (OpenID4VP 1.0): the address to show as a QR code or to open on the phone. */
export async function askWallet({ pool, casework, certificates }: Platform, caseId: number): Promise<string> {
  const [id, nonce] = [randomBytes(18).toString("base64url"), randomBytes(24).toString("base64url")];
  const expiresAt = new Date(Date.parse(casework.now()) + requestLives).toISOString();
  await pool.query("INSERT INTO certificate_requests (id, case_id, nonce, expires_at) VALUES ($1, $2, $3, $4)", [
    ...[id, caseId, nonce, expiresAt],
  ]);
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
  const body = z.object({ vp_token: z.string().max(100_000), state: z.string().max(60).optional() });
  http.post("/wallet/responses/:id", { schema: { hide: true, params, body } }, async (request, reply) => {
    reply.header("cache-control", "no-store");
    try {
      await takeAnswer(platform, request.params.id, request.body.vp_token);
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
    `SELECT id, case_id AS "caseId", nonce, expires_at AS "expiresAt", answered_at AS "answeredAt"
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
    ...{ response_type: "vp_token", response_mode: "direct_post", nonce: row.nonce, state: row.id },
    response_uri: `${certificates.origin}/wallet/responses/${row.id}`,
    client_metadata: {
      client_name: c.unit ? city.unit(c.unit).name.zh : "",
      vp_formats_supported: { "dc+sd-jwt": { "sd-jwt_alg_values": ["ES256"], "kb-jwt_alg_values": ["ES256"] } },
    },
    dcql_query: {
      credentials: wants.map(({ type, fields }) => ({
        ...{ id: type, format: "dc+sd-jwt", meta: { vct_values: [certificates.vct(type)] } },
        claims: fields.map((field) => ({ path: [field] })),
      })),
    },
  };
  const text = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${text}.${signEs256(text, key)}`;
}

const vpToken = z.record(z.string().max(60), z.array(z.string().max(50_000)).length(1));

/** Takes a wallet's answer: every certificate asked for, checked, and then the use's case says that they were shown. */
async function takeAnswer(platform: Platform, id: string, text: string): Promise<void> {
  const { pool, casework, certificates } = platform;
  const row = await findRequest(platform, id);
  if (!row || row.expiresAt <= casework.now()) throw new PresentationFault("nonce");
  if (row.answeredAt !== null) throw new PresentationFault("replayed");
  const { wants, holder } = (await useCase(pool, row)).data;
  const token = vpToken.safeParse(jsonOf(text));
  if (!token.success) throw new PresentationFault("malformed");
  if (Object.keys(token.data).some((type) => wants.every((want) => want.type !== type)))
    throw new PresentationFault("overBroad");
  const shown = [];
  for (const { type, fields } of wants) {
    const [presentation] = token.data[type] ?? [];
    if (presentation === undefined) throw new PresentationFault("missing");
    const asked = { type, fields, holder, audience: clientIdOf(certificates.origin), nonce: row.nonce };
    const { certificate } = await certificates.verify(asked, presentation);
    shown.push({ id: certificate.id, type, fields });
  }
  const { rowCount } = await pool.query(
    "UPDATE certificate_requests SET answered_at = $2 WHERE id = $1 AND answered_at IS NULL",
    [id, casework.now()],
  );
  if (rowCount === 0) throw new PresentationFault("replayed");
  const input = { shown, via: "wallet" };
  const command = { caseId: row.caseId, action: "present", input, actor: systemActor };
  await handle(casework, { ...command, commandId: commandId("wallet", id, dayOf(row.expiresAt)) });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
