import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import {
  type EcJwk,
  fieldsOfType,
  findCertificate,
  makeCode,
  makeNonce,
  peekCode,
  sm2PublicKey,
  takeCode,
  takeNonce,
} from "@wuxing/platform/certificates";
import type { Http } from "@wuxing/platform/http";
import { certificateTypes, findCertificateType } from "@wuxing/platform/items";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import { fieldLabel } from "../fieldLabel.ts";
import { allowOwnScheme } from "./allowOwnScheme.ts";
import { preAuthorized } from "./preAuthorized.ts";
import { dpopOf, giveNonce, provenDpop, refuseProof } from "./provenDpop.ts";
import { ecKey, walletCallbacks } from "./walletCallbacks.ts";

const hidden = { schema: { hide: true } } as const;

/** How a wallet fetches a certificate: OpenID4VCI 1.0 with a pre-authorised code, SD-JWT VC. */
export function issuerRoutes(http: Http, platform: Platform): void {
  metadataRoutes(http, platform);
  const { pool, casework } = platform;
  const tokenForm = z.object({
    grant_type: z.string(),
    "pre-authorized_code": z.string().max(200).optional(),
    tx_code: z.string().max(20).optional(),
  });
  http.post("/wallet/token", { schema: { hide: true, body: tokenForm } }, async (request, reply) => {
    const { grant_type, "pre-authorized_code": code = "", tx_code: pin } = request.body;
    reply.header("cache-control", "no-store");
    if (grant_type !== preAuthorized) return refuse(reply, "unsupported_grant_type");
    // Before the code is used up: a wallet that lacks a nonce asks again with the same one.
    let jkt: string | null = null;
    try {
      const proof = dpopOf(request);
      if (proof !== undefined) jkt = await provenDpop(platform, proof, "/wallet/token");
    } catch (fault) {
      return refuseProof(reply, platform, fault, 400);
    }
    const offer = await takeCode(pool, "offer", code, casework.now());
    // One try: a code whose digits were guessed wrong is used up.
    if (!offer || offer.content.pin !== pin) return refuse(reply, "invalid_grant");
    const { certificate } = offer.content;
    const token = await makeCode(pool, "token", { content: { certificate, jkt }, at: casework.now(), minutes: 10 });
    if (jkt) giveNonce(reply, platform);
    return { access_token: token.code, token_type: jkt ? "DPoP" : "Bearer", expires_in: 600 };
  });
  http.post("/wallet/nonce", hidden, async (_request, reply) => {
    reply.header("cache-control", "no-store");
    return { c_nonce: makeNonce(platform.certificates.keys, casework.now()) };
  });
  credentialRoute(http, platform);
}

const credentialRequest = z.object({
  credential_configuration_id: z.string().max(60),
  proofs: z.object({ jwt: z.array(z.string().max(4000)).min(1).max(1) }),
});

function credentialRoute(http: Http, platform: Platform): void {
  const { pool, casework, certificates, city } = platform;
  http.post("/wallet/credential", { schema: { hide: true, body: credentialRequest } }, async (request, reply) => {
    const [, scheme, token = ""] = /^(Bearer|DPoP) (\S+)$/.exec(request.headers.authorization ?? "") ?? [];
    const content = await peekCode(pool, "token", token, casework.now());
    // A token that is bound to a key is good with a proof of it alone, and one that is not is no token of a proof's.
    if (!content || (scheme === "DPoP") !== (typeof content.jkt === "string"))
      return refuse(reply.header("www-authenticate", 'Bearer, DPoP algs="ES256"'), "invalid_token", 401);
    if (typeof content.jkt === "string")
      try {
        await provenDpop(platform, dpopOf(request) ?? "", "/wallet/credential", { token, jkt: content.jkt });
      } catch (fault) {
        return refuseProof(reply, platform, fault, 401);
      }
    const row = await findCertificate(pool, String(content.certificate));
    const { credential_configuration_id: type, proofs } = request.body;
    if (!row || row.type !== type) return refuse(reply, "unknown_credential_configuration");
    const holderKey = await provenKey(platform, proofs.jwt[0] ?? "");
    if (!holderKey) return refuse(reply, "invalid_proof");
    // A certificate that ended meanwhile is not given to a wallet; a token gives one credential.
    if (row.status !== "valid" || !(await takeCode(pool, "token", token, casework.now())))
      return refuse(reply, "credential_request_denied");
    const { credential, sm2 } = await certificates.issueTo(row, holderKey, city.unit(row.unit).name.zh);
    reply.header("cache-control", "no-store");
    return { credentials: [{ credential }], sm2 };
  });
}

/** The key of a wallet that proves to hold it, for this issuer and a nonce of ours that nobody used. */
async function provenKey({ pool, casework, certificates }: Platform, jwt: string): Promise<EcJwk | undefined> {
  const { Openid4vciIssuer } = await import("@openid4vc/openid4vci");
  await allowOwnScheme(certificates.origin);
  const issuer = new Openid4vciIssuer({ callbacks: walletCallbacks });
  try {
    const { payload, signer } = await issuer.verifyCredentialRequestJwtProof({
      ...{ jwt, now: new Date(casework.now()) },
      issuerMetadata: { credentialIssuer: { credential_issuer: certificates.origin } } as never,
    });
    const fresh = await takeNonce(pool, certificates.keys, String(payload.nonce ?? ""), casework.now());
    return fresh ? ecKey.parse(signer.publicJwk) : undefined;
  } catch {
    return undefined;
  }
}

const refuse = (reply: FastifyReply, error: string, status = 400) => reply.code(status).send({ error });

function metadataRoutes(http: Http, { certificates, city }: Platform): void {
  const { origin, keys, vct } = certificates;
  http.get("/.well-known/openid-credential-issuer", hidden, async () => ({
    credential_issuer: origin,
    credential_endpoint: `${origin}/wallet/credential`,
    nonce_endpoint: `${origin}/wallet/nonce`,
    display: [{ name: city.division("360300").name.zh, locale: "zh-CN" }],
    credential_configurations_supported: Object.fromEntries(
      certificateTypes.map((type) => [type.code, configuration(type.code, vct)]),
    ),
  }));
  http.get("/.well-known/oauth-authorization-server", hidden, async () => ({
    issuer: origin,
    token_endpoint: `${origin}/wallet/token`,
    grant_types_supported: [preAuthorized],
    response_types_supported: [],
    token_endpoint_auth_methods_supported: ["none"],
    dpop_signing_alg_values_supported: ["ES256"],
    "pre-authorized_grant_anonymous_access_supported": true,
  }));
  const jwks = () => ({ keys: keys.all.map(({ kid, jwk }) => ({ ...jwk, kid, use: "sig", alg: "ES256" })) });
  http.get("/.well-known/jwt-vc-issuer", hidden, async () => ({ issuer: origin, jwks: jwks() }));
  http.get("/certificates/keys", hidden, async () => ({
    ...jwks(),
    sm2: await Promise.all(keys.all.map(async ({ kid, sm2 }) => ({ kid, publicKey: await sm2PublicKey(sm2) }))),
  }));
  http.get(
    "/certificates/types/:type",
    { schema: { hide: true, params: z.object({ type: z.string().max(60) }) } },
    async (request) => typeMetadata(request.params.type, vct),
  );
  http.get(
    "/certificates/status/:list",
    { schema: { hide: true, params: z.object({ list: z.coerce.number().int().min(0).max(10_000) }) } },
    async (request, reply) => {
      const text = await certificates.statusList(request.params.list);
      if (!text) throw new Refusal("notFound", t("没有这份状态列表", "There is no such status list"));
      return reply.type("application/statuslist+jwt").header("cache-control", "public, max-age=60").send(text);
    },
  );
}

const displays = (name: { zh: string; en: string }) => [
  { name: name.zh, locale: "zh-CN" },
  { name: name.en, locale: "en" },
];

const configuration = (type: string, vct: (type: string) => string) => ({
  format: "dc+sd-jwt",
  vct: vct(type),
  cryptographic_binding_methods_supported: ["jwk"],
  credential_signing_alg_values_supported: ["ES256"],
  proof_types_supported: { jwt: { proof_signing_alg_values_supported: ["ES256"] } },
  credential_metadata: { display: displays(findCertificateType(type)?.name ?? t(type, type)) },
});

function typeMetadata(code: string, vct: (type: string) => string) {
  const type = findCertificateType(code);
  if (!type) throw new Refusal("notFound", t("没有这种证照", "There is no such type of certificate"));
  return {
    vct: vct(code),
    display: displays(type.name),
    claims: fieldsOfType(code).map((field) => ({ path: [field], sd: "always", display: displays(fieldLabel(field)) })),
  };
}
