import type { RealNameProvider } from "@wuxing/platform/citizens";
import { type OutgoingHost, outgoing } from "@wuxing/platform/http";
import { demoSms, httpSms, type SmsSender } from "@wuxing/platform/messages";
import { ConfigurationFault } from "./ConfigurationFault.ts";
import { secretFrom } from "./secretFrom.ts";

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
  const linkTemplate = env.SMS_LINK_TEMPLATE ?? "rate";
  const bookingTemplate = env.SMS_BOOKING_TEMPLATE ?? "booking";
  const gateway = url
    ? httpSms({ url, key: needed(env, "SMS_KEY"), template, linkTemplate, bookingTemplate, ask })
    : undefined;
  return {
    sms: gateway ?? (demo ? demoSms : undefined),
    realName: issuer
      ? {
          issuer,
          clientId: env.OIDC_CLIENT_ID ?? "",
          clientSecret: needed(env, "OIDC_CLIENT_SECRET"),
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

/** A secret that must be there. Throws ConfigurationFault. */
export function needed(env: NodeJS.ProcessEnv, name: string): string {
  const secret = secretFrom(env, name);
  if (secret) return secret;
  throw new ConfigurationFault(
    `缺少 ${name}：请设置 ${name} 或 ${name}_FILE`,
    `${name} is missing: set ${name} or ${name}_FILE`,
  );
}

/** Holds that an address may be asked. Said at the start, not when the first person waits for what it gives. Throws ConfigurationFault. */
export function assertNamed(hosts: readonly OutgoingHost[], name: string, address: string | undefined): void {
  if (!address) return;
  const origin = URL.canParse(address) ? new URL(address).origin : undefined;
  if (origin && hosts.some((host) => host.origin === origin)) return;
  throw new ConfigurationFault(
    `${name} 的地址没有列入 OUTGOING_HOSTS 或 OUTGOING_INNER：请把 ${origin ?? "它"} 加进去`,
    `The address of ${name} is not among OUTGOING_HOSTS or OUTGOING_INNER: add ${origin ?? "it"} there`,
  );
}
