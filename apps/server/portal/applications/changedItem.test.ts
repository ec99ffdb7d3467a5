import { randomUUID } from "node:crypto";
import { itemsToApplyFor, saveItems } from "@wuxing/areas/applications/testing";
import type { Item } from "@wuxing/platform/items";
import { openPool } from "@wuxing/platform/postgres";
import type { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signedIn, type TestServer, testServer } from "../../testServer.ts";
import { type Browser, signedInCitizen } from "../testing/browserOf.ts";

/** An item that changes or ends while somebody fills in, or waits for, an application for it. */
const [foodItem] = itemsToApplyFor as [Item];
const url = `/apply/${foodItem.code}`;
const place = "跃进北路 88 号";
const today = "2026-11-02";
const filledIn = { step: "1", go: "2", "q.place": place, "q.area": "46", "q.kind": "shop" };
const toCounter = { step: "2", go: "3", "by.form": "counter", "by.licence": "counter", "by.rules": "promise" };
const send = { step: "3", go: "send", delivery: "counter", promised: "true" };
let server: TestServer;
let owner: Pool;
beforeAll(async () => {
  server = await testServer(`${today}T02:00:00.000Z`);
  owner = openPool(server.database.url, { max: 1 });
  await saveItems(owner, itemsToApplyFor);
  server.follow();
}, 60_000);
afterAll(async () => {
  await owner.end();
  await server.end();
});

/** A next version from today on, as a department publishes it for this very day. */
async function revise(changed: Item): Promise<void> {
  await owner.query("UPDATE item_versions SET until = $2 WHERE code = $1 AND until IS NULL", [changed.code, today]);
  await owner.query(
    `INSERT INTO item_versions (code, version, since, unit, division, kind, name, item)
     SELECT $1, max(version) + 1, $2, $3, $4, $5, $6, $7 FROM item_versions WHERE code = $1`,
    [changed.code, today, changed.unit, changed.division, changed.kind, changed.name.zh, JSON.stringify(changed)],
  );
}
const end = () =>
  owner.query("UPDATE item_versions SET until = $2 WHERE code = $1 AND until IS NULL", [foodItem.code, today]);

async function handIn(browser: Browser): Promise<string> {
  await browser.post(url, filledIn);
  await browser.post(url, toCounter);
  const sent = await browser.post(url, send);
  expect(sent.status, sent.html.slice(0, 2000)).toBe(303);
  return sent.to.match(/\/follow\/([^?]+)/u)?.[1] ?? "";
}

async function act(number: string, action: string, input: object = {}): Promise<number> {
  const headers = { cookie: await signedIn(server, "officer-scj") };
  const payload = { commandId: randomUUID(), input };
  return (await server.http.inject({ method: "POST", url: `/api/cases/${number}/actions/${action}`, payload, headers }))
    .statusCode;
}

let before: { readonly browser: Browser; readonly number: string };

test("a draft of another version is said to be of one; what is handed in was looked through once more", async () => {
  before = { browser: await signedInCitizen(server.http, "13900007601"), number: "" };
  before = { ...before, number: await handIn(before.browser) };
  const browser = await signedInCitizen(server.http, "13900007602");
  await browser.post(url, filledIn);
  expect((await browser.get(url)).html).not.toContain("有新版本");
  await revise({
    ...foodItem,
    promised: { amount: 3, unit: "workingDay", basis: "本单位承诺" },
    materials: foodItem.materials.filter(({ key }) => key !== "licence"),
  });
  const page = (await browser.get(url)).html;
  expect(page).toContain("这个事项自 2026年11月2日 周一起有新版本");
  expect(page, "the words are there").toContain(place);
  const held = await browser.post(url, send);
  expect([held.status, held.html.includes("还没有提交。请从头核对一遍再提交")]).toEqual([409, true]);
  expect((await browser.post(url, { step: "2", go: "3", "by.form": "counter", "by.rules": "promise" })).status).toBe(
    303,
  );
  expect((await browser.get(`${url}?step=3`)).html).toContain("承诺 3 个工作日");
  expect((await browser.post(url, send)).status).toBe(303);
});

test("what was handed in goes on by the version of its day, although another holds since that very day", async () => {
  const { browser, number } = before;
  const follow = (await browser.get(`/follow/${number}`)).html;
  expect(follow, "a paper that is asked for no more").toContain("营业执照");
  for (const pieces of ["申请书", "营业执照"]) expect(await act(number, "recordBrought", { pieces }), pieces).toBe(200);
  expect(await act(number, "accept")).toBe(200);
  const accepted = (await browser.get(`/follow/${number}`)).html;
  expect(accepted, "eight working days, as promised then").toContain("2026年11月12日");
});

test("an item that ends takes nobody's words: the draft says so, keeps them, and can be given up", async () => {
  const browser = await signedInCitizen(server.http, "13900007603");
  const late = await signedInCitizen(server.http, "13900007604");
  await browser.post(url, filledIn);
  await end();
  const page = await browser.get(url);
  expect(page.status).toBe(200);
  for (const words of ["这个事项已经停办", "自 2026年11月2日 周一起停办", place, "找现在能办的类似事项"])
    expect(page.html).toContain(words);
  expect((await browser.get("/mine")).html).toMatch(/食品经营许可[\s\S]{0,300}事项已停办/u);
  const kept = await browser.post(url, { ...filledIn, "q.place": "改到的新地址 1 号" });
  expect([kept.status, kept.html.includes("改到的新地址 1 号")], "typed while it ended").toEqual([409, true]);
  expect((await browser.post(`${url}/draft`, { ...filledIn, "q.place": "边填边存的 2 号" })).status).toBe(200);
  expect((await browser.get(url)).html).toContain("边填边存的 2 号");
  expect((await browser.post(url, send)).status, "nothing is handed in").toBe(409);
  expect((await browser.post(url, { go: "drop" })).to).toBe("/mine");
  expect((await browser.get(url)).to, "nothing to show: its guide says that it ended").toBe(`/items/${foodItem.code}`);
  expect((await late.get("/apply/no-such-item")).status).toBe(404);
});

test("an application goes on to its end although its item has ended", async () => {
  const { browser, number } = before;
  server.setNow("2026-11-03T02:00:00.000Z");
  expect((await browser.get(`/follow/${number}`)).status).toBe(200);
  const cookie = await signedIn(server, "officer-scj");
  expect((await server.http.inject({ url: `/api/cases/${number}`, headers: { cookie } })).statusCode).toBe(200);
  expect(await act(number, "grant", { decision: "符合条件，准予许可。", validUntil: "2031-11-08" })).toBe(200);
  const granted = (await browser.get(`/follow/${number}`)).html;
  expect(granted).toContain("准予");
  const papers = [...granted.matchAll(/href="(\/applications\/[^"]+\/papers\/\d+)"/gu)].map((found) => found[1] ?? "");
  expect(papers.length).toBeGreaterThan(0);
  for (const paper of papers) expect((await browser.get(paper)).status, paper).toBe(200);
});
