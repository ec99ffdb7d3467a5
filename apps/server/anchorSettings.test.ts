import { expect, test } from "vitest";
import { anchorSettings } from "./anchorSettings.ts";
import { ConfigurationFault } from "./ConfigurationFault.ts";

const hosts = [{ origin: "http://10.0.0.8:8545", inner: true }];
const key = `0x${"17".repeat(32)}`;
const whole = {
  ANCHOR_RPC: "http://10.0.0.8:8545",
  ANCHOR_CHAIN: "20200",
  ANCHOR_CONTRACT: `0x${"ab".repeat(20)}`,
  ANCHOR_KEY: key,
};

test("without a node nothing is anchored; with one the rest has usual values", () => {
  expect(anchorSettings({}, [])).toBeUndefined();
  expect(anchorSettings(whole, hosts)).toMatchObject({
    chainId: 20_200,
    contract: whole.ANCHOR_CONTRACT,
    key,
    fromBlock: 0,
    confirmations: 1,
    every: 10,
  });
});

test.each([
  ["ANCHOR_RPC", { ANCHOR_RPC: "http://10.0.0.9:8545" }],
  ["ANCHOR_CHAIN", { ANCHOR_CHAIN: "0" }],
  ["ANCHOR_CHAIN", { ANCHOR_CHAIN: "" }],
  ["ANCHOR_CONTRACT", { ANCHOR_CONTRACT: "0x12" }],
  ["ANCHOR_KEY", { ANCHOR_KEY: "" }],
  ["ANCHOR_KEY", { ANCHOR_KEY: key.slice(2) }],
  ["ANCHOR_CONFIRMATIONS", { ANCHOR_CONFIRMATIONS: "0" }],
  ["ANCHOR_EVERY", { ANCHOR_EVERY: "1.5" }],
])("a wrong %s is told by its name in both languages, and no key is repeated", (name, changed) => {
  try {
    anchorSettings({ ...whole, ...changed }, hosts);
    expect.fail("it was accepted");
  } catch (error) {
    if (!(error instanceof ConfigurationFault)) throw error;
    expect(error.reason.zh).toContain(name);
    expect(error.reason.en).toContain(name);
    expect(error.message).not.toContain("1717");
  }
});
