import { randomBytes } from "node:crypto";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { createHttp, type Http } from "@wuxing/platform/http";
import { openVault } from "@wuxing/platform/personal";
import { openPool } from "@wuxing/platform/postgres";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import { z } from "zod";
import type { Ask, ExchangeParts, PeerSettings, Taken } from "../Exchange.ts";
import { exchangeRoutes } from "../exchangeRoutes.ts";
import { type OwnKeys, ownKeys, type PeerKeys, peerKeys } from "../keys.ts";
import { type Exchange, openExchange } from "../openExchange.ts";
import { vaultSealing } from "../vaultSealing.ts";

export interface End {
  readonly exchange: Exchange;
  readonly heard: Taken[];
  readonly http: Http;
}

export interface TwoEnds {
  readonly database: TestDatabase;
  readonly city: End;
  readonly province: End;
  now: string;
  /** Stands between the ends; tests replace it. */
  line: (through: Ask) => Ask;
  /** Lets both send and do what they have. */
  readonly settle: () => Promise<void>;
  /** As at the beginning, on the same database. */
  readonly reset: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Fresh Ed25519 keys, several of one side parted by a space. */
export const freshSeed = (): string => randomBytes(32).toString("base64url");
export const ownOf = (...seeds: readonly string[]): OwnKeys => ownKeys(seeds.join(" ")) as OwnKeys;
export const knownOf = (...own: readonly OwnKeys[]): PeerKeys =>
  peerKeys(own.flatMap((keys) => keys.publicKeys).join(" ")) as PeerKeys;

/** Both ends of a line in one database, under two names. Whatever is said to hold "impossible" is refused. */
export async function twoEnds(): Promise<TwoEnds> {
  const database = await testDatabase();
  const { pool } = database;
  const [cityOwn, provinceOwn] = [ownOf(freshSeed()), ownOf(freshSeed())];
  const owner = openPool(database.url, { max: 1 });
  const beginning = { now: "2026-11-02T02:00:00.000Z", line: (through: Ask) => through };
  const ends = { ...beginning };
  const opened = { pool, sealing: vaultSealing(await openVault(pool)), ends };
  const city: End = await openEnd(
    opened,
    { peer: "province", ownCode: "360300", peerCode: "360000", own: cityOwn, known: knownOf(provinceOwn) },
    () => province.http,
    "/exchange/city",
  );
  const province: End = await openEnd(
    opened,
    { peer: "city", ownCode: "360000", peerCode: "360300", own: provinceOwn, known: knownOf(cityOwn) },
    () => city.http,
    "/exchange/province",
  );
  const turns = [city, province].flatMap(({ exchange }) => [exchange.sending, exchange.applying]);
  return Object.assign(ends, {
    ...{ database, city, province },
    settle: async () => {
      for (let done = 1; done > 0; ) {
        done = 0;
        for (const turn of turns) done += await turn.catchUp();
      }
    },
    reset: async () => {
      await owner.query(
        `TRUNCATE exchange_peers, exchange_subjects, exchange_out, exchange_in, exchange_differences, exchange_decisions`,
      );
      for (const { heard } of [city, province]) heard.length = 0;
      Object.assign(ends, beginning);
    },
    close: async () => {
      await owner.end();
      await city.http.close();
      await province.http.close();
      await database.close();
    },
  });
}

interface Opened extends Pick<ExchangeParts, "pool" | "sealing"> {
  readonly ends: Pick<TwoEnds, "now" | "line">;
}

/** One end, which asks the other's routes. */
async function openEnd(
  { ends, ...parts }: Opened,
  settings: Omit<PeerSettings, "url" | "retry">,
  other: () => Http,
  url: string,
): Promise<End> {
  const heard: Taken[] = [];
  const headers = { "content-type": "application/json" };
  const through: Ask = async (at, body) => {
    const answer = await other().inject({ method: "POST", url: at, body, headers });
    if (answer.statusCode !== 200) throw new Error(`answered ${answer.statusCode}`);
    return answer.body;
  };
  const exchange = openExchange({
    ...parts,
    now: () => ends.now,
    ask: (at, body) => ends.line(through)(at, body),
    settings: { ...settings, url, retry: { first: 1000, most: 60_000, attempts: 3 } },
    reader: {
      body: z.looseObject({ kind: z.string(), text: z.string() }),
      apply: async (message) => {
        if (String(message.body.text).includes("impossible"))
          throw new Refusal("refused", t("办不了", "It cannot be done"));
        heard.push(message);
        return message.caseNumber ?? `case of ${message.subject}`;
      },
    },
  });
  const http = await createHttp({ log: false, limited: false, errorPage: async () => "" });
  exchangeRoutes(http, exchange);
  return { exchange, heard, http };
}
