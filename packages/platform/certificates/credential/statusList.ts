import type { CertificateState } from "../CertificateRow.ts";
import type { IssuerKey } from "../keys/IssuerKeys.ts";
import { signEs256 } from "./sdJwtVc.ts";

/** How many certificates one list tells of; the next ones stand in the next list. */
export const listSize = 65_536;
const bits = 2;

/** Status types of the Token Status List draft: 0 valid, 1 invalid, 2 suspended. */
export const statusValue = (state: CertificateState): number => (state === "valid" ? 0 : state === "suspended" ? 2 : 1);

/** Where the status of a certificate stands: which list, and at which place in it. */
export const placeInList = (statusIndex: number): { readonly list: number; readonly idx: number } => ({
  list: Math.floor(statusIndex / listSize),
  idx: statusIndex % listSize,
});

/** A signed Token Status List (draft-ietf-oauth-status-list) over states by their place. */
export async function signStatusList(
  key: IssuerKey,
  uri: string,
  values: readonly number[],
  times: { readonly now: number; readonly lives: number },
): Promise<string> {
  const { createHeaderAndPayload, StatusList } = await import("@sd-jwt/jwt-status-list");
  const { header, payload } = createHeaderAndPayload(
    new StatusList([...values], bits),
    { sub: uri, iat: times.now, exp: times.now + times.lives, ttl: times.lives },
    { alg: "ES256", typ: "statuslist+jwt", kid: key.kid },
  );
  const text = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${text}.${signEs256(text, key)}`;
}
