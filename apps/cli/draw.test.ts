import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { sampleDrawFile, samplePlan } from "../../packages/kernel/draw/testing/sampleDraw.ts";

const bin = join(import.meta.dirname, "bin.js");
const folder = mkdtempSync(join(tmpdir(), "wuxing-draw-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs where no database can be reached. */
function verify(...words: readonly string[]) {
  const env = { ...process.env, DATABASE_URL: "postgres://nobody@127.0.0.1:1/none", DATA_DIR: join(folder, "none") };
  const run = spawnSync(process.execPath, [bin, "draw", ...words], { encoding: "utf8", timeout: 120_000, env });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const open = sampleDrawFile(samplePlan("open"));
const bilingual = (text: string) => [/[一-鿿]/u.test(text), /[a-z]{4}/u.test(text), text.includes("    at ")];

describe("wuxing draw verify", () => {
  it("says in both languages what a file proves and what it does not, without a database", () => {
    const { code, out, err } = verify("verify", file("open.json", JSON.stringify(open)));
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("[已证明] 重算结果一致：抽中 7 个对象及其人员");
    expect(out).toContain("[proven] The replay gives the same: 7 targets and their officers");
    expect(out).toContain("[not proven] That the plan was fixed before chance was known is not proven");
    expect(out).toContain("In short: nothing in the file is wrong, but 3 points are not proven.");
    expect(out).toContain("结论：文件里没有发现错误，但有 3 点没有得到证明。");
    expect(out).toContain("[cannot be proven] That the frame is complete no draw can prove");
  });

  it("checks a draw that was secret, after its close", () => {
    const secretly = sampleDrawFile(samplePlan("unannounced"));
    const { code, out } = verify("verify", file("secret.json", JSON.stringify(secretly)));
    expect(code).toBe(0);
    expect(out).toContain("全部 24 个对象的随机数都已核对");
  });

  it("ends with 1 for a draw that was tampered with, and names the place", () => {
    const [first, second, ...rest] = open.outcome?.picked ?? [];
    const outcome = { picked: [{ ...first, target: second?.target }, second, ...rest], shortfalls: [] };
    const { code, out } = verify("verify", file("forged.json", JSON.stringify({ ...open, outcome })));
    expect(code).toBe(1);
    expect(out).toContain("[wrong] The replay differs: number 1 should be");
  });

  it("says in both languages what is wrong with a file that is no draw", () => {
    const whole = JSON.stringify(open);
    const huge = file("huge.json", "");
    truncateSync(huge, 257 * 2 ** 20);
    for (const path of [
      file("cut.json", whole.slice(0, -100)),
      file("text.json", "不是 JSON"),
      file("bytes.json", Buffer.alloc(1000, 0xff)),
      file("empty.json", ""),
      file("long.json", `[${"1,".repeat(25 * 2 ** 20)}1]`),
      file("deep.json", "[".repeat(5_000_000)),
      huge,
      folder,
      join(folder, "none.json"),
    ]) {
      const { code, out, err } = verify("verify", path);
      expect([path, code, ...bilingual(out + err)]).toEqual([path, 1, true, true, false]);
    }
  }, 240_000);

  it("takes a policy of trusted logs and witnesses, and says what is wrong with one", () => {
    const path = file("open2.json", JSON.stringify(open));
    const trusted = file("policy", "quorum none\n");
    expect(verify("verify", path, trusted).code).toBe(0);
    const { code, err } = verify("verify", path, file("no-policy", "trust me"));
    expect([code, ...bilingual(err)]).toEqual([1, true, true, false]);
  }, 60_000);

  it("says how it is used when called wrongly", () => {
    for (const words of [[], ["verify"], ["verify", "a", "b", "c"], ["make", "a"]])
      expect([verify(...words).code, verify(...words).err.includes("wuxing draw verify FILE")]).toEqual([2, true]);
  }, 60_000);
});
