import { getGlobalConfig, setGlobalConfig } from "@openid4vc/oauth2";
import { expect, test } from "vitest";
import { allowOwnScheme } from "./allowOwnScheme.ts";

test("wallets prove things to a site that is reached by http, and to one that is reached by https by https alone", async () => {
  setGlobalConfig({ allowInsecureUrls: false });
  await allowOwnScheme("https://wx.example.gov.cn");
  expect(getGlobalConfig().allowInsecureUrls).toBe(false);
  await allowOwnScheme("http://127.0.0.1:8080");
  expect(getGlobalConfig().allowInsecureUrls).toBe(true);
});
