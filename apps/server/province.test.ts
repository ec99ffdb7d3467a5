import { createHash, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { Actor } from "@wuxing/kernel/procedure";
import { commandId, handle, verifyReplay } from "@wuxing/platform/casework";
import type { NewMessage } from "@wuxing/platform/exchange";
import type { BadNetwork, Peer } from "@wuxing/platform/exchange/testing";
import type { TestDatabase } from "@wuxing/platform/testing";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openLine, type TestLine, until } from "./testing/openLine.ts";
import { requestCommand, signedIn, staff, type TestServer } from "./testServer.ts";

// As long as `until` waits, and more.
vi.setConfig({ testTimeout: 120_000 });

/** Text of so many bytes, which no reader of files takes for anything else. */
const longText = (bytes: number): Buffer => Buffer.from("路灯不亮。".repeat(Math.ceil(bytes / 15)));
const sha256Of = (content: Buffer): string => createHash("sha256").update(content).digest("hex");
const dispatcher: Actor = staff("px-12345", "dispatcher");

let line: TestLine;
let server: TestServer;
let peerDatabase: TestDatabase;
let peer: Peer;
let network: BadNetwork;

beforeAll(async () => {
  line = await openLine("province", "province");
  ({ server, peerDatabase, peer, network } = line);
}, 60_000);
afterAll(() => line.end());

/** A matter as the province sends it down, and what it adds later. */
function fromAbove(number: string, kind: "transfer" | "supplement", content: string): NewMessage {
  const record = {
    ...{
      number,
      person: { name: "李**", phone: "138****5678" },
      title: "省里转来的诉求",
      content,
      kind: "help",
      source: "phone",
    },
    ...{ submittedAt: "2026-11-02T02:00:00.000Z", unitName: null, unitUscc: null, officer: null, feedback: null },
    ...{ promisedUntil: null, extendedUntil: null, extensionReason: null, overdueDays: 0, division: "360302" },
  };
  const body = { step: kind, note: kind === "supplement" ? content : null, state: "转办", result: null, record };
  const enclosure = kind === "transfer" ? { name: "李成林", phone: "13812345678" } : undefined;
  return { id: commandId(number, kind, content), subject: number, kind, at: new Date().toISOString(), body, enclosure };
}

const count = async (db: TestDatabase["pool"], sql: string): Promise<number> =>
  (await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`)).rows[0]?.n ?? -1;

test("with the network failing and cut, the peer killed, messages doubled and out of order, nothing is lost and nothing is there twice", async () => {
  const matters = Array.from({ length: 80 }, (_, i) => `3600-${String(i).padStart(5, "0")}`);
  const up: number[] = [];
  for (const [i, number] of matters.entries()) {
    await peer.post([
      fromAbove(number, "transfer", `${number} 路灯不亮，请尽快修好。`),
      ...[1, 2, 3].map((n) => fromAbove(number, "supplement", `第${n}次补充：还是不亮。`)),
    ]);
    if (i % 2 === 0) {
      const { case: c } = await server.platform.intake(requestCommand(`第${i}件：跨市的河道污染`));
      const input = { ground: "crossRegion", note: "请省里协调上游的市", contact: i % 4 === 0 };
      await handle(server.platform.casework, {
        caseId: c.id,
        action: "sendUp",
        input,
        actor: dispatcher,
        commandId: commandId("up", i),
      });
      up.push(c.id);
    }
    if (i === 15 || i === 35) {
      await peer.kill();
      await sleep(100);
      await peer.start();
    }
    if (i === 25) network.cut = true;
    if (i === 30) {
      await until(async () => network.done.lost > 0, "a request that the network lost");
      network.cut = false;
    }
  }
  await line.untilQuiet();
  const { pool } = server.platform;
  expect(network.done.answerLost + network.done.doubled, "the network was bad").toBeGreaterThan(0);
  // Down: one case a matter, its additions in order.
  expect(await count(pool, "cases WHERE type = 'hotline.request' AND data->>'channel' = 'province'")).toBe(
    matters.length,
  );
  const { rows } = await pool.query<{ said: string[] }>(
    `SELECT array_agg(e.input->>'note' ORDER BY e.seq) AS said FROM entries e JOIN cases c ON c.id = e.case_id
     WHERE c.data ? 'sourceNumber' AND e.action = 'addInformation' GROUP BY c.id`,
  );
  const three = [1, 2, 3].map((n) => `省平台补充：第${n}次补充：还是不亮。`);
  expect(rows.map((row) => row.said)).toEqual(matters.map(() => three));
  // Up: each matter there once, in order, its answer back here.
  const heard = await peerDatabase.pool.query<{ subject: string; seqs: number[] }>(
    "SELECT subject, array_agg(seq ORDER BY n) AS seqs FROM peer_heard GROUP BY subject",
  );
  expect(heard.rows).toHaveLength(matters.length + up.length);
  for (const { subject, seqs } of heard.rows) expect(seqs, subject).toEqual(seqs.map((_, i) => i + 1));
  const { rows: states } = await pool.query(
    "SELECT DISTINCT state, data->>'answer' AS answer FROM cases WHERE id = ANY($1)",
    [up],
  );
  expect(states).toEqual([{ state: "callBack", answer: "省有关部门已处理完毕。" }]);
  const total = (await count(pool, "exchange_out")) + (await count(pool, "exchange_in"));
  expect(total).toBeGreaterThan(500);
  expect((await verifyReplay(server.platform.casework)).differing).toEqual([]);
});

test("name and phone go up only where the matter needs them, and the person reads that they did", async () => {
  const { pool } = server.platform;
  const { rows } = await peerDatabase.pool.query<{ enclosure: object | null; body: { record: { person: object } } }>(
    "SELECT enclosure, body FROM peer_heard WHERE kind = 'transfer' ORDER BY n",
  );
  expect(rows.filter(({ enclosure }) => enclosure !== null)).toHaveLength(20);
  expect(rows.find(({ enclosure }) => enclosure !== null)?.enclosure).toEqual({ name: "张三", phone: "13900001234" });
  for (const { body } of rows) expect(JSON.stringify(body)).not.toMatch(/张三|13900001234/u);
  expect(rows[0]?.body.record.person).toEqual({ name: "张**", phone: "139****1234" });
  expect(await count(pool, "access_records WHERE purpose LIKE '报送省12345平台%'")).toBe(20);
  // Who came with a matter from above is kept as every caller is.
  const came = await pool.query(
    "SELECT DISTINCT masked_phone FROM reporters JOIN cases ON id = case_id WHERE data ? 'sourceNumber'",
  );
  expect(came.rows).toEqual([{ masked_phone: "138****5678" }]);
});

test("attachments travel both ways, in parts, and are held against the digest that was signed; what may not be kept holds nothing up", async () => {
  const { pool, files, casework } = server.platform;
  const letter = longText(700_000);
  const named = (id: string, name: string, content: Buffer, sha256 = sha256Of(content)) => ({
    ...{ id, name, mediaType: "text/plain", size: content.length, sha256 },
  });
  const [good, forged, program, lost] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const matter = fromAbove("3600-77777", "transfer", "附照片：路灯不亮。");
  const attachments = [
    named(good, "现场.txt", letter),
    named(forged, "换过.txt", letter, sha256Of(Buffer.from("another"))),
    named(program, "工具.exe", Buffer.from("MZ")),
    named(lost, "没有.txt", letter),
  ];
  const contents = { [good]: letter, [forged]: letter, [program]: Buffer.from("MZ") };
  const sent = Object.fromEntries(Object.entries(contents).map(([id, content]) => [id, content.toString("base64")]));
  await peer.post([{ ...matter, body: { ...matter.body, attachments } }], sent);
  await line.untilQuiet();
  const { rows } = await pool.query<{ id: number; text: string; sizes: number[] }>(
    `SELECT c.id, c.data->>'text' AS text, array_agg(f.size) AS sizes FROM cases c JOIN files f ON f.case_id = c.id
     WHERE c.data->>'sourceNumber' = '3600-77777' GROUP BY c.id`,
  );
  expect(rows).toMatchObject([{ sizes: [letter.length] }]);
  for (const said of [
    "“换过.txt”没有收下：内容与签名的摘要不符",
    "“工具.exe”没有收下",
    "“没有.txt”没有收下：对方已没有",
  ])
    expect(rows[0]?.text).toContain(said);
  // Up: what the person sent goes with the matter, whole.
  const photo = await files.keep(Readable.from([letter]), "照片.txt", "form:up");
  const command = requestCommand("跨市的河道污染，见照片");
  const { case: c } = await server.platform.intake({ ...command, input: { ...command.input, files: [photo.id] } });
  await pool.query("UPDATE files SET case_id = $1 WHERE id = $2", [c.id, photo.id]);
  const up = { ground: "crossRegion", note: "请省里协调", contact: false };
  await handle(casework, { caseId: c.id, action: "sendUp", input: up, actor: dispatcher, commandId: randomUUID() });
  const there = `peer_heard WHERE subject = '${c.number}'`;
  await until(async () => (await count(peerDatabase.pool, there)) === 1, "the matter that goes up");
  const heard = await peerDatabase.pool.query("SELECT fetched FROM peer_heard WHERE subject = $1", [c.number]);
  expect(heard.rows).toEqual([{ fetched: [letter.length] }]);
});

test("what the city cannot do comes to the desk, where a dispatcher settles it with a reason, and the rest goes on", async () => {
  const number = "3600-99999";
  const wrong = fromAbove(number, "transfer", "外市的事情，转错了。");
  const record = { ...(wrong.body.record as object), division: "440100" };
  await peer.post([{ ...wrong, body: { ...wrong.body, record } }, fromAbove(number, "supplement", "请尽快。")]);
  const cookie = await signedIn(server, "dispatcher1");
  const desk = async () => (await server.http.inject({ url: "/api/province", headers: { cookie } })).json();
  await until(
    async () => (await desk()).letters.length === 1 && (await desk()).letters[0].behind === 1,
    "a dead letter",
  );
  const [letter] = (await desk()).letters;
  expect(letter).toMatchObject({
    direction: "in",
    subject: number,
    kind: "transfer",
    fault: expect.stringContaining("本市没有区划 440100"),
  });
  const settle = (payload: object, as = cookie) =>
    server.http.inject({
      ...{ method: "POST", url: `/api/province/letters/in/${letter.id}/settle`, payload, headers: { cookie: as } },
    });
  expect((await settle({ reason: "" })).statusCode).toBe(400);
  expect((await settle({ reason: "已电话退回省平台" }, await signedIn(server, "agent1"))).statusCode).toBe(403);
  expect((await settle({ reason: "已电话退回省平台" })).statusCode).toBe(200);
  // Its addition speaks of a matter that was never opened here: that is for the desk, too.
  await until(async () => (await desk()).letters[0]?.kind === "supplement", "the next one");
  const compare = () => server.http.inject({ method: "POST", url: "/api/province/reconcile", headers: { cookie } });
  network.cut = true;
  expect((await compare()).json().detail).toContain("现在连不上省平台");
  Object.assign(network, { cut: false, calm: true });
  expect((await compare()).json().compared).toBeGreaterThan(100);
  expect((await desk()).state.differences).toEqual([]);
});
