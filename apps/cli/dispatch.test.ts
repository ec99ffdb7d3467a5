import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { sampleMessages } from "../../packages/kernel/dispatch/testing/sampleMessages.ts";

const bin = join(import.meta.dirname, "bin.js");
const folder = mkdtempSync(join(tmpdir(), "wuxing-dispatch-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function dispatch(words: readonly string[], input = "") {
  const run = spawnSync(process.execPath, [bin, "dispatch", ...words], { encoding: "utf8", input, timeout: 120_000 });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

const lines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const [half, otherHalf] = [file("a.jsonl", lines(sampleMessages(120))), file("b.jsonl", lines(sampleMessages(60, 4)))];
const model = join(folder, "model");
const trained = dispatch(["train", half, otherHalf, "--model", model]);

it("learns from several files and says what to expect, in both languages", () => {
  expect(trained).toMatchObject({ code: 0, out: "" });
  expect(trained.err).toContain("共 180 条，交叉验证");
  expect(trained.err).toContain("180 messages, cross-validated: macro-F1 ");
});

it("answers each message on a line, and goes on past lines that it cannot read", () => {
  const input = `${lines([{ id: "x7", title: "医保报销", text: "医保报销太慢" }])}{"id":\n\n${lines([{ id: 5 }, { tokens: "路灯 不亮" }])}`;
  const { code, out, err } = dispatch(["classify", "--model", model], input);
  expect(code).toBe(1);
  const answers = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(answers).toMatchObject([
    { id: "x7", label: "医疗", alternatives: [{}, {}], because: expect.arrayContaining(["报销"]) },
    { id: 5, label: "道路", confidence: expect.any(Number) },
  ]);
  expect(Object.keys(answers[0])).toEqual(["id", "label", "confidence", "alternatives", "because"]);
  for (const said of ["第 2 行：", "Line 2: ", "第 4 行：", "Line 4: it needs tokens"]) expect(err).toContain(said);
});

it("trains on nothing where a line is faulty, and names file and line", () => {
  const wrong = file("wrong.jsonl", `${lines([{ text: "a", label: "b" }, { text: "a" }])}nothing\n`);
  const out = join(folder, "none");
  const { code, err } = dispatch(["train", half, wrong, "--model", out]);
  expect(code).toBe(1);
  for (const said of [
    `${wrong} 第 2 行`,
    `${wrong}, line 2: `,
    `${wrong}, line 3: it is not whole JSON`,
    "2 lines are faulty",
  ])
    expect(err).toContain(said);
  expect(() => readFileSync(out)).toThrow(/ENOENT/u);
});

it("says in both languages that a model is cut or missing, that a file is missing, and how it is used", () => {
  const cut = file("cut", readFileSync(model).subarray(0, 5000));
  const calls = [
    ["classify", "--model", cut],
    ["classify", "--model", join(folder, "no-model")],
    ["train", join(folder, "no-file"), "--model", model],
    ["train", half, "--model", join(folder, "no", "folder")],
  ];
  for (const words of calls) {
    const { code, out, err } = dispatch(words);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/[\u4e00-\u9fff].*\n.*[a-z]{4}/u);
    expect(err).not.toContain("    at ");
  }
  for (const words of [[], ["train", "--model", model], ["classify"], ["classify", half, "--model", model], ["--what"]])
    expect(dispatch(words)).toMatchObject({ code: 2, err: expect.stringContaining("wuxing dispatch train") });
});
