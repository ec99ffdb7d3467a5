import { createHash } from "node:crypto";
import type { Text } from "@wuxing/kernel/text";
import { afterAll, beforeAll, expect, test } from "vitest";
import { builtInOf } from "../web/verify/check/builtIn.ts";
import { checkFiles } from "../web/verify/check/checkFiles.ts";
import { recordVerifyPage, verifyPage } from "./portal/verifyPage.ts";
import { requestCommand, type TestServer, testServer } from "./testServer.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.end());

const fetched = () => server.http.inject({ method: "GET", url: "/verify" });
const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

test("the page is served with its own script and style allowed and nothing else, and the same to be saved", async () => {
  const page = await fetched();
  expect(page.statusCode).toBe(200);
  const policy = String(page.headers["content-security-policy"]);
  const script = /<script>([\s\S]*?)<\/script>/u.exec(page.body)?.[1] ?? "";
  const style = /<style>([\s\S]*?)<\/style>/u.exec(page.body)?.[1] ?? "";
  expect(script.length).toBeGreaterThan(10_000);
  expect(policy).toContain(`script-src ${hashOf(script)};`);
  expect(policy).toContain(`style-src ${hashOf(style)};`);
  expect(policy).toMatch(/^default-src 'none';/u);
  expect(policy).not.toContain("connect-src");
  const saved = await server.http.inject({ method: "GET", url: "/verify?download=1" });
  expect(saved.headers["content-disposition"]).toContain("attachment");
  expect(saved.body).toBe(page.body);
});

test("the copy carries this city's keys and words, by which a citizen's receipt is proven", async () => {
  const { case: own } = await server.platform.intake(requestCommand("核验页试用：路灯坏了。"));
  await server.settle();
  const text = /<script type="application\/json" id="built-in">([^<]*)<\/script>/u.exec((await fetched()).body)?.[1];
  const builtIn = builtInOf(text ?? "");
  expect(builtIn?.trust.policy.logs.map(({ key }) => key)).toEqual(server.platform.log.verifiers);
  expect(builtIn?.words["hotline.request"]?.title.zh).toBe("12345 诉求");
  const { receipt } = (await server.platform.log.receipt(own.id, 1, ["input"])) ?? {};
  const bytes = new TextEncoder().encode(JSON.stringify(receipt));
  const [report] = checkFiles([{ name: "receipt", bytes }], builtIn?.trust, builtIn?.words ?? {});
  expect(report?.findings.map(({ kind }) => kind)).not.toContain("wrong");
  expect(report?.findings[0]?.text.en).toContain("unchanged to the letter");
  // What was filled in is told by the labels of the form, in both languages.
  const filled = report?.facts.find(({ label }) => label.en === "What was filled in")?.value as Text;
  expect(filled.zh).toContain("诉求内容：核验页试用：路灯坏了。\n类型：求助");
  expect(filled.en).toContain("What it is about: 核验页试用：路灯坏了。\nKind: Request for help");
  expect(report?.facts[0]?.value).toEqual(builtIn?.words["hotline.request"]?.title);
});

test("its SHA-256 is told on the page of the log, and stands in the log once however often the server starts", async () => {
  const { html, sha256 } = await verifyPage(server.platform);
  expect(createHash("sha256").update(html).digest("hex")).toBe(sha256);
  for (let start = 0; start < 3; start += 1) await recordVerifyPage(server.platform);
  await server.settle();
  const { rows } = await server.platform.pool.query(
    "SELECT record FROM log_leaves WHERE record LIKE '%verifier.page%'",
  );
  expect(rows).toEqual([
    { record: JSON.stringify({ kind: "verifier.page", record: { sha256 }, v: "wuxing-record/1" }) },
  ]);
  const page = await server.http.inject({ method: "GET", url: "/log", headers: { accept: "text/html" } });
  expect(page.body).toContain(sha256);
});

test("the log's anchors are told as JSON, page by page", async () => {
  const { pool, log } = server.platform;
  await pool.query(
    `INSERT INTO anchors SELECT 1, '0xabc', $1, size, decode(repeat('ab', 32), 'hex'), size, '0x1', now(), '0x2', true
     FROM generate_series(1, 150) size`,
    [log.origin],
  );
  const ask = async (query: string) =>
    (await server.http.inject({ method: "GET", url: `/log/anchors.json${query}` })).json();
  const first = await ask("");
  expect([first.anchors.length, first.anchors[0].size, first.next, first.fault]).toEqual([100, 150, 51, null]);
  expect(first.anchors[0]).toMatchObject({
    origin: log.origin,
    root: Buffer.alloc(32, 0xab).toString("base64"),
    final: true,
  });
  const rest = await ask(`?before=${first.next}`);
  expect([rest.anchors.length, rest.anchors.at(-1).size, rest.next]).toEqual([50, 1, null]);
});
