import type { RealNameProvider } from "@wuxing/platform/citizens";
import { type OutgoingHost, outgoing } from "@wuxing/platform/http";
import { demoSms, httpSms, type SmsSender } from "@wuxing/platform/messages";
import { assertNamed } from "./assertNamed.ts";
import { neededSecret } from "./secretFrom.ts";

/** What citizens' accounts need of the deployment; each part may be absent. */
export interface CitizenSettings {
  readonly sms: SmsSender | undefined;
  readonly realName: Omit<RealNameProvider, "redirectUri"> | undefined;
}

/**
 * From environment variables; throws ConfigurationFault. In a demonstration without a gateway codes are shown on the
 * page; nowhere else. Gateway and provider are asked only where `hosts` names them.
 */
export function citizenSettings(
  env: NodeJS.ProcessEnv,
  demo: boolean,
  hosts: readonly OutgoingHost[],
): CitizenSettings {
  const ask = outgoing(hosts);
  const { SMS_URL: url, OIDC_ISSUER: issuer } = env;
  assertNamed(hosts, "SMS_URL", url);
  assertNamed(hosts, "OIDC_ISSUER", issuer);
  const template = env.SMS_TEMPLATE ?? "code";
  const gateway = url ? httpSms({ url, key: neededSecret(env, "SMS_KEY"), template, ask }) : undefined;
  return {
    sms: gateway ?? (demo ? demoSms : undefined),
    realName: issuer
      ? {
          issuer,
          clientId: env.OIDC_CLIENT_ID ?? "",
          clientSecret: neededSecret(env, "OIDC_CLIENT_SECRET"),
          claims: {
            name: env.OIDC_CLAIM_NAME ?? "name",
            number: env.OIDC_CLAIM_NUMBER ?? "citizen_number",
            firms: env.OIDC_CLAIM_FIRMS ?? "represents",
          },
          ask,
        }
      : undefined,
  };
}
