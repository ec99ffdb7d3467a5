import { expect, test } from "vitest";
import { countLine, countTests, filesNotRun, type VitestReport } from "./testReport.ts";

const file = (name: string, status: string, ...tests: string[]) => ({
  name,
  status,
  assertionResults: tests.map((result) => ({ status: result })),
});

test("counts what passed, failed and was left out", () => {
  const report: VitestReport = {
    testResults: [file("/a.test.ts", "failed", "passed", "failed", "pending"), file("/b.test.ts", "passed", "passed")],
  };
  expect(countTests(report)).toEqual({ passed: 2, failed: 1, skipped: 1 });
});

test("a file that cannot be loaded, or whose set-up breaks, is a failure", () => {
  const report: VitestReport = {
    testResults: [file("/a.test.ts", "failed"), file("/b.test.ts", "failed", "skipped", "skipped")],
  };
  expect(countTests(report)).toEqual({ passed: 0, failed: 2, skipped: 2 });
});

test("the closing line is plain", () => {
  expect(countLine({ passed: 12, failed: 0, skipped: 0 })).toBe("12 passed, 0 failed");
  expect(countLine({ passed: 12, failed: 1, skipped: 2 })).toBe("12 passed, 1 failed, 2 skipped");
});

test("a file that never ran, or ran nothing, is found", () => {
  const report: VitestReport = { testResults: [file("/a.test.ts", "passed", "passed"), file("/b.test.ts", "passed")] };
  expect(filesNotRun(report, ["/a.test.ts", "/b.test.ts", "/c.test.ts"])).toEqual(["/b.test.ts", "/c.test.ts"]);
});
