import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ConfigurationFault } from "./ConfigurationFault.ts";
import { citizenSettings } from "./citizenSettings.ts";
import { browserOf, hiddenOf } from "./portal/testing/browserOf.ts";
import { testServer } from "./testServer.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "wuxing-settings-"));
});
afterAll(() => rm(folder, { recursive: true }));

const gateway = [{ origin: "https://sms.example", inner: false }];

test("codes are shown on the page in a demonstration without a gateway, and nowhere else", () => {
  expect(citizenSettings({}, true, []).sms?.shown).toBe(true);
  expect(citizenSettings({}, false, []).sms).toBeUndefined();
  const configured = { SMS_URL: "https://sms.example/send", SMS_KEY: "k" };
  for (const demo of [true, false]) expect(citizenSettings(configured, demo, gateway).sms?.shown).toBe(false);
});

test("gateway and provider must be named among the systems outside, and have their secrets", async () => {
  const file = join(folder, "secret");
  await writeFile(file, "from-a-file\n");
  const wrong = [
    { SMS_URL: "https://sms.example/send", SMS_KEY: "k" },
    { SMS_URL: "https://other.example/send", SMS_KEY: "k" },
    { SMS_URL: "https://sms.example/send" },
    { OIDC_ISSUER: "https://sms.example" },
    { OIDC_ISSUER: "no address", OIDC_CLIENT_SECRET: "s" },
  ];
  wrong.forEach((env, index) => {
    expect(() => citizenSettings(env, false, index === 0 ? [] : gateway), JSON.stringify(env)).toThrow(
      ConfigurationFault,
    );
  });
  const env = { OIDC_ISSUER: "https://sms.example", OIDC_CLIENT_SECRET_FILE: file, OIDC_CLAIM_NUMBER: "sfz" };
  expect(citizenSettings(env, false, gateway).realName).toMatchObject({
    clientSecret: "from-a-file",
    claims: { name: "name", number: "sfz", firms: "represents" },
  });
});

test("without text messages nobody signs in by phone, and the page says what to do instead", async () => {
  const server = await testServer(undefined, { sms: undefined });
  const { status, html } = await browserOf(server.http).post("/mine/sign-in", { phone: "13900000000" });
  await server.end();
  expect([status, html.includes("还没有开通短信")]).toEqual([422, true]);
});

test("under https the session's cookie is tied to this very host and travels encrypted only", async () => {
  const server = await testServer(undefined, { origin: "https://wx.example" });
  const browser = browserOf(server.http);
  const sent = await browser.post("/mine/sign-in", { phone: "13900000000" });
  const code = sent.html.match(/data-code>(\d{6})</u)?.[1] ?? "";
  const { headers } = await browser.post("/mine/sign-in/code", { ...hiddenOf(sent.html), code });
  expect(String(headers["set-cookie"])).toMatch(/^__Host-citizen=[\w-]{43};.*Path=\/; HttpOnly; Secure; SameSite=Lax/u);
  expect((await browser.get("/mine")).status).toBe(200);
  await server.end();
});
