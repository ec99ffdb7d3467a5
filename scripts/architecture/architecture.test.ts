import { describe, expect, test } from "vitest";
import { serverCodeInBrowser } from "./browserReach.ts";
import { emptyTests } from "./emptyTests.ts";
import { importsOf } from "./importsOf.ts";
import type { SourceFile } from "./SourceFile.ts";
import { longFunctions, tooLong } from "./sizes.ts";
import { wrongWay } from "./wrongWay.ts";

const file = (path: string, text: string): SourceFile => ({ path, text });
const lines = (count: number): string => "0;\n".repeat(count);

describe("imports are read", () => {
  test("in every form, with what is gone at run time marked", () => {
    const text = `import a from "./a.ts"; import type B from "../b.ts"; import { type C } from "c/deep";
      export * from "@wuxing/kernel/calendar"; export { type D } from "@s/d/e"; const f = () => import("node:fs");
      type G = import("g").G; import "@wuxing/ui/Card.vue";`;
    expect(importsOf(file("packages/areas/x/y.ts", text)).map(({ target, typeOnly }) => [target, typeOnly])).toEqual([
      ["packages/areas/x/a.ts", false],
      ["packages/areas/b.ts", true],
      ["c", true],
      ["packages/kernel/calendar/index.ts", false],
      ["@s/d", true],
      ["node:fs", false],
      ["g", true],
      ["packages/ui/Card.vue", false],
    ]);
  });
  test("in the script of a component, with its line numbers", () => {
    const text = '<template>\n<p>import "no"</p>\n</template>\n<script setup lang="ts">\nimport "./x.ts";\n</script>';
    expect(importsOf(file("packages/ui/A.vue", text))).toMatchObject([{ target: "packages/ui/x.ts", line: 5 }]);
  });
});

describe("a wrong-way import is found", () => {
  test.each([
    ["packages/kernel/a.ts", "@wuxing/platform/postgres", "kernel must not know platform"],
    ["packages/platform/a/b.ts", "@wuxing/areas/hotline", "platform must not know areas"],
    ["packages/platform/a/b.ts", "../../ui/index.ts", "platform must not know ui"],
    ["packages/ui/a.ts", "@wuxing/platform/http", "ui must not know platform"],
    ["apps/web/a.ts", "@wuxing/platform/http", "web must not know platform"],
    ["apps/web/desk/a.ts", "@wuxing/platform/testing/city", "web must not know platform"],
    ["apps/server/a.ts", "@wuxing/cli/a", "server must not know cli"],
    ["packages/areas/hotline/a.ts", "../ratings/index.ts", "areas never import areas"],
    ["packages/areas/hotline/pages/A.vue", "@wuxing/areas/ratings", "areas never import areas"],
    ["packages/areas/hotline/a.ts", "@wuxing/areas", "areas never import areas"],
    ["packages/kernel/a.ts", "node:fs", "kernel is pure and uses zod, @noble/*, fflate only"],
    ["packages/kernel/a.ts", "pg", "kernel is pure and uses zod, @noble/*, fflate only"],
    ["packages/tlog/a.ts", "zod", "tlog is pure and uses @noble/* only"],
  ])("%s → %s", (path, specifier, fault) => {
    const line = `import x from "${specifier}";`;
    const text = path.endsWith(".vue") ? `<script setup>\n${line}\n</script>` : line;
    expect(wrongWay(file(path, text))).toEqual([expect.stringContaining(fault)]);
  });

  test.each([
    ["packages/kernel/a/b.ts", "@wuxing/kernel/text"],
    ["packages/kernel/a.ts", "zod"],
    ["packages/kernel/a.ts", "@noble/curves/ed25519.js"],
    ["packages/tlog/a.ts", "@noble/hashes/sha2.js"],
    ["packages/kernel/a.test.ts", "node:fs"],
    ["packages/platform/a/b.ts", "@wuxing/kernel/text"],
    ["packages/areas/hotline/a.ts", "@wuxing/platform/casework"],
    ["packages/areas/hotline/sample/a.ts", "../b.ts"],
    ["packages/areas/index.ts", "./hotline/index.ts"],
    ["packages/areas/seed/index.ts", "../hotline/seed.ts"],
    ["apps/web/desk/preview/a.ts", "@wuxing/platform/testing/city"],
    ["apps/web/portal/a.test.ts", "@wuxing/platform/testing"],
    ["apps/server/a.ts", "@wuxing/areas"],
    ["e2e/a.test.ts", "@wuxing/platform/testing"],
  ])("but %s → %s is right", (path, specifier) => {
    expect(wrongWay(file(path, `import x from "${specifier}";`))).toEqual([]);
  });
});

describe("server code in the browser is found", () => {
  const reach = (entry: string, text: string) =>
    serverCodeInBrowser([
      file(entry, text),
      file("packages/areas/hotline/queries.ts", 'import pg from "pg";'),
      file("packages/kernel/text/index.ts", 'export * from "./t.ts";'),
    ]);
  test("through another file, with the way to it", () => {
    expect(reach("packages/areas/hotline/browser.ts", 'import "./queries.ts";')).toEqual([
      "packages/areas/hotline/browser.ts → packages/areas/hotline/queries.ts → pg",
    ]);
  });
  test("in a component", () => {
    expect(reach("packages/ui/A.vue", '<script>import { readFile } from "node:fs";</script>')).toHaveLength(1);
    expect(reach("apps/web/desk/main.ts", 'import "@wuxing/platform/http";')).toHaveLength(1);
  });
  test("but types, tools and pure code are no fault", () => {
    expect(reach("apps/web/a.ts", 'import type { Pool } from "pg"; import "@wuxing/kernel/text";')).toEqual([]);
    expect(reach("apps/web/vite.config.ts", 'import "node:path";')).toEqual([]);
  });
});

describe("what has grown too long is found", () => {
  test("a file", () => {
    expect(tooLong(file("a.ts", lines(400)))).toEqual([]);
    expect(tooLong(file("a.vue", lines(401)))).toEqual(["a.vue has 401 lines, at most 400 are allowed"]);
  });
  test("a function, in a component too", () => {
    const long = `const f = () => {\n${lines(59)}};`;
    expect(longFunctions(file("a.ts", `function f() {\n${lines(58)}}`))).toEqual([]);
    expect(longFunctions(file("a.ts", long))).toEqual(["a.ts:1 a function of 61 lines, at most 60 are allowed"]);
    expect(longFunctions(file("a.vue", `<script>\n${long}\n</script>`))).toHaveLength(1);
    expect(longFunctions(file("a.ts", `class A { m() {\n${lines(60)}} }`))).toHaveLength(1);
  });
  test("but a heading over tests is none", () => {
    expect(longFunctions(file("a.test.ts", `describe("a", () => {\n${lines(99)}});`))).toEqual([]);
  });
});

describe("a test that tests nothing is found", () => {
  test("without an assertion", () => {
    expect(emptyTests(file("a.test.ts", 'test("a", () => { run(); });'))).toEqual(["a.test.ts asserts nothing"]);
    expect(emptyTests(file("a.ts", "run();"))).toEqual([]);
  });
  test("left out", () => {
    const left = ["test.skip", "it.only", "describe.todo", "test.concurrent.skip"];
    for (const name of left) {
      const text = `${name}("a", () => { expect(1).toBe(1); });`;
      expect(emptyTests(file("a.test.ts", text))).toEqual([`a.test.ts:1 uses ${name}`]);
    }
  });
  test("but a stated condition may leave one out", () => {
    const text = 'test.skipIf(!shared)("a", () => { expect(1).toBe(1); });';
    expect(emptyTests(file("a.test.ts", text))).toEqual([]);
  });
});
