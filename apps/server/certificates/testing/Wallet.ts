import { createHash, randomBytes } from "node:crypto";
import {
  type CallbackContext,
  clientAuthenticationAnonymous,
  type HashAlgorithm,
  type Jwk,
  type JwtSigner,
  type RequestDpopOptions,
  setGlobalConfig,
} from "@openid4vc/oauth2";
import { Openid4vciClient } from "@openid4vc/openid4vci";
import { Openid4vpClient } from "@openid4vc/openid4vp";
import { SDJwtVcInstance } from "@sd-jwt/sd-jwt-vc";
import * as jose from "jose";

setGlobalConfig({ allowInsecureUrls: true });

const hasher = (data: string | ArrayBuffer, alg: string): Uint8Array =>
  createHash(alg.replace("-", ""))
    .update(typeof data === "string" ? data : new Uint8Array(data))
    .digest();
const hashing = {
  hasher,
  hashAlg: "sha-256",
  saltGenerator: (n: number) => randomBytes(n).toString("base64url"),
} as const;

interface Query {
  readonly credentials: readonly {
    readonly id: string;
    readonly meta: { readonly vct_values: readonly string[] };
    readonly claims: readonly { readonly path: readonly string[] }[];
  }[];
}

/** What a test changes in an otherwise right answer. */
export interface Answer {
  readonly fields?: readonly string[];
  readonly nonce?: string;
  readonly audience?: string;
  readonly signWith?: Wallet;
  /** The same answer sent again. */
  readonly twice?: boolean;
  readonly change?: (presentation: string) => string;
  /** By which content encryption, to another key than the request's, or not encrypted at all. */
  readonly enc?: string;
  readonly encryptTo?: Jwk;
  readonly plain?: true;
  /** Which of the ways to answer; the first where none is named. */
  readonly nth?: number;
}

/** A wallet made of the published libraries alone: nothing of ours is in it. */
export class Wallet {
  readonly #keys: { readonly privateKey: CryptoKey; readonly jwk: Jwk };
  readonly #callbacks: Omit<CallbackContext, "getX509CertificateMetadata">;
  readonly #now: () => number;

  private constructor(keys: { readonly privateKey: CryptoKey; readonly jwk: Jwk }, now: () => number) {
    this.#keys = keys;
    this.#now = now;
    this.#callbacks = {
      fetch: (input, init) => fetch(input, init),
      hash: (data, alg: HashAlgorithm) => createHash(alg.replace("-", "")).update(data).digest(),
      generateRandom: (length) => randomBytes(length),
      clientAuthentication: clientAuthenticationAnonymous(),
      encryptJwe: async ({ publicJwk, apu, apv, alg, enc }, data) => {
        const jwe = await new jose.CompactEncrypt(new TextEncoder().encode(data))
          .setProtectedHeader({ alg, enc, kid: publicJwk.kid as string })
          .setKeyManagementParameters({
            ...(apu ? { apu: jose.base64url.decode(apu) } : {}),
            ...(apv ? { apv: jose.base64url.decode(apv) } : {}),
          })
          .encrypt(await jose.importJWK(publicJwk as jose.JWK, alg));
        return { jwe, encryptionJwk: publicJwk };
      },
      decryptJwe: () => Promise.reject(new Error("not used")),
      signJwt: async (signer, { header, payload }) => ({
        jwt: await new jose.SignJWT(payload).setProtectedHeader({ ...header, alg: signer.alg }).sign(keys.privateKey),
        signerJwk: keys.jwk,
      }),
      verifyJwt: (signer, { compact }) => verifyBy(signer, compact, now),
    };
  }

  get publicKey(): Jwk {
    return this.#keys.jwk;
  }

  static async make(now: () => number): Promise<Wallet> {
    const { publicKey, privateKey } = await jose.generateKeyPair("ES256", { extractable: true });
    return new Wallet({ privateKey, jwk: { ...(await jose.exportJWK(publicKey)), kty: "EC" } }, now);
  }

  /** Fetches the certificate of an offer, with the digits that its holder was told. */
  async fetchOffered(
    offer: string,
    txCode: string,
    { dpop = false }: { readonly dpop?: boolean } = {},
  ): Promise<{ credential: string; sm2: Record<string, string>; tokenType: string }> {
    const client = new Openid4vciClient({ callbacks: this.#callbacks });
    const credentialOffer = await client.resolveCredentialOffer(offer);
    const issuerMetadata = await client.resolveIssuerMetadata(credentialOffer.credential_issuer);
    const proving = { signer: { method: "jwk", alg: "ES256", publicJwk: this.#keys.jwk } } as const;
    const { accessTokenResponse, dpop: next } = await client.retrievePreAuthorizedCodeAccessTokenFromOffer({
      ...{ credentialOffer, issuerMetadata, txCode, ...(dpop ? { dpop: proving } : {}) },
    });
    const { access_token: token, token_type: tokenType } = accessTokenResponse;
    const bound = dpop ? { ...proving, ...(next?.nonce ? { nonce: next.nonce } : {}) } : undefined;
    return { tokenType, ...(await this.#retrieve(client, issuerMetadata, credentialOffer, token, bound)) };
  }

  async #retrieve(
    client: Openid4vciClient,
    issuerMetadata: Awaited<ReturnType<Openid4vciClient["resolveIssuerMetadata"]>>,
    offer: Awaited<ReturnType<Openid4vciClient["resolveCredentialOffer"]>>,
    accessToken: string,
    dpop: RequestDpopOptions | undefined,
  ) {
    const [credentialConfigurationId = ""] = offer.credential_configuration_ids;
    const { c_nonce: nonce } = await client.requestNonce({ issuerMetadata });
    const { jwt } = await client.createCredentialRequestJwtProof({
      ...{ issuerMetadata, credentialConfigurationId, nonce, issuedAt: new Date(this.#now() * 1000) },
      signer: { method: "jwk", alg: "ES256", publicJwk: this.#keys.jwk },
    });
    const { credentialResponse } = await client.retrieveCredentials({
      ...{ issuerMetadata, accessToken, credentialConfigurationId, proofs: { jwt: [jwt] } },
      ...(dpop ? { dpop } : {}),
    });
    const [first] = credentialResponse.credentials as readonly { credential: string }[];
    return { credential: first?.credential ?? "", sm2: credentialResponse.sm2 as Record<string, string> };
  }

  /** Reads a request, checks that the city signed it, and answers it with this credential. */
  async present(request: string, credential: string, answer: Answer = {}): Promise<Response> {
    const client = new Openid4vpClient({ callbacks: this.#callbacks });
    const parsed = client.parseOpenid4vpAuthorizationRequest({ authorizationRequest: request });
    const resolved = await client.resolveOpenId4vpAuthorizationRequest({
      authorizationRequestPayload: parsed.params as never,
    });
    const payload = resolved.authorizationRequestPayload as {
      readonly [name in "client_id" | "nonce" | "state" | "response_uri"]: string;
    };
    const query = resolved.dcql?.query as Query;
    const wanted = query.credentials[answer.nth ?? 0];
    if (!wanted) throw new Error("the request asks for nothing");
    const fields = answer.fields ?? wanted.claims.map(({ path }) => String(path[0]));
    const bound = await (answer.signWith ?? this).bind(credential, fields, {
      nonce: answer.nonce ?? payload.nonce,
      aud: answer.audience ?? payload.client_id,
    });
    const presentation = answer.change?.(bound) ?? bound;
    const vp_token = { [wanted.id]: [presentation] };
    if (answer.plain) {
      const body = new URLSearchParams({ vp_token: JSON.stringify(vp_token), state: payload.state });
      return fetch(payload.response_uri, { method: "POST", body });
    }
    const { authorizationResponsePayload, jarm } = await client.createOpenid4vpAuthorizationResponse({
      authorizationRequestPayload: payload as never,
      authorizationResponsePayload: { vp_token },
      jarm: {
        encryption: { nonce: "wallet", ...(answer.encryptTo ? { jwk: answer.encryptTo } : {}) },
        serverMetadata: {
          authorization_signing_alg_values_supported: [],
          authorization_encryption_alg_values_supported: ["ECDH-ES"],
          authorization_encryption_enc_values_supported: [answer.enc ?? "A128GCM"],
        },
      },
    });
    const send = () =>
      client.submitOpenid4vpAuthorizationResponse({
        ...{ authorizationRequestPayload: payload as never, authorizationResponsePayload },
        ...(jarm ? { jarm } : {}),
      });
    if (answer.twice) await send();
    return (await send()).response;
  }

  async bind(credential: string, fields: readonly string[], to: { nonce: string; aud: string }): Promise<string> {
    const kbSigner = async (data: string): Promise<string> =>
      Buffer.from(
        await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, this.#keys.privateKey, Buffer.from(data)),
      ).toString("base64url");
    const instance = new SDJwtVcInstance({ ...hashing, kbSigner, kbSignAlg: "ES256" });
    return instance.present(credential, Object.fromEntries(fields.map((field) => [field, true])), {
      kb: { payload: { iat: this.#now(), ...to } },
    });
  }

  /** A proof of possession as a test wants it (RFC 9449), right or wrong. */
  async dpop(claims: Readonly<Record<string, unknown>>, typ = "dpop+jwt"): Promise<string> {
    return new jose.SignJWT({ jti: randomBytes(9).toString("base64url"), iat: this.#now(), ...claims })
      .setProtectedHeader({ alg: "ES256", typ, jwk: this.#keys.jwk as jose.JWK })
      .sign(this.#keys.privateKey);
  }

  /** What a credential says to its holder. */
  async read(credential: string): Promise<Record<string, unknown>> {
    return (await new SDJwtVcInstance(hashing).getClaims(credential)) as Record<string, unknown>;
  }
}

/** By the key in the header, or by that of the DID document on the issuer's site. */
async function verifyBy(signer: JwtSigner, compact: string, now: () => number) {
  const jwk =
    signer.method === "jwk" ? signer.publicJwk : signer.method === "did" ? await keyOfDid(signer.didUrl) : undefined;
  if (!jwk) return { verified: false as const };
  try {
    await jose.compactVerify(compact, await jose.importJWK(jwk as jose.JWK, "ES256"));
    jose.decodeJwt(compact);
    return now() > 0 ? { verified: true as const, signerJwk: jwk } : { verified: false as const };
  } catch {
    return { verified: false as const };
  }
}

async function keyOfDid(didUrl: string): Promise<Jwk | undefined> {
  const [did = ""] = didUrl.split("#");
  const host = decodeURIComponent(did.slice("did:web:".length));
  const document = (await (await fetch(`http://${host}/.well-known/did.json`)).json()) as {
    verificationMethod: readonly { id: string; publicKeyJwk: Jwk }[];
  };
  return document.verificationMethod.find(({ id }) => id === didUrl)?.publicKeyJwk;
}
