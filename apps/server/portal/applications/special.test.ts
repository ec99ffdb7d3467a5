import { randomUUID } from "node:crypto";
import { awaitedPieces, itemsToApplyFor, saveItems } from "@wuxing/areas/applications/testing";
import type { Item } from "@wuxing/platform/items";
import { openPool } from "@wuxing/platform/postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signedIn, type TestServer, testServer } from "../../testServer.ts";
import { type Browser, signedInCitizen } from "../testing/browserOf.ts";

const [sample] = itemsToApplyFor as [Item];
const item: Item = {
  ...sample,
  code: sample.code.replace("000131022000", "000131022019"),
  specials: [
    {
      ...{ kind: "expertReview", name: { zh: "专家评审", en: "Expert review" }, days: 10, unit: "workingDay" },
      basis: "《食品经营许可和备案管理办法》",
    },
  ],
};
const url = `/apply/${item.code}`;
let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await testServer("2026-11-02T02:00:00.000Z");
  const owner = openPool(server.database.url, { max: 1 });
  await saveItems(owner, [item]);
  await owner.end();
  browser = await signedInCitizen(server.http, "13900007901");
}, 60_000);
afterAll(() => server.end());

const asOfficer = async () => ({ cookie: await signedIn(server, "officer-scj") });
async function act(number: string, action: string, input: object = {}): Promise<void> {
  const payload = { commandId: randomUUID(), input };
  const path = `/api/cases/${number}/actions/${action}`;
  const answer = await server.http.inject({ method: "POST", url: path, payload, headers: await asOfficer() });
  expect(answer.statusCode, answer.body).toBe(200);
}
const seen = async (path: string): Promise<string> => (await browser.get(path)).html.replace(/<[^>]+>/gu, "");

test("a special procedure is begun as the guide has it; both sides see the day by §45, that the time itself stands still, and how much is left; then it runs on", async () => {
  await browser.post(url, { step: "1", go: "2", "q.place": "样例路 1 号", "q.area": "46", "q.kind": "shop" });
  const ways = { "by.form": "counter", "by.licence": "counter", "by.rules": "counter" };
  await browser.post(url, { step: "2", go: "3", ...ways });
  const sent = await browser.post(url, { step: "3", go: "send", delivery: "counter" });
  const number = sent.to.match(/\/follow\/([^?]+)/u)?.[1] ?? "";
  await act(number, "recordBrought", await awaitedPieces(server.platform.pool, number));
  await act(number, "accept");
  const page = async () =>
    (await server.http.inject({ url: `/api/cases/${number}`, headers: await asOfficer() })).json();
  const { actions, due: before } = await page();
  const form = actions.find(({ name }: { name: string }) => name === "beginSpecial").fields;
  const proposed = Object.fromEntries(form.map(({ name, value }: { name: string; value?: string }) => [name, value]));
  expect(proposed).toMatchObject({ kind: "expertReview", until: "2026-11-16" });
  server.setNow("2026-11-04T02:00:00.000Z");
  await act(number, "beginSpecial", { ...proposed, until: "2026-11-10" });

  // Eight working days promised from Mon 2 November, until the 12th; on the 4th six are left.
  expect(before.at).toBe("2026-11-12T15:59:59.999Z");
  const { due, clocks } = await page();
  expect(due.rule).toMatchObject({ source: "《行政许可法》§45", term: { zh: "按所定日期" }, mark: "T" });
  expect(clocks).toMatchObject([{ stopped: true, remaining: { amount: 6, unit: "workingDay" } }]);
  const told = await seen(`/follow/${number}`);
  for (const words of [
    ...["2026年11月10日 周二", "《行政许可法》§45：按所定日期", "特别程序告知书"],
    "“作出许可决定”的时间暂停计算，还剩 6 个工作日，这一步完了接着算",
  ])
    expect(told).toContain(words);

  server.setNow("2026-11-06T02:00:00.000Z");
  await act(number, "resume", { note: "评审通过。" });
  const after = await page();
  // The 4th and the 6th count as worked on; the 5th does not: one day later.
  expect([after.state, after.due.at]).toEqual(["inProgress", "2026-11-13T15:59:59.999Z"]);
  expect(await seen(`/follow/${number}`)).not.toContain("暂停计算");
}, 60_000);
