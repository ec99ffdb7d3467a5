import type { Outgoing } from "@wuxing/platform/http";
import type { SmsSender } from "./SmsSender.ts";

export interface SmsGateway {
  /** Address of the gateway, from the configuration and nowhere else. */
  readonly url: string;
  readonly key: string;
  /** Name of the text that the gateway was told to send. */
  readonly template: string;
  readonly ask: Outgoing;
}

const patience = 5000;

/**
 * A gateway that takes `POST {phone, template, params: {code, minutes}}` as JSON with a bearer key, and answers 2xx.
 * No redirect is followed, and no answer is waited for longer than five seconds.
 */
export const httpSms = ({ url, key, template, ask }: SmsGateway): SmsSender => ({
  shown: false,
  sendCode: async (phone, code) => {
    const answer = await ask(url, {
      method: "POST",
      signal: AbortSignal.timeout(patience),
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify({ phone, template, params: { code, minutes: "5" } }),
    }).catch(() => undefined);
    if (!answer?.ok) throw new Error(`the SMS gateway did not take a message: ${answer?.status ?? "no answer"}`);
  },
});
