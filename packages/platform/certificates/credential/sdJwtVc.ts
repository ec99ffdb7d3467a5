import { createHash, createPublicKey, type JsonWebKey, randomBytes, sign, verify } from "node:crypto";
import type { EcJwk, IssuerKey } from "../keys/IssuerKeys.ts";

/**
 * The one module that knows SD-JWT VC (`dc+sd-jwt`, RFC 9901 and a draft over it). The library is loaded when the first
 * credential is made or read; it asks nothing of the network by itself.
 */
const library = async () => (await import("@sd-jwt/sd-jwt-vc")).SDJwtVcInstance;

const hasher = (data: string | ArrayBuffer, alg: string): Uint8Array =>
  createHash(alg.replace("-", ""))
    .update(typeof data === "string" ? data : new Uint8Array(data))
    .digest();
const saltGenerator = (length: number): string => randomBytes(length).toString("base64url");
const hashing = { hasher, hashAlg: "sha-256", saltGenerator } as const;

/** What stands in a credential in clear, and what its holder may show field by field. */
export interface Credential {
  readonly issuer: string;
  readonly vct: string;
  /** 证照标识, as `jti`. */
  readonly id: string;
  /** The unit that issued it: its name and unified social credit code. */
  readonly authority: { readonly name: string; readonly code: string };
  /** Unix seconds; `expires` absent: without end. */
  readonly notBefore: number;
  readonly expires: number | undefined;
  readonly status: { readonly uri: string; readonly idx: number };
  /** The holder's public key, to which presentations are bound. */
  readonly holderKey: EcJwk;
  readonly claims: Readonly<Record<string, string>>;
}

/** Signs a credential; every claim can be shown or withheld by itself. */
export async function issueCredential(key: IssuerKey, credential: Credential, now: number): Promise<string> {
  const Instance = await library();
  const signer = (data: string): string => signEs256(data, key);
  const { issuer, vct, id, authority, notBefore, expires, status, holderKey, claims } = credential;
  const payload = {
    ...{ iss: issuer, vct, jti: id, iat: now, nbf: notBefore, cnf: { jwk: holderKey } },
    ...(expires === undefined ? {} : { exp: expires }),
    ...{
      status: { status_list: { ...status } },
      issuing_authority: authority.name,
      issuing_authority_id: authority.code,
    },
    ...claims,
  };
  // The names of claims differ by type, which the library's own type of a frame cannot say.
  const frame = { _sd: Object.keys(claims) } as never;
  return new Instance({ ...hashing, signer, signAlg: "ES256" }).issue(payload, frame, { header: { kid: key.kid } });
}

/** Signs text with ES256 as JOSE writes it: r and s, base64url. */
export const signEs256 = (data: string, { es256 }: Pick<IssuerKey, "es256">): string =>
  sign("sha256", Buffer.from(data), { key: es256, dsaEncoding: "ieee-p1363" }).toString("base64url");

/** Whether an ES256 signature is that of the public key. */
export const verifyEs256 = (data: string, signature: string, jwk: EcJwk): boolean =>
  verify(
    "sha256",
    Buffer.from(data),
    { key: createPublicKey({ key: jwk as unknown as JsonWebKey, format: "jwk" }), dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );

/** What a presentation says before anything of it is checked. */
export interface ReadPresentation {
  readonly kid: unknown;
  readonly payload: Readonly<Record<string, unknown>>;
  /** The claims that its holder shows. */
  readonly shown: Readonly<Record<string, unknown>>;
  readonly binding: Readonly<Record<string, unknown>> | undefined;
}

/** Takes a presentation apart, believing nothing. Throws where it is none. */
export async function readPresentation(text: string): Promise<ReadPresentation> {
  const Instance = await library();
  const { jwt, disclosures = [], kbJwt } = await new Instance(hashing).decode(text);
  const shown = Object.fromEntries(disclosures.map(({ key, value }) => [key ?? "", value]));
  return { kid: jwt?.header?.kid, payload: jwt?.payload ?? {}, shown, binding: kbJwt?.payload };
}

/**
 * Checks the signatures of issuer and holder, times, nonce, and that what is shown is what was signed. Throws otherwise.
 * How the credential stands is asked of the register by whoever calls.
 */
export async function checkPresentation(text: string, key: EcJwk, nonce: string, now: number): Promise<void> {
  // The base class: it checks all but the status list, for which the register is asked.
  const { SDJwtInstance } = await import("@sd-jwt/core");
  const instance = new SDJwtInstance({
    ...hashing,
    verifier: (data: string, signature: string) => verifyEs256(data, signature, key),
    kbVerifier: (data: string, signature: string, payload: { cnf?: { jwk?: unknown } }) =>
      verifyEs256(data, signature, payload.cnf?.jwk as EcJwk),
  });
  await instance.verify(text, { keyBindingNonce: nonce, currentDate: now, skewSeconds: 60 });
}

/** The bytes that the issuer signed, to be signed by SM2 beside it. */
export const signedBytes = (sdJwt: string): Buffer => {
  const [head = "", body = ""] = sdJwt.split("~")[0]?.split(".") ?? [];
  return Buffer.from(`${head}.${body}`);
};
