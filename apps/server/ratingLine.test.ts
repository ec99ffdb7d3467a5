import { randomUUID } from "node:crypto";
import { systemActor } from "@wuxing/kernel/procedure";
import { handle } from "@wuxing/platform/casework";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openLine, type TestLine, until } from "./testing/openLine.ts";
import { requestCommand, signedIn, staff } from "./testServer.ts";

// As long as `until` waits, and more.
vi.setConfig({ testTimeout: 120_000 });

let line: TestLine;
beforeAll(async () => {
  line = await openLine("ratingReceiver", "ratings");
}, 60_000);
afterAll(() => line.end());

const act = (caseId: number, action: string, input: object, actor = staff("px-12345", "agent")) =>
  handle(line.server.platform.casework, { caseId, action, input, actor, commandId: randomUUID() });
async function atWindow(level: string): Promise<number> {
  const input = { window: "A12", title: "社保综合窗口 A12", unit: "px-rsj", division: "360300" };
  const opening = { type: "ratings.counter", input, actor: systemActor, commandId: randomUUID() };
  const { case: opened } = await line.server.platform.intake(opening);
  await act(opened.id, "rate", { level, comment: "电话 13900001234 没人接", channel: "tablet" });
  return opened.id;
}
const heard = async () =>
  (
    await line.peerDatabase.pool.query(
      "SELECT subject, seq, kind, body->>'polarity' AS polarity, body->'record' AS record FROM peer_heard ORDER BY n",
    )
  ).rows;
const childOf = async (parent: number, type: string): Promise<number> => {
  const found = async () =>
    (await line.server.platform.pool.query("SELECT id FROM cases WHERE parent_id = $1 AND type = $2", [parent, type]))
      .rows[0]?.id;
  await until(async () => (await found()) !== undefined, `${type} of ${parent}`);
  return found();
};

test("each rating is told once and in order, also its appeal, over a bad network and a receiver that is killed", async () => {
  const ids: number[] = [];
  for (let i = 0; i < 40; i++) {
    ids.push(await atWindow(i % 8 === 0 ? "veryDissatisfied" : "satisfied"));
    if (i === 15) await line.peer.kill();
    if (i === 25) await line.peer.start();
    if (i === 30) line.network.cut = true;
  }
  await until(async () => line.network.done.lost > 0, "a request that the network lost");
  line.network.cut = false;
  const [first = 0] = ids;
  const mending = await childOf(first, "ratings.mending");
  await act(mending, "appeal", { ground: "mistaken", reason: "点错了，有录音" }, staff("px-rsj", "officer"));
  const appeal = await childOf(first, "ratings.appeal");
  await act(appeal, "exclude", { opinion: "听了录音，本人确认点错" }, staff("px-wxb", "coordinator"));
  const { case: request } = await line.server.platform.intake(requestCommand());
  await act(request.id, "answerDirectly", { answer: "已修好。", asked: "satisfied" });
  const invitation = await childOf(request.id, "ratings.invitation");
  await act(invitation, "rateByPhone", { level: "satisfied" });
  const followUp = await childOf(request.id, "ratings.followUp");
  const person = { kind: "citizen", id: "citizen", posts: [], proven: [followUp] } as const;
  await act(followUp, "followUp", { remark: "后来又坏了" }, person);
  await until(async () => (await heard()).length === 44, "forty ratings, two standings, a rating and its follow-up");
  await line.untilQuiet();
  const told = await heard();
  expect(new Set(told.map(({ polarity }) => polarity))).toEqual(new Set(["oneIsBest"]));
  const ofFirst = told.filter(({ record }) => record.unit === "px-rsj" && record.standing !== "real");
  expect(ofFirst.map(({ seq, kind, record }) => [seq, kind, record.standing, record.code]).slice(-2)).toEqual([
    [2, "standing", expect.stringMatching(/appealed|excluded/u), 5],
    [3, "standing", "excluded", 5],
  ]);
  expect(told.find(({ kind }) => kind === "followUp")?.record).toMatchObject({
    ...{ caseNumber: request.number, channel: "phone", person: "张**", times: 2, level: "满意", code: 2 },
  });
  expect(JSON.stringify(told)).not.toMatch(/13900001234|张三/u);
});

test("the coordinator keeps the line: it takes nothing, and what the receiver asks for again is sent again", async () => {
  const cookie = await signedIn(line.server, "coordinator1");
  const desk = async () => (await line.server.http.inject({ url: "/api/ratings/line", headers: { cookie } })).json();
  await line.peer.post([
    {
      id: randomUUID(),
      subject: "GD-1",
      kind: "rating",
      at: new Date().toISOString(),
      body: { polarity: "oneIsBest", record: (await heard())[0]?.record },
    },
  ]);
  await until(async () => (await desk()).letters.length === 1, "a dead letter");
  const [letter] = (await desk()).letters;
  expect(letter).toMatchObject({ direction: "in", fault: expect.stringContaining("不接收") });
  const decide = (as: string, decision = "settle") =>
    line.server.http.inject({
      ...{ method: "POST", url: `/api/ratings/line/letters/in/${letter.id}/${decision}`, headers: { cookie: as } },
      payload: { reason: "对方发错了" },
    });
  expect((await decide(await signedIn(line.server, "agent1"))).statusCode).toBe(403);
  expect((await decide(cookie)).statusCode).toBe(200);
  Object.assign(line.network, { calm: true });
  const compared = await line.server.http.inject({
    method: "POST",
    url: "/api/ratings/line/reconcile",
    headers: { cookie },
  });
  expect(compared.json().compared).toBeGreaterThan(40);
});
