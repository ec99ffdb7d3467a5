import { randomUUID } from "node:crypto";
import { awaitedPieces, itemsToApplyFor, saveItems } from "@wuxing/areas/applications/testing";
import type { Item } from "@wuxing/platform/items";
import { openPool } from "@wuxing/platform/postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signedIn, type TestServer, testServer } from "../../testServer.ts";
import { type Browser, signedInCitizen } from "../testing/browserOf.ts";

/** A registration, whose law confirms and permits nothing; it costs a fee. */
const feeItem = itemsToApplyFor[3] as Item;
const url = `/apply/${feeItem.code}`;
let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await testServer();
  const owner = openPool(server.database.url, { max: 1 });
  await saveItems(owner, itemsToApplyFor);
  await owner.end();
  browser = await signedInCitizen(server.http, "13900007701");
}, 60_000);
afterAll(() => server.end());

async function act(username: string, number: string, action: string, input: object = {}): Promise<void> {
  const headers = { cookie: await signedIn(server, username) };
  const payload = { commandId: randomUUID(), input };
  const path = `/api/cases/${number}/actions/${action}`;
  const answer = await server.http.inject({ method: "POST", url: path, payload, headers });
  expect(answer.statusCode, answer.body).toBe(200);
}
/** What the officer's list calls its state, and what the applicant's own list says of it. */
async function listed(number: string): Promise<[desk: string, mine: string]> {
  const headers = { cookie: await signedIn(server, "officer-zrj") };
  const { body } = await server.http.inject({ url: "/api/desk/cases", headers });
  const page = JSON.parse(body);
  const line = page.lines.find((one: { number: string }) => one.number === number);
  const own = (await browser.get("/mine")).html.replace(/<[^>]+>/gu, " ").replace(/\s+/gu, " ");
  const from = own.indexOf(number);
  const name = page.names.states[`${line.type}/${line.state}`].title.zh;
  return [line.stateTitle?.zh ?? name, own.slice(from, from + 160)];
}

test("lists say what an application waits for in the words of its law, and what is asked of the applicant", async () => {
  await browser.post(url, { step: "2", go: "3", "by.form": "counter" });
  const sent = await browser.post(url, { step: "3", go: "send", delivery: "counter" });
  const number = sent.to.match(/\/follow\/([^?]+)/u)?.[1] ?? "";
  const says = async (desk: string, ...mine: string[]) => {
    const [onDesk, own] = await listed(number);
    expect(onDesk).toBe(desk);
    for (const words of [desk, ...mine]) expect(own).toContain(words);
    return own;
  };
  await says("待交窗口材料", "请把材料带到窗口");
  await act("officer-zrj", number, "tellCorrection", { pieces: "登记申请书：没有提交，请补交" });
  await says("待补正", "请补正");
  await act("officer-zrj", number, "recordBrought", await awaitedPieces(server.platform.pool, number));
  expect(await says("已收件"), "nothing is awaited of him any more").not.toMatch(/请把|请补正/u);
  await act("officer-zrj", number, "accept");
  await act("officer-zrj", number, "grant", { decision: "予以登记。" });
  const own = await says("待缴费（已决定予以确认）", "请缴费");
  expect(own).not.toContain("准予");
  await act("head-zrj", number, "waiveFee", { reason: "依法免收。" });
  expect(await says("待送达（已决定予以确认）")).not.toContain("请缴费");
  await browser.get("/mine?lang=en");
  expect((await browser.get("/mine")).html).toContain("To be delivered (confirmed)");
}, 60_000);

test("of other cases a list says what the state says, and no data of theirs is read", async () => {
  const asked: string[] = [];
  const { ownWords } = await import("@wuxing/platform/casework");
  const db = { query: async (sql: string) => asked.push(sql) } as never;
  const words = await ownWords(db, server.platform.casework, [{ id: 1, type: "hotline.request" }]);
  expect([words.size, asked]).toEqual([0, []]);
});
