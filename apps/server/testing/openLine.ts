import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { ownKeys, peerKeys } from "@wuxing/platform/exchange";
import { askByFetch, type BadNetwork, badNetwork, type Peer, preparePeer } from "@wuxing/platform/exchange/testing";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import { seeded } from "@wuxing/platform/testing/city";
import { type TestServer, testServer } from "../testServer.ts";

/** The server with a line to a peer that is a process of its own, over a network that loses, doubles and reorders. */
export interface TestLine {
  readonly server: TestServer;
  readonly peer: Peer;
  readonly peerDatabase: TestDatabase;
  readonly network: BadNetwork;
  /** Waits until everything that was to be sent is delivered and done on both sides. */
  readonly untilQuiet: () => Promise<void>;
  readonly end: () => Promise<void>;
}

/** Opens the line that a part of the server is for; the peer is called as the area's link calls it. */
export async function openLine(part: "province" | "ratingReceiver", name: string): Promise<TestLine> {
  const [citySeed, peerSeed] = [0, 1].map(() => randomBytes(32).toString("base64url")) as [string, string];
  const [own, theirs] = [ownKeys(citySeed), ownKeys(peerSeed)];
  const known = theirs && peerKeys(theirs.publicKeys.join(" "));
  if (!own || !known) throw new Error("no keys");
  const network = badNetwork(
    (url, body) => askByFetch(url.replace("http://peer", `http://127.0.0.1:${peer.port()}`), body),
    seeded(39_046),
  );
  const retry = { first: 20, most: 200, attempts: 12 };
  const settings = { peer: name, ownCode: "360300", peerCode: "360000", url: "http://peer/exchange/city", own, known };
  const server = await testServer(undefined, {
    [part]: { ...settings, retry, ask: (at: string, body: string) => network.ask(at, body) },
    now: () => new Date().toISOString(),
  });
  await server.http.listen({ host: "127.0.0.1", port: 0 });
  const peerDatabase = await testDatabase();
  const cityUrl = `http://127.0.0.1:${(server.http.server.address() as AddressInfo).port}/exchange/${name}`;
  const cityKeys = own.publicKeys.join(" ");
  const peer = await preparePeer({ databaseUrl: peerDatabase.url, cityUrl, seed: peerSeed, cityKeys });
  await peer.start();
  server.follow();
  const end = async (): Promise<void> => {
    await peer.kill();
    await server.end();
    await peerDatabase.close();
  };
  const untilQuiet = () =>
    until(async () => (await isQuiet(server.platform.pool)) && (await isQuiet(peerDatabase.pool)), "all is delivered");
  return { server, peer, peerDatabase, network, untilQuiet, end };
}

async function isQuiet(db: TestDatabase["pool"]): Promise<boolean> {
  const { rows } = await db.query(
    `SELECT 1 FROM exchange_out WHERE state <> 'delivered' UNION ALL SELECT 1 FROM exchange_in WHERE state <> 'applied'`,
  );
  return rows.length === 0;
}

/**
 * Waits for a minute and a half at most; throws with what was waited for. Entries are followed below the oldest
 * transaction of the whole cluster, and beside this file another may write a year of the test city in one.
 */
export async function until(condition: () => Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 90_000; !(await condition()); await sleep(50))
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
}
