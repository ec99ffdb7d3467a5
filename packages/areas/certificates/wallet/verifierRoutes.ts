import { dayOf } from "@wuxing/kernel/calendar";
import { systemActor } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { commandId, handle } from "@wuxing/platform/casework";
import {
  notePresented,
  PresentationFault,
  type Presented,
  sealClaims,
  signEs256,
  trustedIssuers,
} from "@wuxing/platform/certificates";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import type { Shown, Want } from "../UseData.ts";
import { answeredWants, queryOf } from "./dcql.ts";
import { answerAlgorithms, openAnswer, shownKey } from "./encryptedAnswer.ts";
import {
  type AskedOf,
  askedBy,
  findRequest,
  makeRequest,
  noteRefused,
  openRequest,
  type RequestRow,
  requestLives,
  useUp,
} from "./requests.ts";

const didPrefix = "decentralized_identifier:";

/** Our name towards wallets: a DID whose document lies on the site, so that requests can be checked by its keys. */
export const clientIdOf = (origin: string): string => `${didPrefix}did:web:${new URL(origin).host.replace(":", "%3A")}`;

/**
 * The address of a request, to show as a QR code; `here`: to open in a wallet on the same phone, which then comes back to
 * the form (OpenID4VP 1.0 §8.2).
 */
export function walletAddress({ certificates }: Pick<Platform, "certificates">, id: string, here = false): string {
  const asked = new URLSearchParams({
    client_id: clientIdOf(certificates.origin),
    request_uri: `${certificates.origin}/wallet/requests/${id}${here ? "?here=1" : ""}`,
  });
  return `openid4vp://?${asked}`;
}

/** Asks wallets for what a use wants (OpenID4VP 1.0): the address to show as a QR code. */
export const askWallet = async (platform: Platform, caseId: number): Promise<string> =>
  walletAddress(platform, await makeRequest(platform, caseId));

/** What wallets read of a request, and where they answer it. */
export function verifierRoutes(http: Http, platform: Platform): void {
  const { certificates } = platform;
  const params = z.object({ id: z.string().regex(/^[\w-]{24}$/) });
  const querystring = z.object({ here: z.enum(["1"]).optional() });
  http.get("/.well-known/did.json", { schema: { hide: true } }, async () => {
    const did = clientIdOf(certificates.origin).slice(didPrefix.length);
    const methods = certificates.keys.all.map(({ kid, jwk }) => ({
      ...{ id: `${did}#${kid}`, type: "JsonWebKey2020", controller: did, publicKeyJwk: jwk },
    }));
    return { id: did, verificationMethod: methods, assertionMethod: methods.map(({ id }) => id) };
  });
  http.get("/wallet/requests/:id", { schema: { hide: true, params, querystring } }, async (request, reply) => {
    const row = await openRequest(platform, request.params.id);
    return reply
      .type("application/oauth-authz-req+jwt")
      .header("cache-control", "no-store")
      .send(await requestObject(platform, row, request.query.here === "1"));
  });
  const body = z.object({ response: z.string().max(200_000).default("") });
  http.post("/wallet/responses/:id", { schema: { hide: true, params, querystring, body } }, async (request, reply) => {
    reply.header("cache-control", "no-store");
    const { id } = request.params;
    try {
      const { item } = await takeAnswer(platform, id, request.body.response);
      // Only on the phone whose browser asked: another device has no such page open.
      return request.query.here === "1" && item ? { redirect_uri: formPage(platform, item, id) } : {};
    } catch (fault) {
      if (!(fault instanceof PresentationFault)) throw fault;
      const { code, reason } = fault;
      await noteRefused(platform, id, code);
      return reply.code(400).send({ error: "invalid_request", error_description: `${reason.zh} / ${reason.en}`, code });
    }
  });
}

const formPage = ({ certificates }: Pick<Platform, "certificates">, item: string, id: string): string =>
  `${certificates.origin}/apply/${item}/wallet/${id}`;

/** The request as a signed object (RFC 9101): which types, of them which fields, and where to answer. */
async function requestObject(platform: Platform, row: RequestRow, here: boolean): Promise<string> {
  const { pool, certificates, casework, city } = platform;
  const { unit, wants } = await askedBy(platform, row);
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
    response_uri: `${certificates.origin}/wallet/responses/${row.id}${here ? "?here=1" : ""}`,
    client_metadata: {
      client_name: unit ? city.unit(unit).name.zh : "",
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

/**
 * Takes a wallet's answer: every certificate asked for is checked. For a use, its case then says that they were shown; for
 * a form they are kept until it is handed in, which is what its applicant consents to. Throws PresentationFault.
 */
async function takeAnswer(platform: Platform, id: string, response: string): Promise<AskedOf> {
  const { certificates, casework } = platform;
  const row = await findRequest(platform, id);
  if (!row || row.expiresAt <= casework.now()) throw new PresentationFault("nonce");
  if (row.answeredAt !== null || row.key === null) throw new PresentationFault("replayed");
  const asked = await askedBy(platform, row);
  const said = answer.safeParse(await openAnswer(row.key, response));
  if (!said.success) throw new PresentationFault("malformed");
  if (said.data.state !== id) throw new PresentationFault("nonce");
  const checked: [Want, Presented][] = [];
  for (const [type, fields, presentation] of answeredWants(asked.wants, said.data.vp_token)) {
    const wanted = { type, fields, holder: asked.holder, audience: clientIdOf(certificates.origin), nonce: row.nonce };
    checked.push([{ type, fields }, await certificates.verify(wanted, presentation)]);
  }
  if (!(await useUp(platform, id))) throw new PresentationFault("replayed");
  const shown: Shown[] = [];
  for (const [want, presented] of checked) shown.push(await keepShown(platform, asked, row.caseId, want, presented));
  if (row.caseId === null) return asked;
  const command = { caseId: row.caseId, action: "present", input: { shown, via: "wallet" }, actor: systemActor };
  await handle(casework, { ...command, commandId: commandId("wallet", id, dayOf(row.expiresAt)) });
  return asked;
}

/** What no register of ours holds is kept as it was shown, sealed like our own. */
async function keepShown(
  { pool, casework }: Platform,
  { holder }: AskedOf,
  caseId: number | null,
  { type, fields }: Want,
  { id, foreign, claims }: Presented,
): Promise<Shown> {
  if (!foreign) return { id, type, fields };
  const at = casework.now();
  const sealed = await sealClaims(pool, casework.vault, holder, claims, at);
  const { issuer, expiresAt, status } = foreign;
  const row = { claims: sealed, type, issuer, id, fields, expiresAt, status, presentedAt: at };
  await notePresented(pool, holder, row, caseId);
  return { id, type, fields, issuer, claims: sealed };
}
