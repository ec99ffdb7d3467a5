import { type Payments, sharedSecretPayments } from "@wuxing/areas/applications";
import { ConfigurationFault } from "./ConfigurationFault.ts";
import { secretFrom } from "./secretFrom.ts";

const shortest = 32;

/** Where fees are paid online: `PAYMENT_URL`, the page that people are sent to, and `PAYMENT_KEY`, which signs its notices. Undefined without. */
export function paymentSettings(env: NodeJS.ProcessEnv): Payments | undefined {
  const [url, key] = [env.PAYMENT_URL, secretFrom(env, "PAYMENT_KEY")];
  if (!url && !key) return undefined;
  if (!url || !key || !URL.canParse(url) || !url.startsWith("https:") || key.length < shortest)
    throw new ConfigurationFault(
      `在线缴费要同时设 PAYMENT_URL（https 地址）和 PAYMENT_KEY（至少 ${shortest} 个字符）`,
      `Online payment needs both PAYMENT_URL (an https address) and PAYMENT_KEY (${shortest} characters or more)`,
    );
  return sharedSecretPayments(key, url);
}
