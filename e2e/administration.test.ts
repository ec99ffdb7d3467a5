import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { Browsing } from "./Browsing.ts";
import { ServerProcess } from "./ServerProcess.ts";
import { wordsOf } from "./wordsOf.ts";

const server = new ServerProcess({}, inject("demoYear"));
let browsing: Browsing;
let admin: Page;
beforeAll(async () => {
  await server.start();
  browsing = await Browsing.begin(server.origin);
  admin = await browsing.staff("admin1");
});
afterAll(async () => {
  await browsing?.end();
  await server.remove();
});

/** Opens a form of the page by its heading, fills it by keyboard and sends it. */
async function fillIn(page: Page, prefix: string, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const control = page.locator(`[id="${prefix}${name}"]`);
    if ((await control.evaluate((one) => one.tagName)) === "SELECT") await control.selectOption(value);
    else await control.fill(value);
  }
  await page.locator(`input[id^="${prefix}"], select[id^="${prefix}"]`).first().press("Control+Enter");
}
const open = (page: Page, words: string) => page.locator("summary", { hasText: words }).first().press("Enter");

test("a post that an administrator ends gives no sight of the unit's cases within ten seconds", async () => {
  const officer = await browsing.staff("officer-zjj");
  await officer.goto("/desk?list=open");
  await officer.locator("a.case-link").first().waitFor();

  await admin.locator(".desk-nav a", { hasText: "管理" }).click();
  await admin.locator("#unit-words").fill("住建");
  await admin.locator(".unit-branch a", { hasText: "市住建局" }).first().click();
  await admin.locator(".post-list a", { hasText: "方牢固" }).click();
  await admin.locator("main h1", { hasText: "方牢固" }).waitFor();
  await open(admin, "终止这个岗位");
  await fillIn(admin, "end-px-zjj-officer-", {});
  expect(await wordsOf(admin.locator("#errors a")), "nothing rests on nothing").toContain("请填写“依据”");
  await fillIn(admin, "end-px-zjj-officer-", { source: "调离通知" });
  await admin.locator(".entry-list li", { hasText: "调离通知" }).waitFor();

  const cookie = (await officer.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const lists = async () => (await fetch(`${server.origin}/api/desk/cases?list=open`, { headers: { cookie } })).status;
  await expect.poll(lists, { timeout: 10_000 }).toBe(401);
  await officer.context().close();
});

test("a rule is changed from a day on, after the cases that it touches were shown", async () => {
  await admin.goto("/desk/administration/rules");
  await admin.locator("#rule-words").fill("派单时限");
  await admin.locator("tbody a", { hasText: "派单时限" }).first().click();
  await fillIn(admin, "rule-", { "value.amount": "1.5", source: "市长办公会纪要" });
  await admin.locator("#errors a", { hasText: "整数" }).waitFor();
  await fillIn(admin, "rule-", { "value.amount": "3", "value.unit": "hour", "source.mark": "T" });
  await admin.locator(".touched").waitFor();
  expect(await wordsOf(admin.locator(".touched strong"))).toMatch(/^\d+ 件在办可能用到新的规则$/u);
  expect(await admin.locator(".touched tbody tr").count()).toBeGreaterThan(0);
  await admin.locator(".register-form button", { hasText: "保存新规定" }).press("Enter");
  await admin.locator(".post-list li", { hasText: "3 小时" }).waitFor();
  expect(await wordsOf(admin.locator(".post-list li", { hasText: "3 小时" }))).toContain("本市登记");
});

test("people are imported whole or not at all: first with faults that are named, then right", async () => {
  const head = "用户名,姓名,单位,岗位,开始日期\n";
  const check = async (rows: string) => {
    const file = { name: "人员.csv", mimeType: "text/csv", buffer: Buffer.from(head + rows) };
    await admin.locator("#import-file").setInputFiles(file);
    await admin.locator("form button[type=submit]", { hasText: "检查" }).press("Enter");
    await admin.locator(".import-faults, .import-rows").waitFor();
  };
  await admin.goto("/desk/administration/import");
  await check("lin-one,林常青,市林业局,承办人,\nlin-two,林二,没有的局,承办人,\n");
  expect(await wordsOf(admin.locator(".import-faults tbody tr"))).toMatch(/3单位没有单位“没有的局”/u);
  expect(await admin.locator("button", { hasText: "全部导入" }).count()).toBe(0);
  await check("lin-one,林常青,市林业局,承办人,\nlin-two,林二,市林业局,单位负责人,\n");
  expect(await admin.locator(".import-rows tbody tr").count()).toBe(4);
  await admin.locator("button", { hasText: "全部导入" }).press("Enter");
  await admin.locator(".import-rows h2", { hasText: "已全部导入" }).waitFor();
  await admin.goto("/desk/administration/people/lin-two");
  await admin.locator(".facts dd", { hasText: "还没有设密码" }).waitFor();
  await open(admin, "开恢复链接");
  await fillIn(admin, "recovery-", { purpose: "新同事第一次登录" });
  const link = (await admin.locator(".notice-box code").textContent()) ?? "";
  expect(link).toMatch(/\/recover\/\S{20,}$/u);
});

test("a head has the post covered by a colleague, who then holds it too", async () => {
  const page = await browsing.staff("head-cgj", { width: 375 });
  await page.goto("/desk/delegations");
  const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  await page.locator("#cover-to_user").waitFor();
  await fillIn(page, "cover-", { to_user: "officer-cgj", until, reason: "年休假" });
  await page.locator(".post-list li", { hasText: "年休假" }).waitFor();
  const cookie = await server.signIn("officer-cgj");
  const me = await fetch(`${server.origin}/api/me`, { headers: { cookie } });
  const { posts } = (await me.json()) as { posts: { role: string }[] };
  expect(posts.map(({ role }) => role).sort()).toEqual(["head", "officer"]);
  await page.context().close();
});

test("the history tells who changed what, and no page complained", async () => {
  await admin.goto("/desk/administration/entries?register=posts&about=officer-zjj");
  await admin.locator(".entry-list li").first().waitFor();
  expect(await wordsOf(admin.locator(".entry-list li").first())).toMatch(/修改 · 岗位.*admin1.*调离通知/u);
  // What the journey tried on purpose is answered with 4xx, which a browser's console tells.
  expect(browsing.faults.filter((fault) => !/status of 40[01]/u.test(fault))).toEqual([]);
});
