import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Configuration } from "openid-client";
import type { RealNameProvider } from "./RealName.ts";

/** What only this browser and this server know of a way to the provider. */
export interface Secrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** The provider as it describes itself; loaded at the first use and asked for again where it could not be reached. */
export interface IdentityProvider {
  readonly addressFor: (secrets: Secrets) => Promise<string>;
  /** The claims of the person, from the signed token and the user-info endpoint. Throws Refusal. */
  readonly claimsOf: (answer: URL, secrets: Secrets) => Promise<Readonly<Record<string, unknown>>>;
}

const patience = 10;

export function identityProvider(settings: RealNameProvider): IdentityProvider {
  const issuer = new URL(settings.issuer);
  let known: Promise<Configuration> | undefined;
  const configuration = async (): Promise<Configuration> => {
    known ??= discover(issuer, settings).catch((cause) => {
      known = undefined;
      throw unreachable(cause);
    });
    return known;
  };
  return {
    addressFor: async ({ state, nonce, verifier }) => {
      const [oidc, provider] = await Promise.all([import("openid-client"), configuration()]);
      return oidc.buildAuthorizationUrl(provider, {
        redirect_uri: settings.redirectUri,
        scope: "openid profile",
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        ...{ state, nonce },
      }).href;
    },
    claimsOf: async (answer, { state, nonce, verifier }) => {
      const [oidc, provider] = await Promise.all([import("openid-client"), configuration()]);
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      try {
        const tokens = await oidc.authorizationCodeGrant(provider, answer, checks);
        const claims = tokens.claims();
        if (!claims) throw new Error("the provider gave no identity");
        if (!provider.serverMetadata().userinfo_endpoint) return claims;
        return { ...(await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub)), ...claims };
      } catch (cause) {
        throw turnedDown(cause);
      }
    },
  };
}

/** Asked over the one way out, which decides who may be asked, and who over plain http. */
async function discover(issuer: URL, { clientId, clientSecret, ask }: RealNameProvider): Promise<Configuration> {
  const oidc = await import("openid-client");
  const plain = issuer.protocol === "http:" ? [oidc.allowInsecureRequests] : [];
  return oidc.discovery(issuer, clientId, clientSecret, undefined, {
    timeout: patience,
    execute: [oidc.enableNonRepudiationChecks, ...plain],
    // What is sent to a provider is a form, or nothing.
    [oidc.customFetch]: (url, { body, ...init }) =>
      ask(url, body instanceof URLSearchParams || typeof body === "string" ? { ...init, body } : init),
  });
}

/** The cause is kept for the log; it names no person. */
const unreachable = (cause: unknown): Refusal =>
  Object.assign(
    new Refusal(
      "refused",
      t("实名认证平台现在连不上，请过一会儿再试", "The identity provider cannot be reached now; try again in a while"),
    ),
    { cause },
  );

function turnedDown(cause: unknown): Refusal {
  const denied = (cause as { error?: unknown }).error === "access_denied";
  return Object.assign(
    new Refusal(
      "refused",
      denied
        ? t("您取消了实名，账号没有变化", "You cancelled; your account has not changed")
        : t("实名没有通过核对，请重新开始", "The identity provider's answer did not hold; please begin again"),
    ),
    { cause },
  );
}
