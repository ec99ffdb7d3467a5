import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import { LogFault } from "@wuxing/tlog/fault";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { compileAnchors } from "../../../scripts/contracts/compileAnchors.ts";
import { type AnchoredHead, ChainFault, type OwnChain } from "./AnchorChain.ts";
import { type AnchorOutcome, anchorNewest } from "./anchorNewest.ts";
import { addressOf, anchorsAbi, deployAnchors, nameOwner, ownEvmChain } from "./evm/index.ts";
import {
  type Anvil,
  anvilChainId,
  anvilKeys,
  fiscoMethods,
  type Gate,
  gateBefore,
  startAnvil,
} from "./testing/startAnvil.ts";

const [registrarKey, ownerKey, strangerKey] = anvilKeys;
const artefactFile = join(import.meta.dirname, "../../../contracts/Anchors.json");

let database: TestDatabase;
let anvil: Anvil;
let gate: Gate;
beforeAll(async () => {
  database = await testDatabase();
  anvil = await startAnvil();
  gate = await gateBefore(anvil.url, fiscoMethods);
});
afterAll(async () => {
  await gate.close();
  await anvil.kill();
  await database.close();
});

/** A log that only has heads: what lies under a root is nothing to the chain. */
const rootOf = (size: number, fork = ""): Buffer => createHash("sha256").update(`${size}${fork}`).digest();

interface World {
  readonly origin: string;
  readonly chain: OwnChain;
  head: AnchoredHead;
  /** What sets the roots apart from those of the log as it was. */
  fork: string;
  now: string;
  grow(size: number): void;
  pass(minutes: number): void;
  look(confirmations?: number, rootAt?: (size: number) => Promise<Uint8Array>): Promise<AnchorOutcome>;
  stored(): Promise<{ size: number; final: boolean }[]>;
  fault(): Promise<string | null>;
}

/** A log of its own, with the owner named, on a contract of its own. */
async function world(rpc = gate.rpc): Promise<World> {
  const origin = `wx.example/${randomBytes(4).toString("hex")}`;
  const { contract, block } = await deployAnchors(rpc, anvilChainId, registrarKey);
  const address = { chainId: anvilChainId, contract };
  await nameOwner(rpc, address, registrarKey, { origin, owner: addressOf(ownerKey) });
  const chain = ownEvmChain(rpc, address, ownerKey);
  const self: World = {
    origin,
    chain,
    head: { origin, size: 1, root: rootOf(1) },
    fork: "",
    now: "2026-11-02T02:00:00.000Z",
    grow: (size) => {
      self.head = { origin, size, root: rootOf(size, self.fork) };
    },
    pass: (minutes) => {
      self.now = new Date(Date.parse(self.now) + minutes * 60_000).toISOString();
    },
    look: (confirmations = 1, rootAt = async (size) => rootOf(size, self.fork)) =>
      anchorNewest({
        pool: database.pool,
        chain,
        newestHead: async () => self.head,
        rootAt,
        fromBlock: block,
        confirmations,
        every: 10,
        now: () => self.now,
      }),
    stored: async () =>
      (
        await database.pool.query<{ size: number; final: boolean }>(
          "SELECT size, final FROM anchors WHERE origin = $1 ORDER BY size",
          [origin],
        )
      ).rows,
    fault: async () =>
      (await database.pool.query("SELECT fault FROM anchor_progress WHERE origin = $1", [origin])).rows[0]?.fault,
  };
  return self;
}

const codeOf = async (sent: Promise<unknown>): Promise<string> =>
  sent.then(
    () => "no fault",
    (fault: unknown) => (fault instanceof ChainFault ? fault.code : String(fault)),
  );

describe("the contract", () => {
  test("its artefact is what its source compiles to", async () => {
    expect(await readFile(artefactFile, "utf8")).toBe(compileAnchors());
  });
  test("what the adapter knows of it is what it has", async () => {
    const { abi } = JSON.parse(await readFile(artefactFile, "utf8"));
    const plain = (one: Record<string, unknown>) => JSON.stringify(sorted(one));
    expect(new Set((anchorsAbi as readonly Record<string, unknown>[]).map(plain))).toEqual(new Set(abi.map(plain)));
  });
  test("refuses a smaller size and another root of the same size, and takes the same once more as nothing", async () => {
    const { chain, origin } = await world();
    await chain.send(origin, 10, rootOf(10), 0);
    expect(await chain.newest(origin)).toMatchObject({ size: 10, owner: addressOf(ownerKey) });
    expect(await codeOf(chain.send(origin, 9, rootOf(9), 0))).toBe("refused");
    expect(await codeOf(chain.send(origin, 10, rootOf(10, "fork"), 0))).toBe("refused");
    await chain.send(origin, 10, rootOf(10), 0);
    await chain.send(origin, 11, rootOf(11), 0);
    const events = await chain.events(origin, 0, await chain.head());
    expect(events.map(({ size }) => size)).toEqual([10, 11]);
    expect(events.map(({ root }) => Buffer.from(root))).toEqual(
      [rootOf(10), rootOf(11)].map((one) => Buffer.from(one)),
    );
  });
  test("lets nobody anchor but the owner, nobody name an owner but registrar and owner, and knows no other log", async () => {
    const { chain, origin } = await world();
    const stranger = ownEvmChain(gate.rpc, chain.address, strangerKey);
    const registrar = ownEvmChain(gate.rpc, chain.address, registrarKey);
    expect(await codeOf(stranger.send(origin, 5, rootOf(5), 0))).toBe("refused");
    expect(await codeOf(registrar.send(origin, 5, rootOf(5), 0))).toBe("refused");
    expect(await codeOf(chain.send(`${origin}/other`, 5, rootOf(5), 0))).toBe("refused");
    const toStranger = { origin, owner: addressOf(strangerKey) };
    expect(await codeOf(nameOwner(gate.rpc, chain.address, strangerKey, toStranger))).toBe("refused");
    await nameOwner(gate.rpc, chain.address, ownerKey, toStranger);
    // What is sent holds from its block on.
    await expect.poll(() => codeOf(chain.send(origin, 5, rootOf(5), 0))).toBe("refused");
    await stranger.send(origin, 5, rootOf(5), 0);
    await expect.poll(async () => (await chain.newest(origin)).size).toBe(5);
  });
});

describe("anchoring", () => {
  let here: World;
  beforeEach(async () => {
    here = await world();
  });

  test("sends the newest checkpoint, sees it in a block, and sends the next after its minutes", async () => {
    expect(await here.look()).toBe("sent");
    expect(await here.look()).toBe("nothingToDo");
    expect(await here.stored()).toEqual([{ size: 1, final: true }]);
    here.grow(7);
    here.pass(9);
    expect(await here.look()).toBe("nothingToDo");
    here.grow(8);
    here.pass(1);
    expect(await here.look()).toBe("sent");
    await here.look();
    expect(await here.stored()).toEqual([
      { size: 1, final: true },
      { size: 8, final: true },
    ]);
    expect(await here.fault()).toBeNull();
  });

  test("asks for nothing that FISCO BCOS does not answer", async () => {
    await here.look();
    await here.look();
    expect([...gate.refused]).toEqual([]);
    expect([...gate.asked].sort()).toEqual([
      "eth_blockNumber",
      "eth_call",
      "eth_chainId",
      "eth_estimateGas",
      "eth_gasPrice",
      "eth_getBlockByNumber",
      "eth_getLogs",
      "eth_getTransactionCount",
      "eth_getTransactionReceipt",
      "eth_sendRawTransaction",
    ]);
  });

  test("waits for its blocks, and sends again what a re-organised chain has lost", async () => {
    const before = await anvil.rpc({ method: "evm_snapshot" });
    await here.look(3);
    await here.look(3);
    expect(await here.stored()).toEqual([{ size: 1, final: false }]);
    await anvil.rpc({ method: "evm_revert", params: [before] });
    await anvil.rpc({ method: "anvil_mine", params: ["0x2"] });
    here.grow(4);
    expect(await here.look(3)).toBe("sent");
    expect(await here.stored()).toEqual([]);
    await here.look(3);
    expect(await here.stored()).toEqual([{ size: 4, final: false }]);
    await anvil.rpc({ method: "anvil_mine", params: ["0x2"] });
    await here.look(3);
    expect(await here.stored()).toEqual([{ size: 4, final: true }]);
  });

  test("waits for a transaction that waits, and sends again one that was dropped or has waited too long", async () => {
    await anvil.rpc({ method: "evm_setAutomine", params: [false] });
    expect(await here.look()).toBe("sent");
    here.pass(1);
    expect(await here.look()).toBe("waiting");
    await anvil.rpc({ method: "anvil_dropAllTransactions" });
    here.grow(5);
    expect(await here.look()).toBe("sent");
    here.pass(10);
    here.grow(6);
    // The one before still waits with the same nonce: this one offers more and takes its place.
    expect(await here.look()).toBe("sent");
    await anvil.rpc({ method: "anvil_mine", params: ["0x1"] });
    await anvil.rpc({ method: "evm_setAutomine", params: [true] });
    await here.look();
    expect(await here.stored()).toEqual([{ size: 6, final: true }]);
  });

  test("says when the log is behind the chain, or another log", async () => {
    here.grow(9);
    await here.look();
    await here.look();
    here.grow(8);
    expect(await here.look()).toMatchObject({ code: "ahead" });
    expect(await here.fault()).toBe("ahead");
    here.head = { ...here.head, size: 9, root: rootOf(9, "fork") };
    expect(await here.look()).toMatchObject({ code: "forked" });
    here.grow(9);
    expect(await here.look()).toBe("nothingToDo");
    expect(await here.fault()).toBeNull();
  });

  test("says when another log has grown beyond what the chain holds, and anchors none of it", async () => {
    here.grow(9);
    await here.look();
    here.fork = "fork";
    here.grow(12);
    here.pass(10);
    expect(await here.look()).toMatchObject({ code: "forked" });
    expect(await here.fault()).toBe("forked");
    here.pass(10);
    await here.look();
    expect(await here.stored()).toEqual([{ size: 9, final: true }]);
    here.fork = "";
    here.grow(12);
    expect(await here.look()).toBe("sent");
    expect(await here.fault()).toBeNull();
  });

  test("a log whose tiles lead to no root is another log", async () => {
    here.grow(9);
    await here.look();
    here.grow(12);
    const tiles = new LogFault("tile", "the tile of level 0 does not fit");
    expect(await here.look(1, () => Promise.reject(tiles))).toMatchObject({ code: "forked" });
  });

  test("says what is wrong with contract, chain and key", async () => {
    const { contract } = here.chain.address;
    const asked = {
      pool: database.pool,
      newestHead: async () => here.head,
      rootAt: async (size: number) => rootOf(size),
      fromBlock: 0,
      confirmations: 1,
      every: 10,
      now: () => here.now,
    };
    const other = (address: { chainId: number; contract: string }, key: string) =>
      anchorNewest({ ...asked, chain: ownEvmChain(gate.rpc, address, key) });
    expect(await other({ chainId: 1, contract }, ownerKey)).toMatchObject({ code: "wrongChain" });
    expect(await other({ chainId: anvilChainId, contract: addressOf(ownerKey) }, ownerKey)).toMatchObject({
      code: "wrongChain",
    });
    expect(await other({ chainId: anvilChainId, contract }, strangerKey)).toMatchObject({ code: "notOwner" });
  });

  test("two looks at once are one", async () => {
    const outcomes = await Promise.all([here.look(), here.look(), here.look()]);
    expect(outcomes.filter((one) => one === "sent")).toHaveLength(1);
    // One that begins once the first has ended finds what that has sent, under way or there already.
    const idle: readonly unknown[] = ["busy", "waiting", "nothingToDo"];
    expect(outcomes.filter((one) => idle.includes(one))).toHaveLength(2);
  });
});

test("while the node is down nothing stops; when it is back the anchors catch up", async () => {
  const folder = await mkdtemp(join(tmpdir(), "wuxing-anvil-"));
  const state = join(folder, "state.json");
  let node = await startAnvil({ state });
  const here = await world(node.rpc);
  await here.look();
  await here.look();
  await node.kill();
  here.grow(20);
  here.pass(30);
  expect(await here.look()).toMatchObject({ code: "unreachable" });
  here.grow(40);
  here.pass(30);
  expect(await here.look()).toMatchObject({ code: "unreachable" });
  const since = await database.pool.query("SELECT fault_since FROM anchor_progress WHERE origin = $1", [here.origin]);
  expect(since.rows[0]?.fault_since).toBe("2026-11-02T02:30:00.000Z");
  node = await startAnvil({ port: node.port, state });
  expect(await here.look()).toBe("sent");
  await here.look();
  expect(await here.stored()).toEqual([
    { size: 1, final: true },
    { size: 40, final: true },
  ]);
  expect(await here.fault()).toBeNull();
  await node.kill();
  await rm(folder, { recursive: true, force: true });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  // Both ways of writing an interface leave out what they say otherwise.
  const silent = (name: string, part: unknown) =>
    ["internalType", "anonymous"].includes(name) || part === "" || part === false;
  const kept = Object.entries(value).filter(([name, part]) => !silent(name, part));
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, sorted(part)]));
}
