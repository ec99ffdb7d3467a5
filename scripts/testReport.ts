/** What we read of vitest's JSON report. */
export interface VitestReport {
  readonly testResults: readonly {
    /** Absolute path of the test file. */
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

export interface TestCount {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A file that failed before it had a test, at its import or in its set-up, counts as one failure. */
export function countTests({ testResults }: VitestReport): TestCount {
  const all = testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  );
  const passed = all.filter((status) => status === "passed").length;
  const failed = all.filter((status) => status === "failed").length;
  return { passed, failed: failed + broken.length, skipped: all.length - passed - failed };
}

/** The closing line: `12 passed, 0 failed`, with `, 1 skipped` where some were. */
export function countLine({ passed, failed, skipped }: TestCount): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** The test files that the run should have executed and did not. */
export function filesNotRun(report: VitestReport, expected: readonly string[]): string[] {
  const ran = new Set(
    report.testResults.filter(({ assertionResults }) => assertionResults.length > 0).map(({ name }) => name),
  );
  return expected.filter((file) => !ran.has(file));
}
