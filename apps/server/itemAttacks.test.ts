import { createHash, randomUUID } from "node:crypto";
import { canonicalJson } from "@wuxing/kernel/record";
import type { Item } from "@wuxing/platform/items";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ItemWorld } from "./testing/itemWorld.ts";

/** What somebody sends by hand, past the pages that would not let it. */
let world: ItemWorld;
let own: Item[] = [];
let foreign: Item[] = [];
beforeAll(async () => {
  world = await ItemWorld.open();
  [own, foreign] = [await world.itemsOf("px-scj"), await world.itemsOf("px-wjw")];
}, 60_000);
afterAll(() => world.server.end());

const get: ItemWorld["get"] = (...asked) => world.get(...asked);
const post: ItemWorld["post"] = (...sent) => world.post(...sent);
const act: ItemWorld["act"] = (...done) => world.act(...done);
const at = (items: readonly Item[], place: number): Item => {
  const item = items[place];
  if (!item) throw new Error(`no item ${place}`);
  return item;
};
const draft = (username: string, unit: string, more: object) => world.draft(username, unit, { submit: false, ...more });
const other = (item: Item): Item => ({ ...item, visits: item.visits + 1 });
const versionsOf = async (code: string) => (await get(`/api/items/${code}`, "officer-scj")).json().versions;

test("a change is of the item that it names, and of one's own unit: nothing is ended or written under another's code", async () => {
  const [item, another, theirs] = [at(own, 0), at(own, 1), at(foreign, 0)];
  const versions = () => Promise.all([item, another, theirs].map(({ code }) => versionsOf(code)));
  const before = await versions();
  const { number } = (await draft("officer-scj", "px-scj", { items: [other(item)] })).json();
  await draft("officer-scj", "px-scj", { items: [other(another)] });
  await draft("officer-wjw", "px-wjw", { items: [other(theirs)] });
  const hash = (one: Item) =>
    createHash("sha256")
      .update(canonicalJson(other(one)))
      .digest("hex");
  const change = { code: item.code, what: "change", name: item.name.zh, hash: hash(item), basedOn: before[0].length };
  const forged = [
    { ...change, hash: hash(another) },
    { ...change, hash: hash(theirs) },
    { ...change, hash: null },
    { ...change, name: "看起来无害的名称" },
    { ...change, what: "end" },
    { ...change, code: theirs.code, name: theirs.name.zh, hash: hash(theirs) },
    { ...change, code: theirs.code, name: theirs.name.zh, what: "end", hash: null },
  ];
  for (const one of forged) {
    const taken = await act(number, "redraft", "officer-scj", { because: "看不出来", changes: [one] });
    expect([400, 403], JSON.stringify(one)).toContain(taken.statusCode);
  }
  expect((await draft("officer-scj", "px-scj", { ended: [theirs.code] })).statusCode).toBe(403);
  expect((await draft("coordinator1", "px-scj", { items: [other(theirs)] })).statusCode, "past its own head").toBe(403);
  expect((await act(number, "submit", "officer-scj", {})).statusCode).toBe(200);
  expect((await act(number, "publish", "head-scj", { from: "2026-11-20" })).statusCode).toBe(200);
  const [changed, ...untouched] = await versions();
  expect(changed).toHaveLength(before[0].length + 1);
  expect(untouched).toEqual(before.slice(1));
});

test("of two windows on one draft the second is told, and may then save what it wrote all the same", async () => {
  const item = at(own, 3);
  const { number } = (await draft("officer-scj", "px-scj", { items: [other(item)] })).json();
  const read = async () => (await get(`/api/item-revisions/${number}`, "officer-scj")).json();
  const { version: seen } = await read();
  const save = (synonym: string, on: number) =>
    post(`/api/item-revisions/${number}/draft`, "officer-scj", {
      ...{ items: [{ ...item, synonyms: [synonym] }], because: "试一试", commandId: randomUUID(), seen: on },
    });
  expect((await save("第一个窗口", seen)).statusCode).toBe(200);
  const second = await save("第二个窗口", seen);
  expect([second.statusCode, second.json().reason.zh]).toEqual([409, expect.stringContaining("您写的还在")]);
  const now = await read();
  expect(now.items[0].item.synonyms, "the first one's words stand").toEqual(["第一个窗口"]);
  const mine = { ...item, synonyms: ["第二个窗口"] };
  const both = await post("/api/item-drafts/check", "officer-scj", { item: mine, against: now.items[0].item });
  expect(both.json().differences).toEqual([
    expect.objectContaining({ field: "synonyms", before: "第一个窗口", after: "第二个窗口" }),
  ]);
  expect((await save("第二个窗口", now.version)).statusCode).toBe(200);
});

test("a version begins within a year: what began in a hundred would let none be published before", async () => {
  const { number } = (await draft("officer-scj", "px-scj", { items: [other(at(own, 2))] })).json();
  await act(number, "submit", "officer-scj", {});
  const far = await act(number, "publish", "head-scj", { from: "9999-12-31" });
  expect([far.statusCode, far.body]).toEqual([400, expect.stringContaining("2027-11")]);
  expect((await act(number, "publish", "head-scj", { from: "2027-06-30" })).statusCode).toBe(200);
});

test("a small file of countless rows is refused before it fills the memory, and so many faults are told at once", async () => {
  const send = (content: string, what = "item-files", more = "") => {
    const body = `--x\r\nContent-Disposition: form-data; name="file"; filename="a.json"\r\n\r\n${content}\r\n--x--\r\n`;
    return world.server.http.inject({
      ...{ method: "POST", url: `/api/${what}/import?commandId=${randomUUID()}&trial=1${more}`, payload: body },
      headers: { ...world.headersOf("officer-scj"), "content-type": "multipart/form-data; boundary=x" },
    });
  };
  for (const content of [`[${"{},".repeat(100_000)}{}]`, `[${"[],".repeat(500_000)}[]]`, "[".repeat(500_000)]) {
    expect((await send(content)).statusCode).toBe(413);
    expect((await send(content, "item-bundle-files", "&unit=px-scj")).statusCode).toBe(413);
  }
  const many = await send(`[${"{},".repeat(1500)}{}]`);
  expect([many.statusCode, many.json().faults.length]).toEqual([200, 500]);
  expect((await send("[null,1,[[]]]")).json().faults.length).toBeGreaterThan(2);
});

test("a table comes in the encoding of whatever saved it; one that mixes them, or lost signs, is refused by its line", async () => {
  const csv = (await get("/api/item-files/export?format=csv&unit=px-scj", "officer-scj")).body;
  const send = async (bytes: Uint8Array, name = "a.csv") => {
    const answer = await world.send("item-files", { name, bytes }, "officer-scj", true);
    return { status: answer.statusCode, body: answer.json() };
  };
  const utf16 = Buffer.from(csv, "utf16le");
  for (const bytes of [Buffer.from(csv.slice(1)), utf16, Buffer.from(utf16).swap16()])
    expect((await send(bytes)).body).toMatchObject({ faults: [], rows: [] });
  // 企业 as GBK has it, in the midst of UTF-8.
  const [head = "", ...rows] = csv.split("\r\n");
  const mixed = Buffer.concat([
    Buffer.from(`${head}\r\n`),
    Buffer.from([0xc6, 0xf3, 0xd2, 0xb5]),
    Buffer.from(rows.join("\r\n")),
  ]);
  const refused = await send(mixed);
  expect([refused.status, refused.body.reason?.zh]).toEqual([
    422,
    expect.stringMatching(/第 \d+ 行的文字编码和其他行不一样/u),
  ]);
  const json = JSON.stringify(own.slice(0, 2));
  const lost = await send(Buffer.from(json.replace("企业", "企\ufffd")), "a.json");
  expect([lost.status, lost.body.reason?.zh]).toEqual([422, expect.stringContaining("认不出的字")]);
  expect((await send(Buffer.from(`\ufeff${json}`, "utf16le"), "a.json")).body).toMatchObject({
    faults: [],
    done: false,
  });
});
