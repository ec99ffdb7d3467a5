import { randomUUID } from "node:crypto";
import {
  type Payments,
  type RefundOrder,
  refundJob,
  refundsAt,
  sharedSecretPayments,
  signPayment,
  signRefund,
} from "@wuxing/areas/applications";
import { awaitedPieces, itemsToApplyFor, saveItems } from "@wuxing/areas/applications/testing";
import type { Item } from "@wuxing/platform/items";
import { openPool } from "@wuxing/platform/postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../../testServer.ts";
import { addPerson, sessionOf } from "../../testSession.ts";
import { type Browser, signedInCitizen } from "../testing/browserOf.ts";

const item = itemsToApplyFor[3] as Item;
const secret = "a secret of the payment platform, for tests";
/** A payment platform that may be out of order: what it gave back, by our number, each once. */
const given = new Map<string, RefundOrder>();
let asked = 0;
let broken = 0;
const payments: Payments = {
  ...sharedSecretPayments(secret, "https://pay.example/"),
  refund: async (order) => {
    asked++;
    given.set(order.refund, order);
    if (broken-- > 0) throw new Error("the payment platform answered 503");
    return { reference: `TK-${order.refund}` };
  },
};
let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await testServer("2026-11-02T02:00:00.000Z", { payments });
  const owner = openPool(server.database.url, { max: 1 });
  await saveItems(owner, [item]);
  await owner.end();
  await addPerson(server.platform.pool, "head-fee", [{ unit: "px-zrj", role: "head" }]);
  browser = await signedInCitizen(server.http, "13900007401");
}, 60_000);
afterAll(() => server.end());

async function apply(): Promise<string> {
  await browser.post(`/apply/${item.code}`, { step: "2", go: "3", "by.form": "counter" });
  const sent = await browser.post(`/apply/${item.code}`, { step: "3", go: "send", delivery: "counter" });
  return sent.to.match(/\/follow\/([^?]+)/u)?.[1] ?? "";
}
async function pay(number: string): Promise<void> {
  const notice = { number, payment: `P-${number}`, amount: 8000 };
  const payload = { ...notice, signature: signPayment(secret, notice) };
  const answer = await server.http.inject({ method: "POST", url: "/api/payments", payload });
  expect(answer.statusCode, answer.body).toBe(200);
}
async function withdraw(number: string): Promise<void> {
  const page = await browser.get(`/follow/${number}`);
  const [, commandId = ""] = page.html.match(/actions\/withdraw"[\s\S]*?name="commandId" value="([^"]+)"/u) ?? [];
  await browser.post(`/follow/${number}/actions/withdraw`, { commandId });
}
async function act(number: string, action: string, input: object): Promise<number> {
  const headers = { cookie: await sessionOf(server.platform.pool, "head-fee") };
  const payload = { commandId: randomUUID(), input };
  const url = `/api/cases/${number}/actions/${action}`;
  return (await server.http.inject({ method: "POST", url, payload, headers })).statusCode;
}
const detailOf = async (number: string) => {
  const headers = { cookie: await sessionOf(server.platform.pool, "head-fee") };
  return (await server.http.inject({ url: `/api/applications/${number}`, headers })).json();
};
const work = () => refundJob(payments).work(server.platform);

test("a fee that was paid and is no longer due is given back once; a platform that fails is asked again, later each time", async () => {
  const number = await apply();
  await pay(number);
  await withdraw(number);
  await server.settle();
  // Fifteen working days from Mon 2 November: 3–6 (4) 9–13 (9) 16–20 (14) 23 (15).
  expect((await browser.get(`/follow/${number}`)).html).toContain(
    "2026年11月23日 周一 前退还 80.00 元（本市政务服务规程（待核））",
  );
  [asked, broken] = [0, 2];
  await work();
  expect([asked, (await detailOf(number)).refund]).toMatchObject([
    ...[1, { done: false, attempts: 1, amount: 8000, nextAt: "2026-11-02T02:01:00.000Z" }],
  ]);
  await work();
  expect(asked, "not before its time").toBe(1);
  server.setNow("2026-11-02T02:01:00.000Z");
  await work();
  expect((await detailOf(number)).refund).toMatchObject({ attempts: 2, nextAt: "2026-11-02T02:03:00.000Z" });
  server.setNow("2026-11-02T02:03:00.000Z");
  await work();
  await work();
  expect(asked, "done, it is not asked again").toBe(3);
  const [order] = [...given.values()];
  expect([given.size, order]).toMatchObject([1, { number, payment: `P-${number}`, amount: 8000 }]);
  expect((await detailOf(number)).refund).toMatchObject({ done: true, reference: `TK-${order?.refund}` });
  const page = (await browser.get(`/follow/${number}`)).html;
  for (const words of [`已退 80.00 元，凭证号 TK-${order?.refund}`, "退费", "已退费"]) expect(page).toContain(words);
  await pay(number);
  await server.settle();
  const { rows } = await server.platform.pool.query("SELECT 1 FROM cases WHERE type = 'applications.refund'");
  expect(rows, "the same notice again calls for nothing").toHaveLength(1);
}, 60_000);

test("what is paid after it ended is given back; what is declared not due is not asked for, and given back where it was paid", async () => {
  server.setNow("2026-11-03T02:00:00.000Z");
  given.clear();
  const late = await apply();
  await withdraw(late);
  await pay(late);
  const waived = await apply();
  expect(await act(waived, "waiveFee", { reason: "符合免缴条件。" })).toBe(200);
  const page = (await browser.get(`/follow/${waived}`)).html;
  expect(page).toContain("免缴（原应缴 80.00 元）");
  expect(page).not.toContain(`/applications/${waived}/pay`);
  await pay(waived);
  await server.settle();
  await work();
  expect([...given.values()].map(({ number }) => number).sort()).toEqual([late, waived].sort());
}, 60_000);

test("an item's own rule says how much of its fee comes back, before it is applied for and after; the rest is the city's", async () => {
  server.setNow("2026-11-04T02:00:00.000Z");
  given.clear();
  const refunds = [
    { ending: "withdrawn" as const, percent: 33, basis: "甲条例第九条" },
    { ending: "denied" as const, percent: 0, basis: "甲条例第十条" },
  ];
  const owner = openPool(server.database.url, { max: 1 });
  await owner.query("UPDATE item_versions SET item = item || $2 WHERE code = $1", [item.code, { refunds }]);
  await owner.end();
  const lines = [
    "您撤回的，退还 33 %（甲条例第九条）",
    "决定不予的，不退（甲条例第十条）",
    "其他没有办成的，已缴的全额退还",
  ];
  await browser.post(`/apply/${item.code}`, { step: "2", go: "3", "by.form": "counter" });
  for (const path of [`/items/${item.code}`, `/apply/${item.code}?step=3`]) {
    const { html } = await browser.get(path);
    for (const words of lines) expect(html, path).toContain(words);
  }
  const withdrawn = await apply();
  await pay(withdrawn);
  await withdraw(withdrawn);
  const denied = await apply();
  await pay(denied);
  const ready = async (number: string) => {
    expect(await act(number, "recordBrought", await awaitedPieces(server.platform.pool, number))).toBe(200);
    expect(await act(number, "accept", {})).toBe(200);
  };
  await ready(denied);
  expect(await act(denied, "deny", { decision: "权属有争议，依不动产登记暂行条例第二十二条不予登记。" })).toBe(200);
  const ended = await apply();
  await pay(ended);
  await ready(ended);
  expect(await act(ended, "terminate", { ground: "impossible", reason: "申请人已不能继续。" })).toBe(200);
  await server.settle();
  expect((await browser.get(`/follow/${withdrawn}`)).html).toContain("前退还 26.40 元（甲条例第九条）");
  expect((await browser.get(`/follow/${denied}`)).html).toContain("按规定不退（甲条例第十条）");
  await work();
  const amounts = [...given.values()].map(({ number, amount }) => [number, amount]);
  expect(amounts.sort(), "what is asked of the payment platform is the part, not the fee").toEqual(
    [
      [withdrawn, 2640],
      [ended, 8000],
    ].sort(),
  );
}, 60_000);

test("the order is signed over the refund's number and what was paid; an answer without a number is none", async () => {
  const order = { refund: "TF-1", number: "BJ-1", payment: "P-1", amount: 8000 };
  const sent: { url: string; body: Record<string, unknown> }[] = [];
  const ask =
    (answer: Response) =>
    async (url: string | URL, init: { body?: unknown } = {}) => {
      sent.push({ url: String(url), body: JSON.parse(String(init.body)) });
      return answer;
    };
  const at = "https://pay.example/refunds";
  const done = await refundsAt(secret, at, ask(Response.json({ reference: "TK-9" })))(order);
  expect(done).toEqual({ reference: "TK-9" });
  expect(sent).toEqual([{ url: at, body: { ...order, signature: signRefund(secret, order) } }]);
  for (const wrong of [new Response("", { status: 503 }), Response.json({ ok: true })])
    await expect(refundsAt(secret, at, ask(wrong))(order)).rejects.toThrow(/payment platform/u);
});
