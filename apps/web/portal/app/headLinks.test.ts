import { t } from "@wuxing/kernel/text";
import { expect, test } from "vitest";
import { headLinks } from "./headLinks.ts";

const context = {
  ...{ origin: "https://wx.example", city: t("萍乡", "Pingxiang"), now: "2026-11-02T02:00:00Z", largeType: false },
  path: "/cases?month=2026-11&lang=en&type=large",
} as const;
const about = { title: "Cases", description: 'How "they" were handled' };

test("a page of everybody's names its one address and both languages, and what it tells in the reader's", () => {
  const head = headLinks({ ...context, locale: "en" }, about);
  expect(head).toContain('<link rel="canonical" href="https://wx.example/cases?month=2026-11&amp;lang=en">');
  expect(head).toContain('href="https://wx.example/cases?month=2026-11" hreflang="zh-CN"');
  expect(head).toContain('href="https://wx.example/cases?month=2026-11&amp;lang=en" hreflang="en"');
  expect(head).toContain('<meta name="description" content="How &quot;they&quot; were handled">');
  expect(head).toContain('<meta property="og:url" content="https://wx.example/cases?month=2026-11&amp;lang=en">');
  expect(head).toContain('href="/manifest.en.webmanifest"');
  expect(head).not.toMatch(/\p{Script=Han}/u);
});

test("a page of one person's is installed from like any other, and is not described to anybody", () => {
  const head = headLinks({ ...context, locale: "zh" }, { title: "我的", description: undefined });
  expect(head).toContain('href="/manifest.webmanifest"');
  expect(head).not.toMatch(/canonical|alternate|og:|description/u);
});

test("where the site's address is not known nothing is said", () => {
  const { origin: _origin, ...unknown } = context;
  expect(headLinks({ ...unknown, locale: "zh" }, about)).toBe("");
});
