import type { AddressInfo } from "node:net";
import { notFound } from "@wuxing/kernel/procedure";
import { commandId } from "@wuxing/platform/casework";
import { createHttp } from "@wuxing/platform/http";
import { openVault } from "@wuxing/platform/personal";
import { openPool } from "@wuxing/platform/postgres";
import { z } from "zod";
import { attachmentSchema } from "../attachment.ts";
import type { NewMessage } from "../Exchange.ts";
import { exchangeRoutes } from "../exchangeRoutes.ts";
import { ownKeys, peerKeys } from "../keys.ts";
import { openExchange } from "../openExchange.ts";
import { vaultSealing } from "../vaultSealing.ts";
import { askByFetch } from "./askByFetch.ts";
import type { PeerOrder } from "./startPeer.ts";

/**
 * A process of its own that acts as the province: it holds its end of the line on a database of its own, writes down what
 * it was told (`peer_heard`), answers what is sent up, and sends down what its parent orders. To be killed at any moment.
 */
const [databaseUrl = "", port = "0", cityUrl = "", seed = "", cityKeys = ""] = process.argv.slice(2);
const pool = openPool(databaseUrl, { role: "wuxing_server", max: 6 });
const vault = await openVault(pool);
const own = ownKeys(seed);
const known = peerKeys(cityKeys);
if (!own || !known) throw new Error("the keys cannot be read");
const now = (): string => new Date().toISOString();

const exchange = openExchange({
  ...{ pool, now, sealing: vaultSealing(vault), ask: askByFetch },
  settings: {
    ...{ peer: "city", ownCode: "360000", peerCode: "360300", url: cityUrl, own, known },
    retry: { first: 20, most: 200, attempts: 12 },
  },
  reader: {
    body: z.looseObject({ kind: z.string() }),
    apply: async ({ id, subject, seq, kind, body, enclosure }) => {
      await pool.query(
        `INSERT INTO peer_heard (id, subject, seq, kind, body, enclosure, fetched) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (id) DO NOTHING`,
        [id, subject, seq, kind, body, enclosure ?? null, JSON.stringify(await sizesOf(id, body.attachments))],
      );
      if (kind === "transfer")
        await exchange.post(pool, [reply(id, subject, body, "progress"), reply(id, subject, body, "answer")]);
      return undefined;
    },
  },
  files: { part: async (file, from, length) => contentOf(file).subarray(from, from + length) },
  onFault: () => undefined,
});
const contents = new Map<string, Buffer>();
function contentOf(file: string): Buffer {
  const content = contents.get(file);
  if (!content) throw notFound();
  return content;
}

/** Fetches the files that a message names, and gives their sizes. */
async function sizesOf(message: string, named: unknown): Promise<number[]> {
  const sizes: number[] = [];
  for (const one of z.array(attachmentSchema).default([]).parse(named))
    sizes.push((await exchange.fetchFile(message, one)).length);
  return sizes;
}

/** What the province says to a matter that was sent up: that it is at it, then its answer. */
function reply(to: string, subject: string, body: object, kind: "progress" | "answer"): NewMessage {
  const note = kind === "answer" ? "省有关部门已处理完毕。" : "已转省有关部门。";
  return {
    ...{ id: commandId("peer", to, kind), subject, kind, at: now() },
    body: { ...body, attachments: [], step: note, note, result: kind === "answer" ? "solved" : null },
  };
}

const http = await createHttp({ log: false, limited: false, errorPage: async () => "" });
exchangeRoutes(http, { ...exchange, settings: { ...exchange.settings, peer: "city" } });
await http.listen({ host: "127.0.0.1", port: Number(port) });
exchange.sending.start();
exchange.applying.start();
process.on("message", async ({ post, files }: PeerOrder) => {
  for (const [file, content] of Object.entries(files)) contents.set(file, Buffer.from(content, "base64"));
  await exchange.post(pool, post);
  exchange.sending.wake();
  process.send?.({ posted: post.length });
});
process.send?.({ ready: (http.server.address() as AddressInfo).port });
