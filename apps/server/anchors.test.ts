import { verifyAnchors } from "@wuxing/platform/anchors";
import { addressOf, deployAnchors, evmChain, nameOwner } from "@wuxing/platform/anchors/evm";
import { parseTilePath, TileReader } from "@wuxing/tlog/tiles";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Anvil, anvilChainId, anvilKeys, startAnvil } from "../../packages/platform/anchors/testing/startAnvil.ts";
import { requestCommand, type TestServer, testServer } from "./testServer.ts";

const [registrarKey, ownerKey] = anvilKeys;
const origin = "127.0.0.1/log";
let anvil: Anvil;
let server: TestServer;
let address: { chainId: number; contract: string };
beforeAll(async () => {
  anvil = await startAnvil();
  const { contract, block } = await deployAnchors(anvil.rpc, anvilChainId, registrarKey);
  address = { chainId: anvilChainId, contract };
  await nameOwner(anvil.rpc, address, registrarKey, { origin, owner: addressOf(ownerKey) });
  const how = { key: ownerKey, fromBlock: block, confirmations: 1, every: 10 };
  server = await testServer(undefined, { anchors: { rpc: anvil.rpc, ...address, ...how } });
});
afterAll(async () => {
  await server?.end();
  await anvil?.kill();
});

test("what citizens sent is in the log, the log in the chain, and the chain is held against the log's tiles", async () => {
  const { log, intake } = server.platform;
  for (const [hour, text] of [
    [2, "路灯坏了。"],
    [4, "井盖松了。"],
  ] as const) {
    server.setNow(`2026-11-02T0${hour}:00:00.000Z`);
    await intake(requestCommand(text));
    await server.settle();
    expect(await server.anchor?.()).toBe("sent");
  }
  expect(await server.anchor?.()).toBe("nothingToDo");
  const newest = await log.newest();
  expect(log.origin).toBe(origin);
  const told = (await server.http.inject({ url: "/log/anchors.json" })).json();
  expect(told.fault).toBeNull();
  expect(told.anchors.map(({ size }: { size: number }) => size)).toEqual([newest?.size, expect.any(Number)]);
  expect(told.anchors[0]).toMatchObject({ ...address, root: newest?.root.toString("base64"), final: true });

  const page = (await server.http.inject({ url: "/log", headers: { accept: "text/html" } })).body;
  expect(page).toContain(address.contract);

  const bring = async (path: string): Promise<Uint8Array> => {
    const tile = parseTilePath(path);
    const bytes = tile && (await log.tile(tile));
    if (!bytes) throw new Error(`no ${path}`);
    return bytes;
  };
  if (!newest) return expect.fail("there is no checkpoint");
  const reader = await TileReader.open(bring, newest);
  const held = { origin, size: newest.size, root: (size: number) => reader.root(size) };
  const report = await verifyAnchors(evmChain(anvil.rpc, address), held, 0);
  expect(report).toMatchObject({ anchors: 2, ahead: [], forked: [], disordered: [] });
  const older = { ...held, size: newest.size - 1 };
  expect((await verifyAnchors(evmChain(anvil.rpc, address), older, 0)).ahead).toHaveLength(1);
});
