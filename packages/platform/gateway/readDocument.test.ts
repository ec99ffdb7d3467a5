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

type Document = ReturnType<typeof right>;
const post = "/paths/~1balance~1{year}/post";
const who = `${post}/requestBody/content/application~1json/schema/properties/who`;
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
  ["openapi", "/info", (d) => delete d.info.version],
  ["format", "/openapi", (d) => (d.openapi = "2.0.0")],
  [
    "size",
    "/components",
    (d) => (d.components.schemas.Sum = { type: "object", properties: { again: { $ref: "#/components/schemas/Sum" } } }),
  ],
];
// biome-ignore lint/suspicious/noExplicitAny: see above
const whoOf = (d: any) => d.paths["/balance/{year}"].post.requestBody.content["application/json"].schema.properties.who;

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

test("one that is too long is not read at all", async () => {
  const { faults } = await readDocument("x".repeat(documentAtMost + 1), hosts);
  expect(faults).toMatchObject([{ rule: "size" }]);
});

/** YAML enough for a document: JSON is YAML, with a comment to tell them apart. */
const yaml = (document: Document): string => `# a comment\n${JSON.stringify(document)}`;
