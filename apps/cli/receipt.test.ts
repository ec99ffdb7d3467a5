import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { receiptCodes } from "@wuxing/kernel/record";
import { afterAll, expect, test } from "vitest";
import { sampleEntry, sampleReceipt } from "../../packages/kernel/record/testing/sampleReceipt.ts";

const folder = mkdtempSync(join(tmpdir(), "wuxing-receipt-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const wuxing = (...words: string[]) => {
  const run = spawnSync(process.execPath, [join(import.meta.dirname, "bin.js"), ...words], { encoding: "utf8" });
  return { code: run.status, out: run.stdout, err: run.stderr };
};
const fileOf = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const { receipt, logKey, witnessKeys } = await sampleReceipt(50, 7);
const right = fileOf("回执.json", JSON.stringify(receipt));
const policy = fileOf(
  "policy",
  `log ${logKey}\nwitness a ${witnessKeys[0]}\nwitness b ${witnessKeys[1]}\ngroup both all a b\nquorum both\n`,
);

test("a receipt that holds is told in plain words, and what it does not prove too", () => {
  const { code, out } = wuxing("receipt", "verify", right, "--policy", policy);
  expect(out).toContain("成立：这条记录在日志 wx.example.gov.cn/log 的第 7 条");
  expect(out).toContain("路灯");
  expect(out).toContain("witness1.example");
  expect(out).toContain("不证明所说的是真的");
  expect(code).toBe(0);
  const alone = wuxing("receipt", "verify", right, "--log", logKey);
  expect([alone.code, alone.out]).toEqual([0, expect.stringContaining("没有见证人")]);
});

test("the text of its codes is as good, on one line or over several files, and a missing code is named", async () => {
  const [code = ""] = receiptCodes(receipt) ?? [];
  expect(wuxing("receipt", "verify", fileOf("code", `${code}\n`), "--policy", policy)).toMatchObject({ code: 0 });
  const text = Array.from({ length: 900 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7919) % 5003))).join("");
  const long = await sampleReceipt(50, 7, { ...sampleEntry, input: { text } });
  const files = (receiptCodes(long.receipt) ?? []).map((one, place) => fileOf(`code ${place}`, one)).reverse();
  expect(wuxing("receipt", "verify", ...files, "--log", logKey)).toMatchObject({ code: 0 });
  const { code: exit, err } = wuxing("receipt", "verify", ...files.slice(1), "--log", logKey);
  expect([exit, err]).toEqual([1, expect.stringContaining(`number ${files.length} is missing`)]);
});

test("another log, a changed receipt and what is none are refused in both languages, with exit code 1", () => {
  const changed = fileOf("changed.json", JSON.stringify(receipt).replace("路灯", "路牌"));
  const elsewhere = "else.example+0d0dd1fc+AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  for (const [file, key, zh, en] of [
    [changed, logKey, "对不上", "is not what the record"],
    [right, elsewhere, "", ""],
    [fileOf("none.json", "{}"), logKey, "不是一份完整的回执", "no whole receipt"],
    [fileOf("large.json", "x".repeat(1024 * 1024 + 1)), logKey, "太大", "too large"],
    [join(folder, "missing.json"), logKey, "读不了", "cannot be read"],
  ] as const) {
    const { code, out, err } = wuxing("receipt", "verify", file, "--log", key);
    expect(code, file).not.toBe(0);
    expect(out, file).toBe("");
    expect(err).toContain(zh);
    expect(err).toContain(en);
  }
});

test("an unknown key is never trusted: one must be given", () => {
  for (const words of [[], ["--log"], ["--log", logKey, "--policy", policy]]) {
    const { code, err } = wuxing("receipt", "verify", right, ...words);
    expect([code, err]).toEqual([2, expect.stringContaining("receipt verify FILE… --log VKEY")]);
  }
});

test("a new key of the log is printed, its public part apart", () => {
  const { code, out, err } = wuxing("log", "key", "wx.example/log");
  expect(code).toBe(0);
  expect(out).toMatch(/^PRIVATE\+KEY\+wx\.example\/log\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{44}\n$/u);
  expect(err).toMatch(/^wx\.example\/log\+[0-9a-f]{8}\+/u);
  expect(wuxing("log", "key", "a b")).toMatchObject({ code: 2, out: "" });
});
