import type { Locale } from "@wuxing/kernel/text";
import type { Outgoing } from "@wuxing/platform/http";
import type { SmsSender } from "./SmsSender.ts";

export interface SmsGateway {
  /** Address of the gateway, from the configuration and nowhere else. */
  readonly url: string;
  readonly key: string;
  /** Name of the text that the gateway was told to send. */
  readonly template: string;
  /** And of the one that asks for a rating. */
  readonly linkTemplate: string;
  /** And of the one about a booking. */
  readonly bookingTemplate: string;
  readonly ask: Outgoing;
}

const patience = 5000;

/**
 * A gateway that takes `POST {phone, template, language, params}` as JSON with a bearer key, and answers 2xx: `language` is
 * `zh` or `en`, and tells which of the template's texts is wanted; `params` are `{code, minutes}` for a code, `{link}` for a
 * link, `{what, when, place, link}` for a booking. No redirect is followed, and no answer is waited for longer than five seconds.
 */
export function httpSms({ url, key, template, linkTemplate, bookingTemplate, ask }: SmsGateway): SmsSender {
  const send = async (phone: string, name: string, language: Locale, params: object): Promise<void> => {
    const answer = await ask(url, {
      method: "POST",
      signal: AbortSignal.timeout(patience),
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify({ phone, template: name, language, params }),
    }).catch(() => undefined);
    if (!answer?.ok) throw new Error(`the SMS gateway did not take a message: ${answer?.status ?? "no answer"}`);
  };
  return {
    shown: false,
    sendCode: (phone, code, language) => send(phone, template, language, { code, minutes: "5" }),
    sendLink: (phone, link, language) => send(phone, linkTemplate, language, { link }),
    sendBooking: (phone, { what, when, place, link }, language) =>
      send(phone, bookingTemplate, language, { what, when, place, link }),
  };
}
