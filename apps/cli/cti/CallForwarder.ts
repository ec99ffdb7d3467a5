import { type Outgoing, outgoing } from "@wuxing/platform/http";

/** Where the calls go, and the machine's own id and secret there. */
export interface CallTarget {
  /** The address of the Wuxing server: `https://wx.example.gov.cn`. */
  readonly server: string;
  readonly id: string;
  readonly secret: string;
}

/** An event of a call as the webhook takes it (docs/cti.md); a call's events go out in their order. */
export type CallEvent = Readonly<Record<string, string>> & { readonly callId: string; readonly event: string };

const [firstPause, longestPause] = [500, 30_000];

/**
 * Passes events on to the webhook: one after the other, each until it is taken. What the server refuses for its content is
 * dropped and told, since asking again would change nothing. The newest thousand wait while the server is away.
 */
export class CallForwarder {
  readonly #target: CallTarget;
  readonly #ask: Outgoing;
  readonly #tell: (line: string) => void;
  readonly #waiting: CallEvent[] = [];
  #token: string | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(target: CallTarget, tell: (line: string) => void) {
    this.#target = target;
    this.#ask = outgoing([{ origin: new URL(target.server).origin, inner: true }]);
    this.#tell = tell;
  }

  take(event: CallEvent): void {
    this.#waiting.push(event);
    if (this.#waiting.length > 1000) this.#waiting.shift();
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** Gives up what was not taken yet. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    for (let pause = firstPause; this.#waiting.length > 0 && !this.#stopped; ) {
      const [event] = this.#waiting;
      if (!event) return;
      try {
        const refused = await this.#send(event);
        if (refused) this.#tell(`${event.event} ${event.callId}: ${refused}`);
        this.#waiting.shift();
        pause = firstPause;
      } catch (error) {
        this.#tell(`${event.event} ${event.callId}: ${(error as Error).message}`);
        await new Promise((resolve) => setTimeout(resolve, pause));
        pause = Math.min(longestPause, pause * 2);
      }
    }
  }

  /** Undefined where it was taken, else why it never will be. Throws where it is worth asking again. */
  async #send(event: CallEvent): Promise<string | undefined> {
    this.#token ??= await this.#askToken();
    const answer = await this.#ask(new URL("/cti/calls", this.#target.server), {
      method: "POST",
      headers: { authorization: `Bearer ${this.#token}`, "content-type": "application/json" },
      body: JSON.stringify(event),
    });
    const said = await answer.text();
    if (answer.ok) return undefined;
    // A token lasts an hour; the next one is asked for.
    if (answer.status === 401) this.#token = undefined;
    if (answer.status === 400 || answer.status === 422) return said;
    throw new Error(`${answer.status} ${said}`);
  }

  async #askToken(): Promise<string> {
    const { server, id, secret } = this.#target;
    const answer = await this.#ask(new URL("/oauth/token", server), {
      method: "POST",
      headers: {
        authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString("base64")}`,
      },
      body: new URLSearchParams({ grant_type: "client_credentials", scope: "cti" }),
    });
    if (!answer.ok) throw new Error(`/oauth/token: ${answer.status} ${await answer.text()}`);
    return ((await answer.json()) as { access_token: string }).access_token;
  }
}
