import { randomUUID } from "node:crypto";
import { canonicalJson } from "@wuxing/kernel/record";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Ask, NewMessage } from "./Exchange.ts";
import type { SignedMessage } from "./Message.ts";
import { freshSeed, knownOf, ownOf, type TwoEnds, twoEnds } from "./testing/twoEnds.ts";

let ends: TwoEnds;
/** The bodies that went over the line. */
let asked: string[];
beforeAll(async () => {
  ends = await twoEnds();
});
afterAll(() => ends.close());
beforeEach(async () => {
  await ends.reset();
  asked = [];
  ends.line = (through) => (url, body) => {
    asked.push(body);
    return through(url, body);
  };
});

const said = (subject: string, text: string, more: Partial<NewMessage> = {}): NewMessage => ({
  ...{ id: randomUUID(), subject, kind: "note", at: ends.now, body: { text } },
  ...more,
});
const post = (...messages: readonly NewMessage[]) => ends.city.exchange.post(ends.database.pool, messages);
const texts = () => ends.province.heard.map(({ body }) => body.text);
const sent = (): SignedMessage[] => asked.flatMap((body) => JSON.parse(body).messages ?? []);
const states = async (table: string): Promise<string[]> =>
  (await ends.database.pool.query(`SELECT state FROM ${table} ORDER BY n`)).rows.map((row) => row.state);

test("messages arrive in order, numbered within their matter; posted twice they go once", async () => {
  const first = said("A", "one");
  await post(first, said("B", "other"));
  await post(first, said("A", "two"));
  await ends.settle();
  expect(ends.province.heard.map(({ subject, seq, body }) => [subject, seq, body.text])).toEqual([
    ["A", 1, "one"],
    ["B", 1, "other"],
    ["A", 2, "two"],
  ]);
});

test("a gap waits; a double is answered the same; another message under the same id or number is refused", async () => {
  await post(said("A", "one"), said("A", "two"), said("A", "three"));
  ends.line = () => async () => Promise.reject(new Error("cut"));
  await ends.settle();
  const lines = await ends.database.pool.query("SELECT id, seq, at, body FROM exchange_out ORDER BY n");
  const own = ends.city.exchange.settings.own;
  const signed = lines.rows.map(({ id, seq, at, body }): SignedMessage => {
    const message = {
      ...{ v: "wuxing-message/1" as const, id, from: "360300", to: "360000", subject: "A", seq, kind: "note" },
      ...{ at: new Date(at).toISOString(), enclosed: null, body },
    };
    return { message, ...own.sign(canonicalJson(message)) };
  });
  const [one, two, three] = signed as [SignedMessage, SignedMessage, SignedMessage];
  const take = ends.province.exchange.take;
  expect((await take([three, one])).map(({ outcome }) => outcome)).toEqual(["taken", "taken"]);
  await ends.province.exchange.applying.catchUp();
  expect(texts()).toEqual(["one"]);
  expect(await take([two, two, one])).toEqual(
    [two, two, one].map(({ message }) => ({ id: message.id, outcome: "taken" })),
  );
  await ends.province.exchange.applying.catchUp();
  expect(texts()).toEqual(["one", "two", "three"]);
  for (const changed of [{ id: randomUUID() }, { body: { text: "other" } }]) {
    const message = { ...two.message, ...changed };
    const [answer] = await take([{ message, ...own.sign(canonicalJson(message)) }]);
    expect(answer).toMatchObject({ outcome: "refused", reason: expect.stringContaining("another message") });
  }
});

test("every changed sign of a message is noticed, and so is one for somebody else or by an unknown key", async () => {
  await post(said("A", "one", { enclosure: { name: "欧阳", phone: "13812345678" } }));
  await ends.settle();
  const [whole] = sent() as [SignedMessage];
  const take = async (signed: SignedMessage) => (await ends.province.exchange.take([signed]))[0];
  const { message, enclosure } = whole;
  if (!enclosure) throw new Error("no enclosure");
  for (const wrong of [
    { ...whole, message: { ...message, subject: "B" } },
    { ...whole, message: { ...message, seq: 2 } },
    { ...whole, message: { ...message, body: { text: "two" } } },
    { ...whole, message: { ...message, at: "2026-11-02T02:00:00.001Z" } },
    { ...whole, message: { ...message, enclosed: null } },
    { ...whole, enclosure: { ...enclosure, value: { ...enclosure.value, phone: "13812345679" } } },
    { ...whole, signature: whole.signature.replace(/^./u, (c) => (c === "A" ? "B" : "A")) },
    { ...whole, ...ownOf(freshSeed()).sign(canonicalJson(message)) },
  ])
    expect(await take(wrong), JSON.stringify(wrong)).toMatchObject({ outcome: "refused" });
  const elsewhere = { ...message, to: "440000" };
  const misled = { message: elsewhere, ...ends.city.exchange.settings.own.sign(canonicalJson(elsewhere)) };
  expect(await take(misled)).toMatchObject({ outcome: "refused", reason: "not from you to us" });
  expect(await take(whole)).toMatchObject({ outcome: "taken" });
});

test("what is enclosed is readable in neither outbox nor inbox, and gone from both once it was done", async () => {
  const enclosure = { name: "欧阳无忌", phone: "13812345678" };
  await post(said("A", "one", { enclosure }), said("B", "impossible", { enclosure }));
  const kept = async (table: string) => {
    const { rows } = await ends.database.pool.query<{ enclosure: Buffer | null; all: string }>(
      `SELECT enclosure, body::text || COALESCE(encode(enclosure, 'escape'), '') AS all FROM ${table} ORDER BY n`,
    );
    expect(rows.map(({ all }) => all).join()).not.toMatch(/欧阳|13812345678/u);
    return rows.map((row) => row.enclosure !== null);
  };
  expect(await kept("exchange_out")).toEqual([true, true]);
  await ends.settle();
  expect(await kept("exchange_out")).toEqual([false, false]);
  expect(await kept("exchange_in")).toEqual([false, true]);
  const [letter] = await ends.province.exchange.deadLetters();
  await ends.province.exchange.settle({ direction: "in", id: letter?.id ?? "", by: "x", reason: "重复转办" });
  expect(await kept("exchange_in")).toEqual([false, false]);
  expect(ends.province.heard[0]?.enclosure).toEqual(enclosure);
});

test("an answer that the peer did not sign, or signed to another question, is not believed", async () => {
  const answers: string[] = [];
  ends.line = (through) => async (url, body) => {
    const answer = await through(url, body);
    answers.push(answer);
    return answers.length === 1 ? answer.replace("taken", "taking") : (answers[0] ?? "");
  };
  for (const minute of ["00", "10"]) {
    await post(said("A", minute));
    ends.now = `2026-11-02T02:${minute}:00.000Z`;
    expect(await ends.city.exchange.sending.catchUp()).toBe(0);
  }
  expect(await states("exchange_out")).toEqual(["waiting", "waiting"]);
  expect((await ends.city.exchange.state()).fault).toContain("another question");
  expect(answers).toHaveLength(2);
});

test("a line that is down is asked ever more seldom, makes no dead letter, and says since when", async () => {
  let attempts = 0;
  ends.line = (): Ask => async () => {
    attempts++;
    throw new Error("cut");
  };
  await post(said("A", "one"));
  const began = Date.parse(ends.now);
  for (let second = 0; second < 300; second++) {
    ends.now = new Date(began + second * 1000).toISOString();
    await ends.city.exchange.sending.catchUp();
  }
  // After 1, 2, 4 … 32 and then every 60 seconds.
  expect(attempts).toBe(10);
  const { fault, faultSince, waitingOut } = await ends.city.exchange.state();
  expect({ fault, faultSince, waitingOut }).toEqual({
    fault: "Error: cut",
    faultSince: "2026-11-02T02:00:00.000Z",
    waitingOut: 1,
  });
  ends.line = (through) => through;
  ends.now = "2026-11-02T03:00:00.000Z";
  await ends.settle();
  expect(texts()).toEqual(["one"]);
  expect((await ends.city.exchange.state()).fault).toBeNull();
});

test("what the peer refuses is a dead letter here; settled, a void message takes its number and the rest goes on", async () => {
  await post(said("A", "one"), said("A", "two", { body: { wrong: true } }), said("A", "three"));
  await ends.settle();
  expect(texts()).toEqual(["one"]);
  const [letter] = await ends.city.exchange.deadLetters();
  expect(letter).toMatchObject({
    direction: "out",
    subject: "A",
    seq: 2,
    behind: 1,
    fault: expect.stringContaining("text"),
  });
  await ends.city.exchange.settle({
    direction: "out",
    id: letter?.id ?? "",
    by: "dispatcher1",
    reason: "已电话告知省平台",
  });
  await ends.settle();
  expect(texts()).toEqual(["one", "three"]);
  expect(await ends.city.exchange.deadLetters()).toEqual([]);
  const { rows } = await ends.database.pool.query(
    "SELECT decision, reason, actor_id, before->>'kind' AS kind FROM exchange_decisions",
  );
  expect(rows).toEqual([{ decision: "settle", reason: "已电话告知省平台", actor_id: "dispatcher1", kind: "note" }]);
});

test("what cannot be done here is a dead letter here: tried again, or settled by hand, and those behind it go on", async () => {
  await post(said("A", "impossible"), said("A", "two"), said("B", "one"));
  await ends.settle();
  expect(texts()).toEqual(["one"]);
  const { exchange } = ends.province;
  const [letter] = await exchange.deadLetters();
  expect(letter).toMatchObject({ direction: "in", subject: "A", behind: 1, fault: "办不了 | It cannot be done" });
  const decision = { direction: "in", id: letter?.id ?? "", by: "dispatcher1", reason: "再试一次" } as const;
  await exchange.retry(decision);
  await ends.settle();
  expect(await exchange.deadLetters()).toHaveLength(1);
  await exchange.settle({ ...decision, reason: "已在电话里办妥" });
  await ends.settle();
  expect(texts()).toEqual(["one", "two"]);
  await expect(exchange.settle(decision)).rejects.toMatchObject({ code: "notFound" });
});

test("the comparison finds what either side lacks and has it sent again; what is under way is no difference", async () => {
  await post(said("A", "one"), said("A", "two"), said("B", "one"));
  await ends.province.exchange.post(ends.database.pool, [said("C", "down")]);
  await ends.settle();
  await post(said("B", "waits"));
  expect(await ends.city.exchange.reconcile()).toBe(3);
  expect((await ends.city.exchange.state()).differences).toEqual([]);
  await ends.settle();
  // As after an old copy was put back on either side.
  const owner = ends.database.pool;
  await owner.query(
    "UPDATE exchange_in SET id = gen_random_uuid(), peer = 'gone' WHERE subject = 'A' AND seq = 2 OR subject = 'C'",
  );
  await owner.query("UPDATE exchange_subjects SET applied = 0 WHERE subject = 'C' AND peer = 'province'");
  expect(await ends.city.exchange.reconcile()).toBe(3);
  const { differences } = await ends.city.exchange.state();
  expect(differences.map(({ subject, what, ours, theirs }) => [subject, what, ours, theirs])).toEqual([
    ["A", "peerLacks", 2, 1],
    ["C", "weLack", 0, 1],
  ]);
  await ends.settle();
  expect(await ends.city.exchange.reconcile()).toBe(3);
  const after = await ends.city.exchange.state();
  expect(after).toMatchObject({ differences: [], compared: 3, reconciledAt: ends.now });
});

test("the same number of messages with another content is found, and is for people to mend", async () => {
  await post(said("A", "one"));
  await ends.settle();
  await ends.database.pool.query("UPDATE exchange_in SET digest = sha256('x') WHERE subject = 'A'");
  await ends.city.exchange.reconcile();
  expect((await ends.city.exchange.state()).differences).toMatchObject([
    { subject: "A", what: "notAlike", ours: 1, theirs: 1 },
  ]);
});

test("a question for sums that is unsigned, or signed long ago, is not answered", async () => {
  await ends.city.exchange.reconcile();
  const [question] = asked;
  const ask = (payload: string | undefined) =>
    ends.province.http.inject({
      ...{ method: "POST", url: "/exchange/city/sums", headers: { "content-type": "application/json" } },
      payload: payload ?? "",
    });
  expect((await ask(question)).statusCode).toBe(200);
  expect((await ask(question?.replace("360300", "360400"))).statusCode).toBe(403);
  ends.now = "2026-11-02T02:11:00.000Z";
  expect((await ask(question)).statusCode).toBe(403);
});

test("keys change over: the new one signs once the peer knows it, and the old one is still told meanwhile", () => {
  const [older, newer] = [freshSeed(), freshSeed()];
  const [before, both, after] = [ownOf(older), ownOf(newer, older), ownOf(newer)];
  expect(both.publicKeys).toEqual([...after.publicKeys, ...before.publicKeys]);
  expect(both.sign("text")).toEqual(after.sign("text"));
  expect(knownOf(before)("text", both.sign("text"))).toBe(false);
  expect(knownOf(both)("text", before.sign("text"))).toBe(true);
  expect(knownOf(both)("text", both.sign("text"))).toBe(true);
});

test("a message that cannot be read is refused by itself, and those beside it are taken", async () => {
  await post(said("A", "one"));
  let answer = "";
  ends.line = (through) => async (url, body) => {
    const { messages } = JSON.parse(body);
    answer = await through(url, JSON.stringify({ messages: [{ message: { id: "odd" } }, ...messages, null] }));
    return answer;
  };
  await ends.city.exchange.sending.catchUp();
  const outcomes = JSON.parse(answer).statement.said.answers.map((one: { outcome: string }) => one.outcome);
  expect(outcomes).toEqual(["refused", "taken", "refused"]);
});
