/** Sends a code to a phone. Rejects where the message was not taken; what it throws holds neither phone nor code. */
export interface SmsSender {
  readonly sendCode: (phone: string, code: string) => Promise<void>;
  /** Sends a link that asks for a rating. Rejects as `sendCode` does. */
  readonly sendLink: (phone: string, link: string) => Promise<void>;
  /** Demonstration: nothing is sent, and the page shows the code instead. */
  readonly shown: boolean;
}

/** Sends nothing: the page itself shows the code. For demonstrations and tests only. */
export const demoSms: SmsSender = { sendCode: async () => undefined, sendLink: async () => undefined, shown: true };
