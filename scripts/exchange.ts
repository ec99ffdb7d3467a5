import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { commandId } from "@wuxing/platform/casework";
import {
  exchangeRoutes,
  type NewMessage,
  openExchange,
  ownKeys,
  peerKeys,
  vaultSealing,
} from "@wuxing/platform/exchange";
import { askByFetch, badNetwork, preparePeer } from "@wuxing/platform/exchange/testing";
import { createHttp } from "@wuxing/platform/http";
import { openVault } from "@wuxing/platform/personal";
import { migrate, openPool, startEmbedded } from "@wuxing/platform/postgres";
import { seeded } from "@wuxing/platform/testing/city";
import { z } from "zod";

/**
 * `node scripts/exchange.ts --messages 100000`: so many messages between two processes, half in each direction, over a
 * line that loses, doubles and reorders, is cut for a time, and whose other end is killed four times. Says whether all
 * arrived, once and in order, and how long it took.
 */
const { values } = parseArgs({ options: { messages: { type: "string", default: "10000" } } });
const half = Math.ceil(Number(values.messages) / 2);
const aMatter = 10;
const folder = mkdtempSync(join(tmpdir(), "wuxing-exchange-"));
// The database runs as another user where we are root.
chmodSync(folder, 0o755);
const server = await startEmbedded({ dir: folder, settings: {} });
const own = openPool(server.url("postgres"), { max: 1 });
const urls = ["city", "province"].map((name) => server.url(`exchange_${name}`));
const [cityUrl = "", provinceUrl = ""] = urls;
for (const name of ["city", "province"]) await own.query(`CREATE DATABASE exchange_${name}`);
for (const url of urls) await migrate(url, join(import.meta.dirname, "../db/migrations"));
const owner = openPool(cityUrl, { max: 1 });
await owner.query("CREATE TABLE heard (n bigint GENERATED ALWAYS AS IDENTITY, id uuid, subject text, seq integer)");
await owner.query("GRANT SELECT, INSERT ON heard TO wuxing_server");

const seeds = [0, 1].map(() => randomBytes(32).toString("base64url"));
const [cityKeys, provinceKeys] = seeds.map(ownKeys);
const known = provinceKeys && peerKeys(provinceKeys.publicKeys.join(" "));
if (!cityKeys || !known) throw new Error("no keys");
const pool = openPool(cityUrl, { role: "wuxing_server", max: 8 });
const network = badNetwork(
  (url, body) => askByFetch(url.replace("http://peer", `http://127.0.0.1:${peer.port()}`), body),
  seeded(39_046),
);
const exchange = openExchange({
  ...{ pool, now: () => new Date().toISOString(), ask: (url, body) => network.ask(url, body) },
  sealing: vaultSealing(await openVault(pool)),
  settings: {
    ...{
      peer: "province",
      ownCode: "360300",
      peerCode: "360000",
      url: "http://peer/exchange/city",
      own: cityKeys,
      known,
    },
    retry: { first: 20, most: 500, attempts: 12 },
  },
  reader: {
    body: z.looseObject({ kind: z.string() }),
    apply: async ({ id, subject, seq }) => {
      await pool.query("INSERT INTO heard (id, subject, seq) VALUES ($1, $2, $3)", [id, subject, seq]);
      return subject;
    },
  },
});
const http = await createHttp({ log: false, limited: false, errorPage: async () => "" });
exchangeRoutes(http, exchange);
await http.listen({ host: "127.0.0.1", port: 0 });
const peer = await preparePeer({
  databaseUrl: provinceUrl,
  cityUrl: `http://127.0.0.1:${(http.server.address() as AddressInfo).port}/exchange/province`,
  seed: seeds[1] ?? "",
  cityKeys: cityKeys.publicKeys.join(" "),
});
await peer.start();
exchange.sending.start();
exchange.applying.start();

const messagesOf = (side: string, from: number, count: number): NewMessage[] =>
  Array.from({ length: count }, (_, i) => ({
    ...{ id: commandId(side, from + i), subject: `${side}-${Math.floor((from + i) / aMatter)}`, kind: "note" },
    ...{ at: new Date().toISOString(), body: { text: "路灯不亮，请尽快修好。" } },
  }));
const began = performance.now();
const portion = 500;
for (let from = 0; from < half; from += portion) {
  const count = Math.min(portion, half - from);
  await exchange.post(pool, messagesOf("up", from, count));
  exchange.sending.wake();
  await peer.post(messagesOf("down", from, count));
  const fifth = Math.max(1, Math.floor(half / portion / 5));
  const turn = Math.floor(from / portion);
  if (turn % fifth === fifth - 1 && turn < fifth * 4) {
    await peer.kill();
    await peer.start();
  }
  network.cut = turn % 20 === 10;
}
network.cut = false;
const provincePool = openPool(provinceUrl, { max: 2 });
const open =
  "SELECT (SELECT count(*) FROM exchange_out WHERE state <> 'delivered') + (SELECT count(*) FROM exchange_in WHERE state <> 'applied') AS n";
for (;;) {
  const left = await Promise.all([pool, provincePool].map(async (db) => Number((await db.query(open)).rows[0]?.n)));
  if (left.every((n) => n === 0)) break;
  await sleep(200);
}
const seconds = (performance.now() - began) / 1000;
const look = async (db: typeof pool, table: string) =>
  (
    await db.query(
      `SELECT count(*)::int AS messages, count(DISTINCT id)::int AS different,
         count(*) FILTER (WHERE seq <> place)::int AS "outOfOrder"
       FROM (SELECT *, row_number() OVER (PARTITION BY subject ORDER BY n) AS place FROM ${table}) x`,
    )
  ).rows[0];
network.calm = true;
const compared = await exchange.reconcile();
const { differences } = await exchange.state();
const result = {
  ...{ seconds: Math.round(seconds * 10) / 10, faults: network.done, compared, differences: differences.length },
  ...{ wanted: half, city: await look(pool, "heard"), province: await look(provincePool, "peer_heard") },
};
process.stdout.write(`${JSON.stringify(result, null, 1)}\n`);
await peer.kill();
await http.close();
await exchange.sending.stop();
await exchange.applying.stop();
await Promise.all([pool, provincePool, owner, own].map((db) => db.end()));
await server.stop();
rmSync(folder, { recursive: true, force: true });
process.exitCode = [result.city, result.province].every(
  (one) => one?.messages === half && one?.different === half && one?.outOfOrder === 0,
)
  ? 0
  : 1;
