import { accessibilityFaults } from "@wuxing/platform/testing/chromium";
import { demoPassword } from "@wuxing/platform/testing/city";
import { TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { Browsing } from "./Browsing.ts";
import { ServerProcess } from "./ServerProcess.ts";
import { wordsOf } from "./wordsOf.ts";

// Passkeys belong to a name: at an address of digits browsers take none.
const server = new ServerProcess({ HOST: "localhost" }, inject("demoYear"));
let browsing: Browsing;
beforeAll(async () => {
  await server.start();
  browsing = await Browsing.begin(server.origin.replace("127.0.0.1", "localhost"));
});
afterAll(async () => {
  await browsing?.end();
  await server.remove();
});

/** Goes from control to control by Tab until this one has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press("Tab");
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
  }
  throw new Error(`${selector} is not reached by Tab on ${page.url()}`);
}

async function type(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.insertText(text);
}

/** Reaches a button or a link by Tab and presses it. */
async function press(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press("Enter");
}

const at = (page: Page, path: string): Promise<void> => page.waitForURL(({ pathname }) => pathname === path);

async function password(page: Page, username: string, next = "/account"): Promise<void> {
  await page.goto(`/sign-in?next=${next}`);
  await type(page, "#username", username);
  await type(page, "#password", demoPassword);
  await page.keyboard.press("Enter");
}

async function code(page: Page, typed: string): Promise<void> {
  await at(page, "/sign-in/code");
  await type(page, "#code", typed);
  await page.keyboard.press("Enter");
}

/** The code after the last one used: another step of 30 seconds, which the server takes a step early. */
const codeOf = (key: string, stepsOn = 0): string =>
  new TOTP({ secret: key }).generate({ timestamp: Date.now() + stepsOn * 30_000 });

const accessible = async (page: Page): Promise<void> => {
  expect(await accessibilityFaults(page, "every"), page.url()).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBe(0);
};

test("on a phone in large type, by keyboard and without scripts: set up an authenticator app, sign in with it, and with a recovery code", async () => {
  const page = await browsing.citizen({ width: 375 });
  await page.goto("/?type=large");
  await password(page, "agent2");
  await at(page, "/account");
  expect(await page.locator("html.large").count()).toBe(1);
  await press(page, "a[href='/account/totp']");
  await at(page, "/account/totp");
  const key = (await wordsOf(page.locator(".totp-key"))).replaceAll(" ", "");
  await type(page, "#code", codeOf(key, -1));
  await page.keyboard.press("Enter");
  await page.locator(".recovery-codes").waitFor();
  const codes = await page.locator(".recovery-codes code").allTextContents();
  expect(codes).toHaveLength(10);
  await press(page, "main a[href='/account']");
  await at(page, "/account");
  expect(await wordsOf(page.locator("main"))).toContain("还有 10 个没用过");

  await page.context().clearCookies({ name: "wuxing.session_token" });
  await password(page, "agent2");
  await code(page, "000 000");
  await page.locator("#errors").waitFor();
  expect(await wordsOf(page.locator("#errors"))).toContain("验证码不对或已用过");
  await code(page, codeOf(key));
  await at(page, "/account");

  await page.context().clearCookies({ name: "wuxing.session_token" });
  await password(page, "agent2");
  await code(page, codes[3] ?? "");
  await at(page, "/account");
  expect(await wordsOf(page.locator("main"))).toContain("还有 9 个没用过");
  await page.context().close();
});

test("by passkey: a dispatcher adds one, signs in with it alone, and what was sent cannot be sent again", async () => {
  const page = await browsing.staff("dispatcher2", { width: 375 });
  const devices = await page.context().newCDPSession(page);
  await devices.send("WebAuthn.enable");
  await devices.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto("/account");
  await accessible(page);
  await type(page, "#passkey-name", "窗口电脑");
  await page.keyboard.press("Enter");
  await page.locator(".recovery-codes").waitFor();
  await press(page, "main a[href='/account']");
  await at(page, "/account");
  expect(await wordsOf(page.locator("main"))).toContain("窗口电脑");

  await page.context().clearCookies({ name: "wuxing.session_token" });
  const sent = page.waitForRequest((request) => request.url().endsWith("/sign-in/passkey"));
  await page.goto("/sign-in?next=/desk");
  await accessible(page);
  await press(page, "form[data-passkey] button");
  await at(page, "/desk");
  const again = await fetch(`${server.origin}/sign-in/passkey`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: (await sent).postData() ?? "",
  });
  expect([again.status, again.headers.getSetCookie()]).toEqual([403, []]);

  await page.goto("/account");
  await press(page, "form[action='/account/totp/remove'] button");
  await page.waitForURL("**/account?done=removed");
  await press(page, "form[action*='/account/passkeys/'] button");
  expect(await wordsOf(page.locator("#errors")), "the last one stays").toContain("请先添加另一种");
  await password(page, "dispatcher2");
  await at(page, "/sign-in/code");
  expect(browsing.faults.filter((fault) => !/422|401/u.test(fault))).toEqual([]);
  await page.context().close();
});

test("a passkey of a device that did not check who holds it is not taken", async () => {
  const page = await browsing.staff("agent3", { width: 375 });
  const devices = await page.context().newCDPSession(page);
  await devices.send("WebAuthn.enable");
  await devices.send("WebAuthn.addVirtualAuthenticator", {
    options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, automaticPresenceSimulation: true },
  });
  await page.goto("/account");
  await press(page, "form[data-passkey] button");
  await page.locator("[data-said]", { hasText: "没有添加成功" }).waitFor();
  await page.context().close();
});
