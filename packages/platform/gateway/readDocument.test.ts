import { beforeAll, expect, test } from "vitest";
import { documentAtMost, readDocument } from "./readDocument.ts";

const hosts = [
  { origin: "http://10.1.2.3:9000", inner: true },
  { origin: "https://fund.example.gov.cn", inner: false },
];

/** A document without faults, as a department would write it. */
const right = () => ({
  openapi: "3.1.0",
  info: { title: "公积金", "x-title-en": "Housing fund", version: "1" },
  servers: [{ url: "https://fund.example.gov.cn/api/" }],
  paths: {
    "/health": {
      get: {
        ...{ operationId: "health", summary: "是否正常", "x-title-en": "Whether it works", "x-health": true },
        responses: { 200: answer({ ok: { type: "boolean", title: "正常", "x-title-en": "Works" } }) },
      },
    },
    "/balance/{year}": {
      post: {
        ...{ operationId: "balance", summary: "余额", "x-title-en": "Balance", "x-level": "realName" },
        parameters: [
          {
            ...{ name: "year", in: "path", required: true },
            schema: { type: "integer", title: "年度", "x-title-en": "Year", example: 2026 },
          },
        ],
        requestBody: {
          content: {
            "application/json": {
              schema: {
                type: "object",
                properties: {
                  who: {
                    ...{ type: "string", title: "身份证号", "x-title-en": "Citizen number", maxLength: 18 },
                    ...{ "x-from": "citizenNumber", example: "11010519491231002X" },
                  },
                },
              },
            },
          },
        },
        responses: { 200: answer({ sum: { $ref: "#/components/schemas/Sum" } }) },
      },
    },
  },
  components: { schemas: { Sum: { type: "number", title: "余额", "x-title-en": "Balance" } } },
});
const answer = (properties: object) => ({
  description: "OK",
  content: { "application/json": { schema: { type: "object", properties } } },
});

const ownKey = { kty: "OKP", crv: "Ed25519", x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", kid: "fund-answers" };

type Document = ReturnType<typeof right>;
const post = "/paths/~1balance~1{year}/post";
const body = `${post}/requestBody/content/application~1json/schema`;
const who = `${body}/properties/who`;
// biome-ignore lint/suspicious/noExplicitAny: each case breaks the document where its type says it cannot be
const broken: readonly (readonly [rule: string, at: string, breaks: (d: any) => void])[] = [
  ["serverHost", "/servers/0/url", (d) => (d.servers[0].url = "https://169.254.169.254/latest")],
  ["server", "/servers/0/url", (d) => (d.servers[0].url = "https://u:p@fund.example.gov.cn")],
  ["server", "/servers", (d) => d.servers.push({ url: "https://other.example" })],
  ["title", "/info/x-title-en", (d) => delete d.info["x-title-en"]],
  ["health", "/paths", (d) => delete d.paths["/health"]],
  ["operationId", `${post}/operationId`, (d) => (d.paths["/balance/{year}"].post.operationId = "health")],
  ["title", `${post}/summary`, (d) => (d.paths["/balance/{year}"].post.summary = "Balance")],
  ["level", `${post}/x-level`, (d) => (d.paths["/balance/{year}"].post["x-level"] = "phone")],
  ["parameter", `${post}/parameters`, (d) => (d.paths["/balance/{year}"].post.parameters[0].name = "month")],
  [
    "example",
    `${post}/parameters/0/schema/example`,
    (d) => delete d.paths["/balance/{year}"].post.parameters[0].schema.example,
  ],
  [
    "personal",
    `${post}/parameters/0/schema`,
    (d) => (d.paths["/balance/{year}"].post.parameters[0].schema["x-personal"] = true),
  ],
  ["size", `${who}/maxLength`, (d) => delete whoOf(d).maxLength],
  ["size", `${who}/pattern`, (d) => (whoOf(d).pattern = "^(a+)+$")],
  ["size", `${who}/pattern`, (d) => (whoOf(d).pattern = "^a*a*a*b$")],
  ["size", `${who}/pattern`, (d) => (whoOf(d).pattern = "a+b")],
  [
    "size",
    "/paths/~1health/get/responses/200/content/application~1json/schema/properties/ok/items/anyOf/0/pattern",
    (d) => (okOf(d).items = { anyOf: [{ type: "string", pattern: "^(a+)+$" }] }),
  ],
  // What OpenAPI 3.1 lets stand in a schema, and would be read as what it is not.
  ["schema", who, (d) => (bodyOf(d).properties.who = null)],
  ["schema", who, (d) => (bodyOf(d).properties.who = true)],
  ["schema", `${body}/required`, (d) => (bodyOf(d).required = 5)],
  ["schema", `${body}/properties`, (d) => (bodyOf(d).properties.constructor = whoOf(d))],
  ["schema", `${who}/description`, (d) => (whoOf(d).description = 5)],
  ["schema", `${who}/maxLength`, (d) => (whoOf(d).maxLength = "long")],
  ["schema", `${who}/minimum`, (d) => (whoOf(d).minimum = "x")],
  ["schema", `${who}/multipleOf`, (d) => (whoOf(d).multipleOf = 0)],
  ["schema", `${who}/enum`, (d) => (whoOf(d).enum = [{}])],
  ["schema", `${who}/x-labels`, (d) => (whoOf(d)["x-labels"] = { a: 1 })],
  ["schema", `${who}/x-unit`, (d) => (whoOf(d)["x-unit"] = {})],
  ["personal", `${who}/x-from`, (d) => (whoOf(d)["x-from"] = "address")],
  ["answer", `${post}/responses/200`, (d) => delete d.paths["/balance/{year}"].post.responses[200].content],
  [
    "title",
    `${post}/responses/200/content/application~1json/schema/properties/sum/title`,
    (d) => delete d.components.schemas.Sum.title,
  ],
  [
    "secret",
    "/components/securitySchemes/key",
    (d) => (d.components.securitySchemes = { key: { type: "apiKey", name: "k", in: "header" } }),
  ],
  ["secret", "/info/description", (d) => (d.info.description = "Bearer abcdefghijklmnopqrstuvwxyz")],
  ["answerKeys", "/x-answer-keys", (d) => (d["x-answer-keys"] = [])],
  ["answerKeys", "/x-answer-keys/0", (d) => (d["x-answer-keys"] = [{ ...ownKey, d: ownKey.x }])],
  ["answerKeys", "/x-answer-keys/1", (d) => (d["x-answer-keys"] = [ownKey, null])],
  ["answerKeys", "/x-answer-keys", (d) => (d["x-answer-keys"] = [ownKey, ownKey])],
  ["testMode", `${post}/x-test-mode`, (d) => (d.paths["/balance/{year}"].post["x-test-mode"] = "yes")],
  ["testMode", "/paths/~1health/get/x-test-mode", (d) => (d.paths["/health"].get["x-test-mode"] = true)],
  ["openapi", "/info", (d) => delete d.info.version],
  ["format", "/openapi", (d) => (d.openapi = "2.0.0")],
  [
    "size",
    "/components",
    (d) => (d.components.schemas.Sum = { type: "object", properties: { again: { $ref: "#/components/schemas/Sum" } } }),
  ],
];
// biome-ignore lint/suspicious/noExplicitAny: see above
const bodyOf = (d: any) => d.paths["/balance/{year}"].post.requestBody.content["application/json"].schema;
const whoOf = (d: ReturnType<typeof right>) => bodyOf(d).properties.who;
// biome-ignore lint/suspicious/noExplicitAny: see above
const okOf = (d: any) => d.paths["/health"].get.responses[200].content["application/json"].schema.properties.ok;

beforeAll(async () => {
  // The standard's own schemas are loaded once.
  await readDocument(JSON.stringify(right()), hosts);
}, 30_000);

test("a right document has no faults, as JSON and as YAML, and its references are followed", async () => {
  const read = await readDocument(JSON.stringify(right()), hosts);
  expect(read).toMatchObject({ faults: [], server: "https://fund.example.gov.cn/api" });
  expect(
    read.operations.map(({ id, method, level, idempotent, health }) => ({ id, method, level, idempotent, health })),
  ).toEqual([
    { id: "health", method: "GET", level: "public", idempotent: true, health: true },
    { id: "balance", method: "POST", level: "realName", idempotent: false, health: false },
  ]);
  expect(read.operations[1]?.answer.properties?.sum?.title).toBe("余额");
  expect((await readDocument(yaml(right()), hosts)).faults).toEqual([]);
});

test.each(broken)("%s at %s is told with its place", async (rule, at, breaks) => {
  const document: Document = right();
  breaks(document);
  const { faults, operations } = await readDocument(JSON.stringify(document), hosts);
  expect(faults).toContainEqual(expect.objectContaining({ rule, at }));
  expect(operations, "of a document with faults nothing is called").toEqual([]);
  for (const { reason } of faults) expect(`${reason.zh}|${reason.en}`).toMatch(/\p{Script=Han}.*\|[^|]*[a-z]/u);
});

test.each(["", "hello", "/etc/passwd", "{", "[1, 2]", "openapi: 3.1.0", "a: &a [*a]", '{"__proto__": {}}', "null"])(
  "what is no document is told so: %j",
  async (text) => {
    const { faults } = await readDocument(text, hosts);
    expect(faults.length).toBeGreaterThan(0);
  },
);

test.each(["https://evil.example/x.json", "./other.yaml", "file:///etc/passwd", "#/nowhere"])(
  "a reference to %s leads nowhere, and is told",
  async ($ref) => {
    const document = JSON.stringify(right()).replace("#/components/schemas/Sum", $ref);
    expect((await readDocument(document, hosts)).faults).toMatchObject([{ rule: "openapi" }]);
  },
);

test("one that nests without end, or unfolds to more than anybody can read, is told so and does not stop the server", async () => {
  const nested = `${"[".repeat(30_000)}${"]".repeat(30_000)}`;
  const many = Array.from({ length: 30 }, (_, i) => [
    `A${i}`,
    { properties: { a: { $ref: `#/components/schemas/A${i + 1}` }, b: { $ref: `#/components/schemas/A${i + 1}` } } },
  ]);
  const schemas = { ...Object.fromEntries(many), A30: {}, Sum: { $ref: "#/components/schemas/A0" } };
  for (const text of [nested, JSON.stringify({ ...right(), components: { schemas } })])
    expect((await readDocument(text, hosts)).faults.map(({ rule }) => rule)).toMatchObject([
      expect.stringMatching(/^(?:format|size)$/u),
    ]);
});

test("an ordinary pattern is no fault", async () => {
  for (const pattern of ["^[0-9]{8}$", "^1[3-9]\\d{9}$", "^\\d+\\.?\\d{0,2}$", "^[A-Z]{2}-?\\w{1,20}$"]) {
    const document = right();
    whoOf(document).pattern = pattern;
    expect((await readDocument(JSON.stringify(document), hosts)).faults, pattern).toEqual([]);
  }
});

test("one that is too long is not read at all", async () => {
  const { faults } = await readDocument("x".repeat(documentAtMost + 1), hosts);
  expect(faults).toMatchObject([{ rule: "size" }]);
});

/** YAML enough for a document: JSON is YAML, with a comment to tell them apart. */
const yaml = (document: Document): string => `# a comment\n${JSON.stringify(document)}`;
