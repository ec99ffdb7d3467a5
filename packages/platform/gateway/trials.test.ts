import { t } from "@wuxing/kernel/text";
import { expect, test } from "vitest";
import type { Operation } from "./Operation.ts";
import { trialsOf } from "./trials.ts";

const operation = (id: string, more: Partial<Operation>): Operation => ({
  ...{ id, method: "POST", path: `/${id}`, title: t(id, id), level: "public", health: false },
  ...{ idempotent: false, testMode: false, parameters: [], answer: {}, dialect: "draft-2020-12" },
  ...more,
});
const operations = [
  operation("balance", { idempotent: true }),
  operation("report", { testMode: true }),
  operation("pay", {}),
];
const line = (id: string, what: "answer" | "testMode" | "noSignature", passed: boolean, seen = "200") => ({
  ...{ operation: id, what, passed, seen },
});

test("each operation says whether it was tried, as what, and what its department has to do", () => {
  const [balance, report, pay] = trialsOf(operations, [
    line("balance", "noSignature", true, "401"),
    line("balance", "answer", true),
    line("report", "testMode", false, "shape"),
  ]);
  expect(balance).toMatchObject({ changes: false, outcome: "passed", remedy: null });
  expect(report).toMatchObject({ changes: true, outcome: "failed", said: { en: expect.stringContaining("shape") } });
  expect(pay).toMatchObject({ changes: true, outcome: "notTried" });
  expect(pay?.remedy?.zh).toContain("x-test-mode: true");
});

test("what passed as a test is not said to have been tried for real", () => {
  const [, report] = trialsOf(operations, [line("report", "testMode", true)]);
  expect(report).toMatchObject({ outcome: "passed", said: { en: expect.stringContaining("was not tried") } });
});

test("before a test nothing was tried, and what never can be is named so already", () => {
  expect(trialsOf(operations, undefined).map(({ outcome }) => outcome)).toEqual(["notYet", "notYet", "notTried"]);
});
