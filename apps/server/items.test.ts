import { randomUUID } from "node:crypto";
import { findItem, type Item } from "@wuxing/platform/items";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ItemWorld } from "./testing/itemWorld.ts";
import type { TestServer } from "./testServer.ts";

/** The catalogue from drafting to the guide, and out and in as a file. */
let world: ItemWorld;
let server: TestServer;
let code = "";
beforeAll(async () => {
  world = await ItemWorld.open();
  server = world.server;
  const { items } = (await get("/api/items?q=spjyxk&division=360300")).json();
  code = items[0].code;
}, 60_000);
afterAll(() => server.end());

const get: ItemWorld["get"] = (...asked) => world.get(...asked);
const post: ItemWorld["post"] = (...sent) => world.post(...sent);
const act: ItemWorld["act"] = (...done) => world.act(...done);
const newest = () => world.newest(code);
const draft = async (username: string, change: Partial<Item>, more: object = {}) =>
  world.draft(username, "px-scj", { items: [{ ...(await newest()), ...change }], ...more });
const quicker = { amount: 5, unit: "workingDay" as const, basis: "本部门服务承诺" };

describe("a revision", () => {
  test("is drafted by the department, reviewed by another, and holds from its day; cases before keep theirs", async () => {
    const before = await newest();
    const answer = await draft("officer-scj", { promised: quicker });
    expect(answer.statusCode, answer.body).toBe(201);
    const { number } = answer.json();
    const view = (await get(`/api/item-revisions/${number}`, "head-scj")).json();
    expect(view.items[0].differences).toEqual([
      expect.objectContaining({ field: "promised.amount", before: String(before.promised?.amount), after: "5" }),
    ]);
    expect((await act(number, "publish", "officer-scj", { from: "2026-11-10" })).statusCode).toBe(403);
    expect((await act(number, "publish", "head-scj", { from: "2026-11-01" })).json().reason.zh).toContain(
      "不能早于今天",
    );
    expect((await act(number, "publish", "head-scj", { from: "2026-11-10" })).statusCode).toBe(200);
    const { pool } = server.platform;
    expect((await findItem(pool, code, "2026-11-09"))?.item.promised?.amount).toBe(before.promised?.amount);
    expect((await findItem(pool, code, "2026-11-10"))?.item.promised).toEqual(quicker);
    expect((await get(`/api/items/${code}`)).json().item.promised).toEqual(before.promised);
    expect((await get(`/items/${code}?version=3`)).body).toContain("这一版还没有施行");
  });

  test("that was drafted on an older version is not published over a newer one", async () => {
    server.setNow("2026-11-12T02:00:00.000Z");
    const first = (await draft("officer-scj", { visits: 1 })).json().number;
    const second = (await draft("officer-scj", { visits: 2 })).json().number;
    expect((await act(first, "publish", "head-scj", { from: "2026-11-13" })).statusCode).toBe(200);
    const refused = await act(second, "publish", "head-scj", { from: "2026-11-14" });
    expect(refused.statusCode).toBe(400);
    expect(refused.json().faults[0].reason.zh).toContain("对照现行版本");
    expect((await act(second, "sendBack", "head-scj", { reason: "请按新版本" })).statusCode).toBe(200);
    expect((await get(`/api/item-revisions/${second}`, "head-scj")).json()).toMatchObject({ state: "drafted" });
  });

  test("is nobody's own to publish, nobody else's to change, and not for other departments", async () => {
    const own = (await draft("head-scj", { visits: 3 })).json().number;
    const published = await act(own, "publish", "head-scj", { from: "2026-11-20" });
    expect(published.json().reason.zh).toContain("另一个人审核");
    expect((await draft("officer-wjw", { visits: 3 })).statusCode).toBe(403);
    expect((await act(own, "publish", "coordinator1", { from: "2026-11-20" })).statusCode).toBe(200);
  });

  test("that breaks a rule is refused at its review, and told of while it is written", async () => {
    const wrong = { promised: { ...quicker, amount: 30 } };
    const checked = await post("/api/item-drafts/check", "officer-scj", { item: { ...(await newest()), ...wrong } });
    expect(checked.json().faults).toEqual([expect.objectContaining({ field: "promised" })]);
    const { number } = (await draft("officer-scj", wrong)).json();
    const refused = await act(number, "publish", "head-scj", { from: "2026-11-25" });
    expect(refused.json().faults[0].reason.zh).toContain("不能长于法定时限");
    expect((await draft("officer-scj", {})).json().reason.zh).toContain("没有要改的");
  });

  test("that ends an item leaves its guide for who has a case", async () => {
    const ending = { items: [], ended: [code] };
    const { number } = (await draft("officer-scj", {}, ending)).json();
    server.setNow("2026-12-01T02:00:00.000Z");
    expect((await act(number, "publish", "head-scj", { from: "2026-12-01" })).statusCode).toBe(200);
    expect(await findItem(server.platform.pool, code, "2026-12-01")).toBeUndefined();
    expect((await get(`/items/${code}`)).body).toContain("这个事项已经停办");
  });
});

const send = (name: string, bytes: Buffer, username: string, trial: boolean) =>
  world.send("item-files", { name, bytes }, username, trial);

describe("a file", () => {
  test.each(["xlsx", "csv", "json"])("of a unit's items in %s changes nothing when it comes back", async (format) => {
    const file = await get(`/api/item-files/export?format=${format}&unit=px-wjw`, "officer-wjw");
    const report = (await send(`a.${format}`, file.rawPayload, "officer-wjw", true)).json();
    expect(report).toMatchObject({ faults: [], rows: [], done: false });
    expect(report.unchanged).toBeGreaterThan(10);
  });

  test("that was edited becomes one revision for one review, or names sheet, row and column of every fault", async () => {
    const file = await get("/api/item-files/export?format=json&unit=px-wjw", "officer-wjw");
    const items: Item[] = JSON.parse(file.body);
    const edited = items.map((item, index) => (index < 3 ? { ...item, synonyms: [...item.synonyms, "新叫法"] } : item));
    const wrong = edited.map((item, index) => (index === 1 ? { ...item, level: "4", handling: "7" } : item));
    const refused = (await send("b.json", Buffer.from(JSON.stringify(wrong)), "officer-wjw", false)).json();
    expect(refused.faults).toEqual([
      expect.objectContaining({ row: 2, column: expect.objectContaining({ zh: "办件类型" }) }),
    ]);
    expect(refused).toMatchObject({ done: false, revisions: [] });
    const taken = (await send("b.json", Buffer.from(JSON.stringify(edited)), "officer-wjw", false)).json();
    expect(taken).toMatchObject({
      faults: [],
      done: true,
      unchanged: items.length - 3,
      revisions: [expect.any(String)],
    });
    const view = (await get(`/api/item-revisions/${taken.revisions[0]}`, "head-scj")).json();
    expect(view.items).toHaveLength(3);
    const foreign = (await send("b.json", Buffer.from(JSON.stringify(edited)), "officer-scj", true)).json();
    expect(foreign.faults).toHaveLength(items.length);
  });
});

describe("a file of bundles", () => {
  const sendBundles = (name: string, bytes: Buffer, username = "coordinator1", trial = false) =>
    world.send("item-bundle-files", { name, bytes, more: "&unit=px-scj" }, username, trial);

  test.each(["xlsx", "csv", "json"])("in %s changes nothing when it comes back", async (format) => {
    const file = await get(`/api/item-bundle-files/export?format=${format}`, "officer-scj");
    const report = (await sendBundles(`a.${format}`, file.rawPayload)).json();
    expect(report).toMatchObject({ faults: [], rows: [], done: true, revisions: [] });
    expect(report.unchanged).toBeGreaterThanOrEqual(10);
  });

  test("that was edited becomes revisions that another publishes, or says in which row an item is not in force", async () => {
    const file = await get("/api/item-bundle-files/export?format=json", "officer-scj");
    const all: { code: string; name: { zh: string; en: string }; bases: string[] }[] = JSON.parse(file.body);
    const edited = all.map((one, i) => (i === 1 ? { ...one, name: { ...one.name, zh: `${one.name.zh}（新）` } } : one));
    const wrong = edited.map((one, i) => (i === 2 ? { ...one, bases: [...one.bases, "999999999999"] } : one));
    const refused = (await sendBundles("b.json", Buffer.from(JSON.stringify(wrong)), "officer-scj")).json();
    expect(refused).toMatchObject({
      ...{ done: false, revisions: [] },
      faults: [{ sheet: "JSON", row: 3, column: { zh: "事项基本编码" } }],
    });
    const bytes = Buffer.from(JSON.stringify(edited));
    expect((await sendBundles("b.json", bytes, "officer-wjw")).statusCode, "another department").toBe(403);
    const taken = (await sendBundles("b.json", bytes, "officer-scj")).json();
    expect(taken).toMatchObject({ done: true, unchanged: all.length - 1, revisions: [expect.any(String)] });
    const number = taken.revisions[0];
    expect((await act(number, "publish", "head-scj", {})).statusCode).toBe(200);
    expect((await get(`/api/item-bundles/${all[1]?.code}`)).json().name.zh).toContain("（新）");
  });
});

describe("pages", () => {
  test("show how to find an item, its guide with what need not be handed in, and one for paper", async () => {
    expect((await get("/items")).body).toContain("/items?event=opening");
    const list = (await get(`/items?${new URLSearchParams({ q: "公共场所" })}`)).body;
    const href = /href="(\/items\/\w{31})"/u.exec(list)?.[1] ?? "";
    const guide = (await get(href)).body;
    for (const said of ["免交：有电子证照“", "营业执照", "行政许可法》第42条", "行政复议法第20条", "告知承诺"])
      expect(guide).toContain(said);
    expect((await get(`${href}/print`)).body).toContain("data:image/png;base64,");
    expect((await get("/items/x")).statusCode).toBe(404);
    const search = (await get("/search?q=ggcswsxk")).body;
    expect(search).toContain("公共场所卫生许可");
    expect(search).toContain("/items?q=ggcswsxk");
  });

  test("find what a life event gathers by what people call it, beside items of that name", async () => {
    const found = async (asked: Record<string, string>): Promise<{ total: number; items: Item[] }> =>
      (await get(`/api/items?${new URLSearchParams(asked)}`)).json();
    const gathered = await found({ event: "birth" });
    expect(gathered.total).toBeGreaterThan(0);
    expect((await found({ q: "生孩子" })).total).toBe(gathered.total);
    expect(await found({ q: "A child" })).toEqual(await found({ q: "a child" }));
    const transport = await found({ q: "运输" });
    expect(transport.items[0]?.name.zh).toContain("运输");
    expect(transport.total).toBeGreaterThanOrEqual((await found({ event: "transport" })).total);
    expect((await get(`/search?${new URLSearchParams({ q: "生孩子" })}`)).body).not.toContain("没有找到");
  });

  test("tell what a bundle spares in the place chosen", async () => {
    const body = (await get("/bundles/food-shop?division=360313")).body;
    expect(body).toContain("湘东区市场监管局");
    expect(body).toMatch(/\d+ 个问题，原来要答 \d+ 个/u);
    expect((await get("/bundles")).body).toContain("/bundles/after-death");
    expect((await get("/bundles/none")).statusCode).toBe(404);
  });
});

describe("a bundle", () => {
  const propose = (username: string, change: object) =>
    post("/api/item-bundle-revisions", username, {
      ...{ unit: "px-scj", because: "多一步备案", commandId: randomUUID(), bundle: change },
    });

  test("is changed by one, published by another, on the version it was drafted on", async () => {
    const { code: own, name, event, audience, lead, bases } = (await get("/api/item-bundles/food-shop")).json();
    const bundle = { code: own, name, event, audience, lead, bases: [...bases].reverse() };
    const number = (await propose("officer-scj", bundle)).json().number;
    const second = (await propose("officer-scj", bundle)).json().number;
    expect((await get(`/api/item-bundle-revisions/${number}`, "head-scj")).json()).toMatchObject({
      ...{ state: "inReview", before: { bases }, items: bundle.bases.map((base: string) => ({ base })) },
    });
    expect((await get("/api/item-bundles/food-shop")).json().bases).toEqual(bases);
    expect((await act(number, "publish", "officer-scj", {})).statusCode).toBe(403);
    expect((await act(number, "publish", "head-scj", {})).statusCode).toBe(200);
    expect((await get("/api/item-bundles/food-shop")).json().bases).toEqual(bundle.bases);
    expect((await act(second, "publish", "head-scj", {})).json().reason.zh).toContain("已有新版本");
    expect((await act(second, "sendBack", "head-scj", { reason: "请重新起草" })).statusCode).toBe(200);
    const draft = { bundle, because: "再改", commandId: randomUUID() };
    const drafted = await post(`/api/item-bundle-revisions/${second}/draft`, "officer-scj", draft);
    expect(drafted.statusCode, drafted.body).toBe(200);
    expect((await act(second, "publish", "head-scj", {})).statusCode).toBe(200);
  });

  test("of items that are not there, or of one, is refused with its faults", async () => {
    const { code: own, name, event, audience, lead, bases } = (await get("/api/item-bundles/food-shop")).json();
    const refused = await propose("officer-scj", {
      ...{ code: own, name, event, audience, lead, bases: [bases[0], "009999999999"] },
    });
    expect(refused.json().faults).toEqual([expect.objectContaining({ field: "bases" })]);
    expect(
      (await propose("officer-scj", { code: own, name, event, audience, lead, bases: [bases[0]] })).statusCode,
    ).toBe(400);
  });
});
