import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { Browsing } from "./Browsing.ts";
import { act, offered, openCase } from "./deskActions.ts";
import { ServerProcess } from "./ServerProcess.ts";
import { wordsOf } from "./wordsOf.ts";

const server = new ServerProcess({ LOG_LEVEL: "debug" }, inject("demoYear"));
let browsing: Browsing;
beforeAll(async () => {
  await server.start();
  browsing = await Browsing.begin(server.origin);
});
afterAll(async () => {
  await browsing?.end();
  await server.remove();
});

const name = "钟晓岚";
const phone = "13807991234";
const neighbour = "13700002468";
const text = `跃进北路公交站旁三盏路灯不亮，晚上摸黑走路。我叫${name}，邻居的电话是${neighbour}，请派人来修。`;

/** The four steps of saying something, without scripts; gives the number of the receipt. */
async function saySomething(page: Page): Promise<string> {
  const next = () => page.locator("button[name=go].button:not(.quiet)").click();
  await page.goto("/");
  await page.locator("a[href='/say']").first().click();
  await page.locator("#text").fill(text);
  await next();
  expect(await page.locator("#topic").inputValue(), "the words suggest the topic").toBe("roads.lamp");
  await page.locator("#district").selectOption("360302");
  await page.locator("#place").fill("跃进北路公交站");
  await next();
  await page.locator("#name").fill(name);
  await page.locator("#phone").fill(phone);
  await page.locator("#photos").setInputFiles({ name: "路灯.png", mimeType: "image/png", buffer: onePixel });
  await page.locator("#consent").check();
  await page.locator("#publish").check();
  await next();
  expect(await page.locator(".next-steps li").count(), "what happens next is said before sending").toBeGreaterThan(3);
  await next();
  await page.waitForURL("**/say/receipt/*");
  return wordsOf(page.locator(".receipt-number"));
}

const onePixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** A figure of the public page by its name: the number, and what is divided by what. */
async function figure(page: Page, of: string): Promise<{ value: string; ratio: string | null }> {
  await page.goto("/figures");
  const card = page.locator(".figure", { has: page.getByRole("heading", { name: of, exact: true }) });
  const ratio = card.locator("p .number");
  return {
    value: await wordsOf(card.locator(".figure-value")),
    ratio: (await ratio.count()) > 0 ? await wordsOf(ratio) : null,
  };
}
/** Figures are kept for a hundred times what counting them took, a minute at most (apps/server/figures/figuresOf.ts). */
const figuresFresh = { timeout: 70_000, interval: 500 };

const received = async (page: Page): Promise<number> =>
  Number((await figure(page, "收到诉求")).value.replace(/\s/gu, ""));
const rated = async (page: Page): Promise<number[]> =>
  ((await figure(page, "评价满意率")).ratio ?? "0 ÷ 0").replace(/\s/gu, "").split("÷").map(Number);

/** The follow page, opened by number and phone as a person who comes back. */
async function follow(number: string): Promise<Page> {
  const page = await browsing.citizen();
  await page.goto("/follow");
  await page.locator("#number").fill(number);
  await page.locator("#phone").fill(phone);
  await page.locator("form[action='/follow'] button.button").click();
  await page.waitForURL(`**/follow/${number}`);
  return page;
}

let number = "";

test("request → dispatch → answer → bad rating → mended → public record", { timeout: 300_000 }, async () => {
  const stranger = await browsing.citizen();
  const before = { received: await received(stranger), rated: await rated(stranger) };
  number = await saySomething(await browsing.citizen());
  expect(number).toMatch(/^RX-\d{8}-\d{7}-/u);
  await expect.poll(() => received(stranger), figuresFresh).toBe(before.received + 1);

  const agent = await browsing.staff("agent1");
  await openCase(agent, number);
  expect(await wordsOf(agent.locator(".case-words"))).toContain("三盏路灯不亮");
  expect(await wordsOf(agent.locator("article.case"))).toContain("138****1234");
  await act(agent, "accept");

  const dispatcher = await browsing.staff("dispatcher1");
  await openCase(dispatcher, number);
  // The unit that the dispatch table proposes stands in the form: 安源区, whose officer signs for it next.
  await act(dispatcher, "dispatch");

  const officer = await browsing.staff("officer-anyuan");
  await openCase(officer, number);
  await act(officer, "sign");
  await act(officer, "contactReporter", { note: "已电话说明今晚到场检修" });
  await act(officer, "reportProgress", {
    note: "已到场，正在更换电缆",
    files: { name: "现场记录.txt", text: "更换电缆 40 米" },
  });
  expect(await wordsOf(officer.locator(".case-history"))).toContain("现场记录.txt");
  await act(officer, "answer", { answer: `三盏路灯已修好，感谢${name}反映。`, solved: "solved" });

  await openCase(agent, number);
  await act(agent, "passAudit");
  await act(agent, "recordCallBack", { outcome: "satisfied" });
  expect(await wordsOf(agent.locator(".case-state"))).toContain("已办结");
  expect(await offered(agent)).toEqual([]);

  await rateBadly();
  await mend(officer, agent);
  await expect.poll(() => rated(stranger), figuresFresh).toEqual([before.rated[0], (before.rated[1] ?? 0) + 1]);
});

/** The citizen comes back with number and phone and is not satisfied. */
async function rateBadly(): Promise<void> {
  const page = await follow(number);
  await expect
    .poll(async () => {
      await page.reload();
      return page.locator("#rate-level-dissatisfied").count();
    })
    .toBe(1);
  expect(await wordsOf(page.locator("main"))).toContain("三盏路灯已修好");
  await page.locator("#rate-level-dissatisfied").check();
  await page.locator("#rate-comment").fill("昨晚又灭了一盏");
  await page
    .locator("form", { has: page.locator("#rate-comment") })
    .locator("button.button")
    .click();
  await page.waitForURL("**done=rate");
  await expect
    .poll(async () => {
      await page.reload();
      return wordsOf(page.locator("main"));
    })
    .toContain("差评整改");
}

/** The unit contacts the person and reports, the hotline confirms. */
async function mend(officer: Page, agent: Page): Promise<void> {
  await openCase(officer, number);
  const mending = officer.locator(".kin li", { hasText: "差评整改" });
  const child = await wordsOf(mending.locator(".number"));
  await mending.locator("a").focus();
  await officer.keyboard.press("Enter");
  await officer.waitForURL(`**/desk/cases/${child}`);
  await officer.locator(".case-number", { hasText: child }).waitFor();
  expect(await wordsOf(officer.locator("article.case"))).toContain("昨晚又灭了一盏");
  await act(officer, "contact", { note: "已上门道歉" });
  await act(officer, "report", { note: "更换了接线盒，连续三晚巡查正常" });
  await openCase(agent, child);
  await act(agent, "confirmMended", { note: "本人说灯亮了" });
  expect(await wordsOf(agent.locator(".case-state"))).toContain("已整改");
  expect(await wordsOf((await follow(number)).locator("main"))).toContain("已整改");
}

test("the public record lists the published case with names and numbers masked", async () => {
  const stranger = await browsing.citizen();
  await stranger.goto(`/cases?topic=roads.lamp&month=${new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 7)}`);
  await stranger.locator(`a[href='/cases/${number}']`).click();
  const said = await wordsOf(stranger.locator("main"));
  expect(said).toContain("三盏路灯已修好");
  expect(said).toContain("不满意");
  expect(said).toContain("137****2468");
  expect(said).toContain("我叫钟**");
  expect(said).toContain("感谢钟**反映");
  const source = await stranger.content();
  for (const secret of [name, phone, neighbour, "昨晚又灭了一盏", "已上门道歉"]) expect(source).not.toContain(secret);
  for (const address of ["/", `/cases?q=${encodeURIComponent("路灯")}`, `/search?q=${encodeURIComponent("路灯")}`]) {
    await stranger.goto(address);
    expect(await stranger.content(), address).not.toMatch(new RegExp(`${name}|${phone}|${neighbour}`, "u"));
  }
});

test("the full phone number is in nothing that the staff was sent, nor in the server's output", async () => {
  const sent = await browsing.everythingSent();
  expect(sent.length).toBeGreaterThan(30);
  expect(sent.some((body) => body.includes(number))).toBe(true);
  expect(sent.filter((body) => body.includes(phone))).toEqual([]);
  expect(server.output).toContain("/say");
  for (const secret of [phone, neighbour, name, number, "路灯不亮"]) expect(server.output).not.toContain(secret);
});

test("no page of the journey complained", () => {
  expect(browsing.faults).toEqual([]);
});
