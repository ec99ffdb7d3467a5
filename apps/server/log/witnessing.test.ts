import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import type { OutgoingHost } from "@wuxing/platform/http";
import { openPool } from "@wuxing/platform/postgres";
import { openCheckpoint } from "@wuxing/tlog/checkpoint";
import { signerOf, signingKey } from "@wuxing/tlog/note";
import { type Policy, policyOf } from "@wuxing/tlog/policy";
import { addCheckpoint, type Cosigned, type Witness } from "@wuxing/tlog/witness";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compose } from "../compose.ts";
import { type TestServer, testServer } from "../testServer.ts";
import { testSecret } from "../testSession.ts";

/** A witness on a port of its own, with its memory in this process. */
interface RunningWitness {
  readonly witness: Witness;
  readonly memory: Map<string, Cosigned>;
  readonly url: string;
  answer: "properly" | "not at all" | "with rubbish";
  readonly close: () => void;
}

async function startWitness(name: string, seed: number): Promise<RunningWitness> {
  const memory = new Map<string, Cosigned>();
  const witness: Witness = {
    signer: signerOf(signingKey(name, new Uint8Array(32).fill(seed), "cosignature")),
    policy: { logs: [], witnesses: [] },
    store: {
      latest: async (origin) => memory.get(origin),
      replace: async (origin, _before, next) => Boolean(memory.set(origin, next)),
    },
    now: () => 1_762_048_800,
  };
  const running: { -readonly [K in keyof RunningWitness]: RunningWitness[K] } = {
    ...{ witness, memory, url: "", answer: "properly", close: () => undefined },
  };
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (running.answer === "not at all") return void request.socket.destroy();
    if (running.answer === "with rubbish") return void response.end("— nobody AAAAAAAA\n");
    const logs = keys.map((key) => ({ key }));
    const { status, body, type } = await addCheckpoint(
      { ...witness, policy: { logs, witnesses: [] } },
      new Uint8Array(Buffer.concat(chunks)),
    );
    response.writeHead(status, { "content-type": type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  running.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  running.close = () => void server.close();
  return running;
}

let server: TestServer;
let witnesses: RunningWitness[];
let asked: { readonly policy: Policy; readonly hosts: readonly OutgoingHost[] };
/** The log's keys, which the witnesses are told once the server has made them. */
let keys: TestServer["platform"]["log"]["verifiers"] = [];
let minute = 0;

beforeAll(async () => {
  witnesses = [
    await startWitness("w1.example", 1),
    await startWitness("w2.example", 2),
    await startWitness("w3.example", 3),
  ];
  const byKey = new Map(witnesses.map(({ witness, url }) => [witness.signer.key, url]));
  const named = policyOf([], [...byKey.keys()], 2);
  const policy = { ...named, witnesses: named.witnesses.map((one) => ({ ...one, url: byKey.get(one.key) ?? "" })) };
  asked = { policy, hosts: [...byKey.values()].map((origin) => ({ origin, inner: true })) };
  server = await testServer("2026-11-02T02:00:00.000Z", { witnesses: asked });
  keys = server.platform.log.verifiers;
});
afterAll(async () => {
  await server.end();
  for (const { close } of witnesses) close();
});

/** Something new in the log, a minute later, so that witnesses that failed are asked again. */
async function grow(): Promise<number> {
  const { pool, log } = server.platform;
  minute++;
  server.setNow(new Date(Date.UTC(2026, 10, 2, 2, minute)).toISOString());
  await log.submit(pool, "test", { minute });
  await server.settle();
  return (await log.newest())?.size ?? 0;
}
const published = async () =>
  openCheckpoint((await server.http.inject("/log/checkpoint")).body, server.platform.log.policy);
const page = async (): Promise<string> =>
  (await server.http.inject({ url: "/log", headers: { accept: "text/html" } })).body;

test("the checkpoint is served with the cosignatures of all witnesses that answer, and grows with them", async () => {
  for (let size = 1; size <= 3; size++) {
    expect(await grow()).toBe(size);
    const opened = await published();
    expect(opened.checkpoint.size).toBe(size);
    expect(opened.cosignatures.map(({ key }) => key.name)).toEqual(["w1.example", "w2.example", "w3.example"]);
  }
  expect(await page()).toContain("现在的日志已得到足够的见证");
});

test("a witness that is down, or answers rubbish, stops nothing, is named, and catches up", async () => {
  const [w1] = witnesses;
  for (const answer of ["not at all", "with rubbish"] as const) {
    if (w1) w1.answer = answer;
    const size = await grow();
    const opened = await published();
    expect(opened.checkpoint.size).toBe(size);
    expect(opened.cosignatures.map(({ key }) => key.name)).toEqual(["w2.example", "w3.example"]);
    expect((await server.platform.log.witnesses()).get("w1.example")).toMatchObject({ faultKind: "silent" });
    expect(await page()).toContain("没有应答");
  }
  if (w1) w1.answer = "properly";
  const size = await grow();
  expect((await published()).cosignatures).toHaveLength(3);
  expect((await server.platform.log.witnesses()).get("w1.example")).toMatchObject({ size, fault: null });
});

test("without a quorum the log goes on: the witnessed checkpoint is shown for a minute, then the new one as not witnessed", async () => {
  const before = (await published()).checkpoint.size;
  for (const witness of witnesses.slice(1)) witness.answer = "not at all";
  const size = await grow();
  // Within the minute it is still the older one that is shown; a minute later no longer.
  server.setNow(new Date(Date.UTC(2026, 10, 2, 2, minute - 1, 59)).toISOString());
  expect((await published()).checkpoint.size).toBe(before);
  server.setNow(new Date(Date.UTC(2026, 10, 2, 2, minute, 30)).toISOString());
  const { body } = await server.http.inject("/log/checkpoint");
  expect(body.split("\n")[1]).toBe(String(size));
  expect(() => openCheckpoint(body, server.platform.log.policy)).toThrow("too few witnesses");
  expect(await page()).toContain("还没有得到足够的见证");
  for (const witness of witnesses) witness.answer = "properly";
  expect((await published().catch(() => undefined))?.checkpoint.size).toBeUndefined();
  const grown = await grow();
  expect((await published()).checkpoint.size).toBe(grown);
});

test("one witness that claims to know more is an alarm on the page and stops nothing; a quorum of them stops the log", async () => {
  const origin = server.platform.log.origin;
  const forge = ({ memory }: RunningWitness): void => {
    const known = memory.get(origin);
    if (known) memory.set(origin, { ...known, size: known.size + 1000 });
  };
  const [w1, w2] = witnesses;
  if (w1) forge(w1);
  const size = await grow();
  expect((await published()).checkpoint.size).toBe(size);
  expect((await server.platform.log.witnesses()).get("w1.example")).toMatchObject({ faultKind: "refused" });
  expect(await page()).toContain("拒绝见证");
  expect(await server.platform.log.alarm()).toBeUndefined();
  if (w2) forge(w2);
  const last = await grow();
  expect(await server.platform.log.alarm()).toMatchObject({ here: last, source: "witness" });
  await grow();
  expect((await server.platform.log.newest())?.size).toBe(last);
  expect(await page()).toContain("日志停止签名");
});

test("a server that starts on a database put back asks, is refused with what the witnesses know, and signs nothing more", async () => {
  const owner = openPool(server.database.url, { max: 1 });
  await owner.query("SET session_replication_role = replica");
  await owner.query("DELETE FROM log_alarms");
  await owner.query("DELETE FROM log_leaves WHERE index >= 2");
  await owner.query("DELETE FROM log_records WHERE id NOT IN (SELECT id FROM log_leaves)");
  await owner.query("DELETE FROM log_heads");
  await owner.query("DELETE FROM log_witnesses");
  await owner.end();
  // Without a head file it knows nothing by itself of what was signed.
  const again = await compose({
    databaseUrl: server.database.url,
    areas: [],
    filesFolder: tmpdir(),
    origin: "http://127.0.0.1",
    secret: testSecret,
    witnesses: asked,
    demo: false,
    log: false,
    now: () => "2026-11-02T04:00:00.000Z",
  });
  try {
    await again.platform.log.submit(again.platform.pool, "test", {});
    await again.settle();
    expect(await again.platform.log.alarm()).toMatchObject({ here: 3, source: "witness" });
    expect(await again.platform.log.witnessed()).toBeUndefined();
  } finally {
    await again.close();
  }
});
