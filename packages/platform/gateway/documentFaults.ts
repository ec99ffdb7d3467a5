import { type Text, t } from "@wuxing/kernel/text";
import type { OutgoingHost } from "@wuxing/platform/http";
import { type DocumentFault, operationLevels, type Parameter, type Schema } from "./Operation.ts";
import {
  jsonSchemaOf,
  levelFor,
  type PlacedOperation,
  parametersOf,
  placedOperations,
  placeOf,
  type RawDocument,
} from "./operationsOf.ts";
import { schemaFault } from "./schemaOf.ts";
import { secretFaults } from "./secretFaults.ts";

const fault = (at: string, rule: string, zh: string, en: string): DocumentFault => ({ at, rule, reason: t(zh, en) });
export const hasHan = (text: unknown): boolean => typeof text === "string" && /\p{Script=Han}/u.test(text);
const isText = (text: unknown): boolean => typeof text === "string" && text.trim() !== "";
const atMostOperations = 30;

/**
 * What our own rules find wrong in a document that is sound OpenAPI, each with its place: what a page, a signature, a
 * meter and a person who consents need beyond the standard.
 */
export function documentFaults(document: RawDocument, hosts: readonly OutgoingHost[] | undefined): DocumentFault[] {
  const operations = placedOperations(document);
  return [
    ...serverFaults(document, hosts),
    ...secretFaults(document),
    ...idFaults(operations),
    ...operations.flatMap((one) => operationFaults(one, document.openapi ?? "")),
  ];
}

function serverFaults({ servers = [] }: RawDocument, hosts: readonly OutgoingHost[] | undefined): DocumentFault[] {
  const at = placeOf("servers", "0", "url");
  const [server] = servers;
  if (servers.length !== 1 || !server?.url || server.variables || !URL.canParse(server.url))
    return [
      fault(
        "/servers",
        "server",
        "要写且只写一个完整的服务器地址，不带变量",
        "Give exactly one whole server address, without variables",
      ),
    ];
  const url = new URL(server.url);
  if (url.username || url.password || url.search || url.hash)
    return [
      fault(
        at,
        "server",
        "地址里不能有用户名、密码、参数：请去掉",
        "No user, password or query in the address: take it out",
      ),
    ];
  if (!hosts) return [];
  const host = hosts.find(({ origin }) => new URL(origin).origin === url.origin);
  if (!host)
    return [
      fault(
        at,
        "serverHost",
        `${url.origin} 不在允许访问的地址里：请先让平台运维把它加进 OUTGOING_HOSTS 或 OUTGOING_INNER`,
        `${url.origin} is not among the addresses that may be asked: have it added to OUTGOING_HOSTS or OUTGOING_INNER first`,
      ),
    ];
  return url.protocol === "https:" || host.inner
    ? []
    : [fault(at, "server", "政务网以外的地址必须用 https", "An address outside the city's network must be https")];
}

function idFaults(operations: readonly PlacedOperation[]): DocumentFault[] {
  const found: DocumentFault[] = [];
  const seen = new Set<string>();
  for (const { at, raw } of operations) {
    const id = raw.operationId ?? "";
    const place = `${at}/operationId`;
    if (!/^[a-z][A-Za-z0-9]{1,39}$/u.test(id))
      found.push(
        fault(
          place,
          "operationId",
          "operationId 要用小写字母开头的字母和数字，2–40 个",
          "operationId needs 2 to 40 letters and digits, beginning with a small letter",
        ),
      );
    else if (seen.has(id))
      found.push(
        fault(
          place,
          "operationId",
          `operationId“${id}”重复了：每个操作要有自己的`,
          `operationId “${id}” stands twice: each operation needs its own`,
        ),
      );
    seen.add(id);
  }
  if (operations.length === 0 || operations.length > atMostOperations)
    found.push(
      fault("/paths", "operations", `要有 1–${atMostOperations} 个操作`, `Give 1 to ${atMostOperations} operations`),
    );
  if (operations.filter(({ raw }) => raw["x-health"] === true).length !== 1)
    found.push(
      fault(
        "/paths",
        "health",
        "要有且只有一个操作标 x-health: true，用来查服务是否正常",
        "Mark exactly one operation x-health: true, by which the service is watched",
      ),
    );
  return found;
}

function operationFaults({ at, path, method, raw }: PlacedOperation, version: string): DocumentFault[] {
  const found: DocumentFault[] = [];
  const add = (place: string, rule: string, zh: string, en: string): number =>
    found.push(fault(`${at}${place}`, rule, zh, en));
  if (method !== "get" && method !== "post")
    add("", "method", "只接入 GET 和 POST：请去掉这个操作", "Only GET and POST are attached: take this operation out");
  if (!hasHan(raw.summary))
    add("/summary", "title", "请用中文写这个操作的名称", "Give the operation a title in Chinese");
  if (!isText(raw["x-title-en"]) || hasHan(raw["x-title-en"]))
    add("/x-title-en", "title", "请用英文写这个操作的名称", "Give the operation a title in English");
  const parameters = parametersOf(raw);
  if (raw["x-health"] !== true) {
    if (!operationLevels.some((level) => level === raw["x-level"]))
      add(
        "/x-level",
        "level",
        "请写明谁能用：public、phone 或 realName",
        "Say who may use it: public, phone or realName",
      );
    else if (
      operationLevels.indexOf(levelFor(parameters.map(({ from }) => from))) >
      operationLevels.findIndex((level) => level === raw["x-level"])
    )
      add(
        "/x-level",
        "level",
        "要姓名、身份证号的须为 realName，要电话的至少为 phone",
        "Name and citizen number need realName, the phone at least phone",
      );
  } else if (method !== "get" || parameters.length > 0)
    add(
      "",
      "health",
      "查服务是否正常的操作用 GET，不带参数",
      "The operation that tells of health is a GET without parameters",
    );
  for (const [index, { in: place }] of (raw.parameters ?? []).entries())
    if (place !== "path" && place !== "query")
      add(
        placeOf("parameters", String(index)),
        "parameter",
        "参数只能在路径或查询里",
        "A parameter stands in the path or the query",
      );
  for (const one of parameters)
    found.push(...parameterFaults(one, at, raw.parameters?.findIndex(({ name }) => name === one.name) ?? 0));
  for (const [, name = ""] of path.matchAll(/\{([^}]*)\}/gu))
    if (!parameters.some((one) => one.in === "path" && one.name === name))
      add(
        "/parameters",
        "parameter",
        `路径里的 ${name} 没有写成参数`,
        `${name} of the path is not among the parameters`,
      );
  if (raw.requestBody && jsonSchemaOf(raw.requestBody)?.type !== "object")
    add(
      "/requestBody",
      "request",
      "请求内容要是 application/json 的对象",
      "The body must be an object in application/json",
    );
  return [...found, ...answerFaults(jsonSchemaOf(raw.responses?.["200"]), `${at}/responses/200`, version)];
}

function parameterFaults(one: Parameter, operation: string, index: number): DocumentFault[] {
  const { name, schema, personal, example, from } = one;
  const at =
    one.in === "body"
      ? operation + placeOf("requestBody", "content", "application/json", "schema", "properties", name)
      : operation + placeOf("parameters", String(index), "schema");
  const found: DocumentFault[] = [];
  if (!/^[A-Za-z][A-Za-z0-9_-]{0,39}$/u.test(name))
    found.push(
      fault(at, "parameter", "参数名只用字母、数字、_ 和 -", "A parameter's name has letters, digits, _ and - alone"),
    );
  if (!["string", "integer", "number", "boolean"].includes(String(schema.type)))
    found.push(
      fault(
        `${at}/type`,
        "parameter",
        "表单只能填文字、数字或是否：请用简单类型",
        "A form takes texts, numbers and yes or no: use a plain type",
      ),
    );
  if (schema.type === "string" && !schema.enum && !schema.format && !((schema.maxLength ?? 999) <= 500))
    found.push(
      fault(
        `${at}/maxLength`,
        "size",
        "文字要写最大长度（不超过 500）",
        "A text needs a greatest length (500 at most)",
      ),
    );
  if (personal && one.in !== "body")
    found.push(
      fault(
        at,
        "personal",
        "个人信息不能放在地址里：请改用 POST，放进请求内容",
        "Personal data must not stand in an address: use POST and its body",
      ),
    );
  if (example === undefined)
    found.push(
      fault(
        `${at}/example`,
        "example",
        "请给一个样例值，接入前的合同测试用它来问",
        "Give an example: the contract test asks with it",
      ),
    );
  if (schema["x-from"] !== undefined && from === null)
    found.push(
      fault(
        `${at}/x-from`,
        "personal",
        "x-from 只能是 name、phone 或 citizenNumber",
        "x-from is name, phone or citizenNumber",
      ),
    );
  return [...found, ...titleFaults(schema, at), ...patternFaults(schema, at)];
}

const titleFaults = (schema: Schema, at: string): DocumentFault[] => [
  ...(hasHan(schema.title)
    ? []
    : [fault(`${at}/title`, "title", "请写中文名称（title）", "Give its name in Chinese (title)")]),
  ...(isText(schema["x-title-en"]) && !hasHan(schema["x-title-en"])
    ? []
    : [fault(`${at}/x-title-en`, "title", "请写英文名称（x-title-en）", "Give its name in English (x-title-en)")]),
];

/** A pattern is run on what comes from outside: one that repeats what repeats can take for ever. */
const patternFaults = ({ pattern }: Schema, at: string): DocumentFault[] =>
  pattern !== undefined && (pattern.length > 100 || /[+*}]\)*[+*{]|\)[+*{]/u.test(pattern))
    ? [
        fault(
          `${at}/pattern`,
          "size",
          "格式（pattern）太长，或有重复套重复：请写简单些",
          "The pattern is too long or repeats what repeats: make it simpler",
        ),
      ]
    : [];

function answerFaults(schema: Schema | undefined, at: string, version: string): DocumentFault[] {
  if (schema?.type !== "object" || Object.keys(schema.properties ?? {}).length === 0)
    return [
      fault(
        at,
        "answer",
        "要写明 200 应答（application/json）的字段",
        "Give the fields of the answer with status 200 (application/json)",
      ),
    ];
  const place = `${at}${placeOf("content", "application/json", "schema")}`;
  const wrong = schemaFault(schema, version.startsWith("3.0") ? "openapi-3.0" : "draft-2020-12");
  return [...(wrong ? [{ at: place, rule: "answer", reason: said(wrong) }] : []), ...shownFaults(schema, place, 0)];
}

const said = (wrong: string): Text => t(`这里的写法用不了：${wrong}`, `This cannot be used: ${wrong}`);

/** Each field of an answer is shown to a person, so each has a name; tables may stand in an answer, not in one another. */
function shownFaults(schema: Schema, at: string, depth: number): DocumentFault[] {
  if (depth > 2)
    return [fault(at, "answer", "应答套得太深：最多两层", "The answer is nested too deep: two levels at most")];
  return Object.entries(schema.properties ?? {}).flatMap(([name, part]) => {
    const place = at + placeOf("properties", name);
    const inner = part.type === "array" ? part.items : part.type === "object" ? part : undefined;
    const within =
      inner?.type === "object" ? shownFaults(inner, part.type === "array" ? `${place}/items` : place, depth + 1) : [];
    return [...titleFaults(part, place), ...patternFaults(part, place), ...within];
  });
}
