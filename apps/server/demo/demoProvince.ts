import { randomBytes } from "node:crypto";
import type { Platform } from "@wuxing/platform/area";
import { commandId } from "@wuxing/platform/casework";
import {
  type Exchange,
  exchangeRoutes,
  type NewMessage,
  openExchange,
  ownKeys,
  peerKeys,
  vaultSealing,
} from "@wuxing/platform/exchange";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import type { ExchangeSettings } from "../exchangeOf.ts";

/** How long neither side of the demo looks by itself; both are woken by what is written. Milliseconds. */
const every = 30_000;

/**
 * The other end of the line, in the same process and database, for demonstrations: the same engine, keys of its own made at
 * each start, and the server's own routes for a line. It sends some matters down once and answers what is sent up.
 */
export interface DemoProvince {
  readonly settings: ExchangeSettings;
  /** Gives the other end its routes; before the server listens. */
  readonly attach: (http: Http, platform: Platform) => void;
  /** Sends down what a demonstration shows, where nothing ever came. */
  readonly begin: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export function demoProvince(): DemoProvince {
  const [city, province] = [madeKeys(), madeKeys()];
  let end: { exchange: Exchange; http: Http; platform: Platform } | undefined;
  const ask = async (url: string, payload: string): Promise<string> => {
    const headers = { "content-type": "application/json" };
    const answer = await end?.http.inject({ method: "POST", url: new URL(url).pathname, payload, headers });
    if (answer?.statusCode !== 200) throw new Error(`the demo's other end answered ${answer?.statusCode}`);
    return answer.body;
  };
  const settings = (peer: string, [ownCode, peerCode]: readonly [string, string], url: string) => ({
    ...{ peer, ownCode, peerCode, url, every, ask },
  });
  return {
    settings: {
      ...settings("province", ["360300", "360000"], "http://demo/exchange/city"),
      ...{ own: city.own, known: province.known },
    },
    attach: (http, platform) => {
      const { pool, now, vault } = platform.casework;
      const exchange = openExchange({
        ...{ pool, now, ask, sealing: vaultSealing(vault) },
        settings: {
          ...settings("city", ["360000", "360300"], "http://demo/exchange/province"),
          ...{ own: province.own, known: city.known },
        },
        reader: {
          body: z.looseObject({ kind: z.string() }),
          apply: async ({ id, subject, kind, body }) => {
            if (kind === "transfer") await exchange.post(pool, [reply(id, subject, body, now())]);
            exchange.sending.wake();
            return undefined;
          },
        },
      });
      exchangeRoutes(http, exchange);
      end = { exchange, http, platform };
    },
    begin: async () => {
      if (!end) return;
      const { exchange, platform } = end;
      exchange.sending.start();
      exchange.applying.start();
      const { rows } = await platform.pool.query("SELECT 1 FROM exchange_in WHERE peer = 'province' LIMIT 1");
      if (rows.length > 0) return;
      // What the texts are made of is loaded this once.
      const { seedFromProvince } = await import("@wuxing/areas/seed");
      await exchange.post(platform.pool, seedFromProvince(platform.casework.now()));
      exchange.sending.wake();
    },
    stop: async () => {
      await Promise.all([end?.exchange.sending.stop(), end?.exchange.applying.stop()]);
    },
  };
}

function madeKeys() {
  const own = ownKeys(randomBytes(32).toString("base64url"));
  const known = own && peerKeys(own.publicKeys.join(" "));
  if (!own || !known) throw new Error("no keys");
  return { own, known };
}

/** What the province says to a matter that was sent up. */
const reply = (to: string, subject: string, body: object, at: string): NewMessage => ({
  ...{ id: commandId("demo province", to), subject, kind: "progress", at },
  body: { ...body, step: "受理", note: "省平台已受理，转省有关部门办理。", attachments: [] },
});
