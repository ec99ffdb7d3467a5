import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { ensureGo } from "@wuxing/platform/testing/judge";
import { ensureChromium } from "./ensureChromium.ts";
import { ensureOptional } from "./ensureOptional.ts";
import { countLine, countTests, filesNotRun, type TestCount, type VitestReport } from "./testReport.ts";

/**
 * `npm test`: the whole suite, browser journeys included; arguments go to vitest (`npm test -- packages/kernel`).
 * The last line counts the tests. Ends with an error if a test failed, if none ran, or if a test file was left out.
 */
const root = resolve(import.meta.dirname, "..");
const filters = process.argv.slice(2);

async function main(): Promise<number> {
  await ensureChromium();
  ensureOptional();
  ensureGo();
  ensureBuild();
  const { report, status } = runVitest();
  if (report === undefined) {
    console.error("vitest 没有产生结果。 vitest ended without a report.");
    return close({ passed: 0, failed: 1, skipped: 0 });
  }
  const count = countTests(report);
  const left = filters.length === 0 ? filesNotRun(report, testFiles()) : [];
  for (const file of left) console.error(`测试文件未运行。 This test file did not run: ${file}`);
  const none = count.passed + count.failed === 0;
  if (none) console.error("没有运行任何测试。 No test ran.");
  // vitest also fails for what no test accounts for, such as an error thrown after the last one.
  const unaccounted = status !== 0 && count.failed === 0 && left.length === 0 && !none;
  if (unaccounted) console.error(`vitest 以 ${status} 结束，见上文。 vitest ended with ${status}, see above.`);
  return close({ ...count, failed: count.failed + left.length + (unaccounted || none ? 1 : 0) });
}

function close(count: TestCount): number {
  console.log(`\n${countLine(count)}`);
  return count.failed > 0 ? 1 : 0;
}

/** The pages are built by `npm ci`; after a change of theirs the build is the developer's to renew. */
function ensureBuild(): void {
  const config = join(root, "apps/web/vite.config.ts");
  if (!existsSync(config) || existsSync(join(root, "apps/web/dist"))) return;
  execFileSync("npm", ["run", "build"], { cwd: root, stdio: "inherit" });
}

function runVitest(): { report: VitestReport | undefined; status: number | null } {
  const folder = mkdtempSync(join(tmpdir(), "wuxing-report-"));
  const file = join(folder, "report.json");
  const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  try {
    const { status } = spawnSync(process.execPath, [vitest, "run", ...reporters, ...filters], {
      cwd: root,
      stdio: "inherit",
    });
    return { report: existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as VitestReport) : undefined, status };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function testFiles(): string[] {
  const files = globSync("**/*.test.ts", { cwd: root, exclude: (name) => name === "node_modules" || name === "dist" });
  return files.map((file) => join(root, file));
}

process.exitCode = await main().catch((error: Error) => {
  console.error(error.message);
  return close({ passed: 0, failed: 1, skipped: 0 });
});
