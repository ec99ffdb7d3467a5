import { type Payments, refundsAt, sharedSecretPayments } from "@wuxing/areas/applications";
import { type OutgoingHost, outgoing } from "@wuxing/platform/http";
import { ConfigurationFault } from "./ConfigurationFault.ts";
import { assertNamed } from "./citizenSettings.ts";
import { secretFrom } from "./secretFrom.ts";

const shortest = 32;

/**
 * Where fees are paid online: `PAYMENT_URL`, the page that people are sent to, and `PAYMENT_KEY`, which signs its notices;
 * `PAYMENT_REFUND_URL`, where it is asked to give back, only where `hosts` names it. Undefined without.
 */
export function paymentSettings(env: NodeJS.ProcessEnv, hosts: readonly OutgoingHost[]): Payments | undefined {
  const [url, key, refunds] = [env.PAYMENT_URL, secretFrom(env, "PAYMENT_KEY"), env.PAYMENT_REFUND_URL];
  assertNamed(hosts, "PAYMENT_REFUND_URL", refunds);
  if (!url && !key) return undefined;
  if (!url || !key || !URL.canParse(url) || !url.startsWith("https:") || key.length < shortest)
    throw new ConfigurationFault(
      `在线缴费要同时设 PAYMENT_URL（https 地址）和 PAYMENT_KEY（至少 ${shortest} 个字符）`,
      `Online payment needs both PAYMENT_URL (an https address) and PAYMENT_KEY (${shortest} characters or more)`,
    );
  const payments = sharedSecretPayments(key, url);
  return refunds ? { ...payments, refund: refundsAt(key, refunds, outgoing(hosts)) } : payments;
}
