import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parseMasterKeys } from "../../packages/platform/personal/MasterKeys.ts";

const bin = join(import.meta.dirname, "bin.js");
const folder = mkdtempSync(join(tmpdir(), "wuxing-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function wuxing(words: readonly string[], input?: string, env: NodeJS.ProcessEnv = {}) {
  const options = { encoding: "utf8", input, timeout: 20_000, env: { ...process.env, ...env } } as const;
  const run = spawnSync(process.execPath, [bin, ...words], options);
  return { code: run.status, out: run.stdout, err: run.stderr };
}

const notice =
  "关于印发要点的通知\n1.修路。2020年底前完成。（责任单位：市交通局）\n2.种树100棵。（责任单位：市林业局）\n";

describe("wuxing notice parse", () => {
  it("prints a notice as JSON, from a file or from standard input", () => {
    const file = join(folder, "a.txt");
    writeFileSync(file, notice);
    const { code, out } = wuxing(["notice", "parse", file]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      items: [
        {
          marker: "1",
          units: [{ name: "市交通局", role: "responsible" }],
          milestones: [{ due: "2020-12-31" }],
          targets: [],
        },
        { marker: "2", targets: [{ value: 100, unit: "棵" }] },
      ],
    });
    expect(wuxing(["notice", "parse", "-"], notice).out).toBe(out);
  });

  it("says in both languages what is wrong with a file", () => {
    const file = join(folder, "b.txt");
    writeFileSync(file, "hello");
    for (const path of [file, join(folder, "none.txt")]) {
      const { code, out, err } = wuxing(["notice", "parse", path]);
      expect([code, out]).toEqual([1, ""]);
      expect(err).toMatch(/[\u4e00-\u9fff]/u);
      expect(err).toMatch(/[a-z]{4}/u);
      expect(err).not.toContain("    at ");
    }
  });

  it("says how it is used when called wrongly", () => {
    for (const words of [["notice"], ["notice", "parse"], ["notice", "parse", "a", "b"], ["notice", "print", "a"]]) {
      const { code, err } = wuxing(words);
      expect([code, err.includes("wuxing notice parse FILE")]).toEqual([2, true]);
    }
  });
});

describe("wuxing keys", () => {
  it("prints a new master key that PERSONAL_KEY takes, each time another one", () => {
    const { code, out } = wuxing(["keys", "new", "2"]);
    expect(code).toBe(0);
    expect([...parseMasterKeys(out).keys()]).toEqual([2]);
    expect(wuxing(["keys", "new"]).out).toMatch(/^1:/u);
    expect(wuxing(["keys", "new", "2"]).out).not.toBe(out);
  });

  it("says how it is used when called wrongly", () => {
    for (const words of [["keys"], ["keys", "burn"], ["keys", "new", "0"], ["keys", "new", "1", "2"]])
      expect(wuxing(words)).toMatchObject({ code: 2, err: expect.stringContaining("keys rotate") });
  });
});

describe("wuxing", () => {
  it("shows its commands when asked, and for a name that is none", () => {
    const help = wuxing(["help"]);
    expect([help.code, help.out.includes("wuxing notice parse FILE")]).toEqual([0, true]);
    expect(wuxing([]).out).toBe(help.out);
    const wrong = wuxing(["dance"]);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain(help.out);
  });

  it("says in both languages what is wrong with the configuration, without the secret", () => {
    const { code, out, err } = wuxing(["replay"], undefined, { SESSION_SECRET: "tooshorttobegood" });
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("SESSION_SECRET 太短");
    expect(err).toContain("SESSION_SECRET is too short");
    expect(err).not.toMatch(/tooshorttobegood|^ {4}at /mu);
  });
});
