import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { serverCodeInBrowser } from "./scripts/architecture/browserReach.ts";
import { emptyTests } from "./scripts/architecture/emptyTests.ts";
import type { SourceFile } from "./scripts/architecture/SourceFile.ts";
import { longFunctions, tooLong } from "./scripts/architecture/sizes.ts";
import { wrongWay } from "./scripts/architecture/wrongWay.ts";

/** The house rules that a machine can hold, over every source file there is (docs/decisions tell why they are so). */
const folders = "{packages,apps,e2e,bench,scripts}/**/*.{ts,js,vue,css}";
const files: SourceFile[] = globSync([folders, "*.ts", "db/migrations/*.sql"], {
  cwd: import.meta.dirname,
  exclude: (name) => name === "node_modules" || name === "dist",
}).map((path) => ({
  path: path.replaceAll("\\", "/"),
  text: readFileSync(join(import.meta.dirname, path), "utf8"),
}));

describe("the whole project", { timeout: 120_000 }, () => {
  test("is looked at", () => {
    expect(files.length).toBeGreaterThan(100);
  });
  test("imports go one way: kernel ← platform ← areas ← apps, and no area knows another", () => {
    expect(files.flatMap(wrongWay)).toEqual([]);
  });
  test("no server code is reached from the browser's files", () => {
    expect(serverCodeInBrowser(files)).toEqual([]);
  });
  test("no file and no function is too long", () => {
    expect(files.flatMap((file) => [...tooLong(file), ...longFunctions(file)])).toEqual([]);
  });
  test("every test file asserts something, and no test is left out", () => {
    expect(files.flatMap(emptyTests)).toEqual([]);
  });
});
