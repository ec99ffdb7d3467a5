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
  const seen = async (): Promise<string> => {
    const here = (await isRead(server.platform.pool, `exchange/${name}`)) && (await messagesDone(server.platform.pool));
    return `${here}|${await messagesDone(peerDatabase.pool)}`;
  };
  // Twice the same: between one side's answer and the other's, a message may have gone from one to the other.
  const isQuiet = async () => {
    const first = await seen();
    return !first.includes("false") && first === (await seen());
  };
  const untilQuiet = () => until(isQuiet, "all is delivered");
  return { server, peer, peerDatabase, network, untilQuiet, end };
}

/** How many messages a side knows, where every one of them is delivered or done; false before. */
async function messagesDone(db: TestDatabase["pool"]): Promise<number | false> {
  const { rows } = await db.query<{ done: boolean; total: number }>(
    `SELECT coalesce(bool_and(state IN ('delivered', 'applied')), true) AS done, count(*)::int AS total
     FROM (SELECT state FROM exchange_out UNION ALL SELECT state FROM exchange_in) AS messages`,
  );
  return rows[0]?.done === true && rows[0].total;
}

/** Whether the follower has read every entry: one that it may not read yet can still call for a message. */
async function isRead(db: TestDatabase["pool"], follower: string): Promise<boolean> {
  const { rows } = await db.query(
    `SELECT 1 FROM entries e LEFT JOIN followers f ON f.name = $1
     WHERE f.name IS NULL OR (e.xid, e.id) > (f.xid, f.id) LIMIT 1`,
    [follower],
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
