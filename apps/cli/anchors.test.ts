import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { originHash } from "@wuxing/platform/anchors";
import { addressOf, ownEvmChain } from "@wuxing/platform/anchors/evm";
import { formatCheckpoint } from "@wuxing/tlog/checkpoint";
import { formatVerifierKey, signerOf, signingKey, signNote } from "@wuxing/tlog/note";
import { TileEdge, tilePath } from "@wuxing/tlog/tiles";
import { GrowingTree, hasherOf } from "@wuxing/tlog/tree";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Anvil, anvilChainId, anvilKeys, startAnvil } from "../../packages/platform/anchors/testing/startAnvil.ts";

const bin = join(import.meta.dirname, "bin.js");
const [registrarKey, ownerKey] = anvilKeys;
const origin = "wx.example/log";
const logKey = signingKey(origin, new Uint8Array(32).fill(3));
const vkey = formatVerifierKey(logKey.verifier);

let anvil: Anvil;
let server: Server;
let url: string;
const files = new Map<string, Uint8Array>();
const env: Record<string, string> = {};
beforeAll(async () => {
  anvil = await startAnvil();
  server = createServer((request, response) => {
    const found = files.get((request.url ?? "").slice("/log/".length));
    response.writeHead(found ? 200 : 404).end(found);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/log`;
  Object.assign(env, { ANCHOR_RPC: anvil.url, OUTGOING_INNER: anvil.url, ANCHOR_CHAIN: String(anvilChainId) });
});
afterAll(async () => {
  server.close();
  await anvil.kill();
});

/** The log below `url`, with a checkpoint at its end. */
async function serve(size: number, changed?: number): Promise<GrowingTree> {
  const [tree, edge] = [new GrowingTree(hasherOf()), new TileEdge(hasherOf())];
  for (let i = 0; i < size; i += 1) {
    const leaf = hasherOf().leaf(new TextEncoder().encode(i === changed ? "changed" : `record ${i}`));
    tree.append(leaf);
    edge.append(leaf);
  }
  files.clear();
  for (const tile of edge.takeTiles()) files.set(tilePath(tile), tile.bytes);
  const note = await signNote(formatCheckpoint({ origin, size, root: tree.root() }), signerOf(logKey));
  files.set("checkpoint", new TextEncoder().encode(note));
  return tree;
}

async function wuxing(words: readonly string[], more: Record<string, string> = {}) {
  const child = spawn(process.execPath, [bin, "anchors", ...words], { env: { ...process.env, ...env, ...more } });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, "close")) as [number];
  return { code, said };
}

test("the contract is made, an owner named, and the chain held against the log: right, changed and rolled back", async () => {
  const made = await wuxing(["deploy"], { ANCHOR_KEY: registrarKey });
  expect(made.code, made.said).toBe(0);
  for (const line of made.said.trim().split("\n")) env[line.split("=")[0] ?? ""] = line.split("=")[1] ?? "";
  const owner = (await wuxing(["address"], { ANCHOR_KEY: ownerKey })).said.trim();
  expect(owner).toBe(addressOf(ownerKey));
  const named = await wuxing(["own", origin, owner], { ANCHOR_KEY: registrarKey });
  expect(named.said).toContain(originHash(origin));

  const chain = ownEvmChain(anvil.rpc, { chainId: anvilChainId, contract: env.ANCHOR_CONTRACT ?? "" }, ownerKey);
  for (const size of [3, 300, 600]) await chain.send(origin, size, (await serve(size)).root(), 0);
  await serve(700);
  const right = await wuxing(["verify", url, vkey]);
  expect(right.said).toContain("3 times");
  expect(right.said).toContain("all agree");
  expect(right.code).toBe(0);

  await serve(700, 299);
  const changed = await wuxing(["verify", url, vkey]);
  expect(changed.said).toContain("another root at size 300");
  expect(changed.said).toContain("2 do not agree");
  expect(changed.code).toBe(1);

  await serve(599);
  const shorter = await wuxing(["verify", url, vkey]);
  expect(shorter.said).toContain("the chain holds size 600");
  expect(shorter.code).toBe(1);
}, 60_000);

test.each([
  [["verify"], {}, 2, "wuxing anchors"],
  [["verify", "nowhere", vkey], {}, 2, "wuxing anchors"],
  [["own", origin, "0x12"], { ANCHOR_KEY: registrarKey }, 2, "40 hexadecimal digits"],
  [["deploy"], { ANCHOR_KEY: "0x12" }, 1, "ANCHOR_KEY"],
  [["deploy"], { ANCHOR_RPC: "" }, 1, "ANCHOR_RPC is missing"],
  [["deploy"], { ANCHOR_KEY: registrarKey, ANCHOR_CHAIN: "1" }, 1, "chain"],
  [["verify", "http://127.0.0.1:1/log", vkey], {}, 1, "cannot be read"],
  [["verify", "http://127.0.0.1:1/log", "no/such/file"], {}, 1, "no/such/file"],
])("%j with %j tells in both languages what to do", async (words, more, code, said) => {
  const told = await wuxing(words, { ANCHOR_CONTRACT: addressOf(ownerKey), ...more });
  expect(told.said).toContain(said);
  expect(told.said).toMatch(/\p{Script=Han}/u);
  expect(told.said).not.toContain("    at ");
  expect(told.code, told.said).toBe(code);
});
