import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const served = globSync(["packages/{kernel,platform,areas}/**/*.ts", "apps/{server,cli}/**/*.ts"], {
  cwd: root,
}).filter((path) => !/\.test\.ts$|\/testing\/|\/demo\/|node_modules/u.test(path));

/** The one way to systems outside, and what connects to systems of the city's own: the scanner of files. */
const allowed = new Set(["packages/platform/http/outgoing.ts", "packages/platform/files/clamdScan.ts"]);
const asks = /\bfetch\(|from "node:(?:https?|net|tls|http2|dgram)"|from "undici"|\bWebSocket\(/u;
/** What these modules are imported for elsewhere: types, and servers that listen. */
const listens =
  /import type [^;]+ from "node:(?:https?|net)"|import \{ (?:(?:createServer|isIPv?[46]?|type \w+)(?:, )?)+ \} from "node:(?:http|net)"/gu;

test("code of the server asks nobody outside but through `outgoing`", () => {
  expect(served.length).toBeGreaterThan(150);
  const others = served.filter((path) => asks.test(readFileSync(join(root, path), "utf8").replace(listens, "")));
  expect(others.filter((path) => !allowed.has(path))).toEqual([]);
});

test("no code runs a text as code, or a command that somebody wrote", () => {
  const dangerous = /\beval\(|new Function\(|\bexec\(|execSync\(|shell: true|v-html|innerHTML/u;
  const sources = globSync(["packages/**/*.{ts,vue}", "apps/**/*.{ts,vue}"], { cwd: root }).filter(
    (path) => !/\.test\.ts$|\/testing\/|\/preview\/|node_modules|\/dist\//u.test(path),
  );
  const found = sources.filter((path) =>
    dangerous.test(readFileSync(join(root, path), "utf8").replace(/\.exec\(/gu, "")),
  );
  expect(found).toEqual([]);
});
