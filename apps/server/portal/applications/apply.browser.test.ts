import { createHash, randomBytes, randomUUID } from "node:crypto";
import { itemsToApplyFor, saveItems } from "@wuxing/areas/applications/testing";
import { issueCertificate } from "@wuxing/areas/certificates";
import { systemActor } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Item } from "@wuxing/platform/items";
import { openPool } from "@wuxing/platform/postgres";
import { accessibilityFaults, findChromium } from "@wuxing/platform/testing/chromium";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../../testServer.ts";
import { signedInCitizen } from "../testing/browserOf.ts";

const uscc = "91360300MA35XXXX0X";
const sample = itemsToApplyFor[0] as Item;
const item: Item = {
  ...sample,
  code: sample.code.replace("000131022000", "000131022006"),
  questions: [
    {
      ...{ key: "address", label: t("住所", "Registered address"), type: "text", required: true },
      concept: "firm.address",
    },
    { key: "place", label: t("经营场所", "Premises"), type: "text", required: true },
  ],
};
const url = `/apply/${item.code}`;
let server: TestServer;
let browser: Browser;
let origin = "";
let cookies: Parameters<BrowserContext["addCookies"]>[0] = [];

beforeAll(async () => {
  server = await testServer();
  const owner = openPool(server.database.url, { max: 1 });
  await saveItems(owner, [item]);
  await owner.end();
  const firm = await signedInCitizen(server.http, "13900007821");
  await server.platform.pool.query(
    `INSERT INTO firms (uscc, name, representative, confirmed_at, asked_at)
     SELECT $1, '样例企业', id, now(), now() FROM citizens`,
    [uscc],
  );
  await firm.post("/mine/acting", { uscc });
  const licence = {
    ...({ type: "LICENCE", holder: { kind: "firm", id: uscc }, unit: "px-scj" } as const),
    ...{ validFrom: "2020-01-01", validUntil: null },
    claims: { holder: "样例企业", number: uscc, "firm.address": "萍乡市安源区样例路 9 号" },
  };
  await issueCertificate(server.platform, licence, systemActor, randomUUID());
  origin = await server.http.listen({ port: 0, host: "127.0.0.1" });
  cookies = [...firm.cookies].map(([name, value]) => ({ name, value, url: origin }));
  browser = await chromium.launch(await findChromium());
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server.end();
});

async function visit(width: number, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width, height: 800 }, javaScriptEnabled });
  context.setDefaultTimeout(15_000);
  await context.addCookies(cookies);
  return context.newPage();
}
/** What the accessibility scan finds, and whether the page is wider than the screen. */
async function looked(page: Page): Promise<unknown> {
  const wide = await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
  return [await accessibilityFaults(page, "every"), wide];
}
const clean = [[], false];

test.each([375, 1440])(
  "at %i: what a certificate answers is corrected in place, and kept while one types",
  async (width) => {
    const page = await visit(width);
    await page.goto(url);
    expect(await page.locator("#q\\.address").isVisible()).toBe(false);
    await page.getByText("不对，我来更正").click();
    await page.locator("#q\\.address").fill("萍乡市湘东区新址 3 号");
    await page.locator("#q\\.place").fill("样例路 1 号铺面");
    await page.getByText("已自动保存").waitFor();
    expect(await looked(page)).toEqual(clean);
    await page.goto(`${url}?step=3`);
    expect(await page.locator("main").textContent()).toContain("萍乡市湘东区新址 3 号");
    expect(await looked(page)).toEqual(clean);
    await page.goto(url);
    // Typed back to what stands on the certificate: it is the certificate's again.
    await page.locator("#q\\.address").fill("");
    await page.getByText("已自动保存").waitFor();
    await page.goto(url);
    expect(await page.locator("#q\\.address").isVisible()).toBe(false);
    await page.context().close();
  },
  60_000,
);

test("without a network a pressed form stays with what was typed, and the draft is kept as soon as there is one", async () => {
  const page = await visit(375);
  await page.goto(url);
  await page.context().setOffline(true);
  await page.locator("#q\\.place").fill("没有网络时填的铺面");
  await page.getByText("没有保存成功").waitFor();
  await page.getByRole("button", { name: "保存，下一步" }).click();
  await page.getByRole("alert").getByText("没有网络，还没有发出去").waitFor();
  expect(await looked(page)).toEqual(clean);
  expect([page.url(), await page.locator("#q\\.place").inputValue()]).toEqual([
    `${origin}${url}`,
    "没有网络时填的铺面",
  ]);
  await page.context().setOffline(false);
  await page.getByText("已自动保存").waitFor();
  await page.getByText("网络恢复了").waitFor();
  const beside = await page.context().newPage();
  await beside.goto(url);
  expect(await beside.locator("#q\\.place").inputValue(), "though nobody typed any more").toBe("没有网络时填的铺面");
  await page.getByRole("button", { name: "保存，下一步" }).click();
  await page.waitForURL(/step=2/u);
  await page.context().close();
}, 60_000);

test("one refused file holds up no other, and the form does not send them again", async () => {
  const page = await visit(375);
  await page.goto(`${url}?step=2`);
  const text = (name: string, body: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(body) });
  await page.locator("#m\\.form-file").setInputFiles([text("bad.exe", "MZ\u0000"), text("good.txt", "申请书正文。")]);
  await page.getByText("good.txt ✓").waitFor();
  await page.getByText("bad.exe 没有收：只收图片").waitFor();
  expect(await page.locator("#m\\.form-file").inputValue()).toBe("");
  await page.reload();
  expect(await page.locator("input[name=drop]").count()).toBe(1);
  expect(await looked(page)).toEqual(clean);
  await page.context().close();
}, 60_000);

test("a scan whose line breaks again and again, and whose page is loaded anew, goes on where it stopped and is there once", async () => {
  const page = await visit(375);
  const content = Buffer.from(randomBytes(3_000_000).toString("base64").slice(0, 3_000_000));
  const file = { name: "扫描件.txt", mimeType: "text/plain", buffer: content };
  const [sent, cuts] = [[] as number[], [true, false, true, true]];
  await page.route("**/uploads/**", async (route) => {
    const request = route.request();
    if (request.method() !== "PATCH") return route.continue();
    if (sent.length > 0 && cuts.shift()) return route.abort("connectionreset");
    sent.push(request.postDataBuffer()?.length ?? 0);
    // After the third piece the line is gone for good, until the page is loaded anew.
    return sent.length === 4 ? route.abort("connectionreset") : route.continue();
  });
  await page.goto(`${url}?step=2`);
  await page.locator("#m\\.form-file").setInputFiles(file);
  await page.getByText("网络断了，连上就接着传").waitFor();
  expect(await page.locator(".sending").textContent(), "what has come still stands there").toMatch(/[1-9]\d? %，/u);
  expect(await looked(page)).toEqual(clean);
  await expect.poll(() => sent.length, { timeout: 30_000 }).toBe(4);
  await page.reload();
  await page.getByText("扫描件.txt 上次没有传完").waitFor();
  expect(await looked(page)).toEqual(clean);
  await page.locator("#m\\.form-file").setInputFiles(file);
  // Pressed meanwhile, the step is left once the file is there.
  await page.getByRole("button", { name: "保存，上一步" }).click();
  await page.waitForURL(/step=1/u, { timeout: 30_000 });
  const whole = sent.reduce((sum, bytes) => sum + bytes, 0);
  expect(whole - (sent[3] ?? 0), "no byte that had come was sent again").toBe(content.length);
  const { rows } = await server.platform.pool.query(
    "SELECT sha256 FROM files f JOIN application_drafts d ON f.id = ANY(d.files) WHERE f.name = '扫描件.txt'",
  );
  expect(rows).toEqual([{ sha256: createHash("sha256").update(content).digest("hex") }]);
  await page.context().close();
}, 90_000);

test("without scripts a session that ended loses no word: the page holds them until one has signed in beside it", async () => {
  const page = await visit(375, false);
  await page.goto(url);
  await page.locator("#q\\.place").fill("没有脚本时填的铺面");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "保存，下一步" }).click();
  await page.getByRole("heading", { name: "登录过期了，您填的还在" }).waitFor();
  await page.context().addCookies(cookies);
  await page.getByRole("button", { name: "接着保存" }).click();
  await page.waitForURL(/step=2/u);
  await page.goto(url);
  expect(await page.locator("#q\\.place").inputValue()).toBe("没有脚本时填的铺面");
  await page.context().close();
}, 60_000);
