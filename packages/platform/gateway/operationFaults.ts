import { answerFaults, partRules } from "./answerFaults.ts";
import { brokenRules, hasHan, isLatin, rule } from "./DocumentRule.ts";
import { type DocumentFault, operationLevels, type Parameter } from "./Operation.ts";
import { dialectOf, jsonSchemaOf, levelFor, type PlacedOperation, parametersOf, placeOf } from "./operationsOf.ts";
import { schemaFault } from "./schemaOf.ts";

interface Part extends PlacedOperation {
  readonly parameters: readonly Parameter[];
}

const levels: readonly string[] = operationLevels;
const levelOf = ({ raw }: Part): number => levels.indexOf(raw["x-level"] ?? "");
const needed = ({ parameters }: Part): number => levels.indexOf(levelFor(parameters.map(({ from }) => from)));
const isProbe = ({ raw }: Part): boolean => raw["x-health"] === true;

const rules = [
  rule<Part>(
    "method",
    "",
    "只接入 GET 和 POST：请去掉这个操作",
    "Only GET and POST are attached: take this operation out",
    ({ method }) => method !== "get" && method !== "post",
  ),
  rule<Part>(
    "title",
    "/summary",
    "请用中文写这个操作的名称",
    "Give the operation a title in Chinese",
    ({ raw }) => !hasHan(raw.summary),
  ),
  rule<Part>(
    "title",
    "/x-title-en",
    "请用英文写这个操作的名称",
    "Give the operation a title in English",
    ({ raw }) => !isLatin(raw["x-title-en"]),
  ),
  rule<Part>(
    "level",
    "/x-level",
    "请写明谁能用：public、phone 或 realName",
    "Say who may use it: public, phone or realName",
    (part) => !isProbe(part) && levelOf(part) < 0,
  ),
  rule<Part>(
    "level",
    "/x-level",
    "要姓名、身份证号的须为 realName，要电话的至少为 phone",
    "Name and citizen number need realName, the phone at least phone",
    (part) => levelOf(part) >= 0 && levelOf(part) < needed(part),
  ),
  rule<Part>(
    "health",
    "",
    "查服务是否正常的操作用 GET，不带参数",
    "The operation that tells of health is a GET without parameters",
    (part) => isProbe(part) && (part.method !== "get" || part.parameters.length > 0),
  ),
  rule<Part>(
    "testMode",
    "/x-test-mode",
    "x-test-mode 只写 true，只用在会改变数据的 POST 上",
    "x-test-mode is true or left out, and stands on a POST that changes something",
    ({ method, raw }) =>
      raw["x-test-mode"] !== undefined &&
      (raw["x-test-mode"] !== true || method !== "post" || raw["x-idempotent"] === true),
  ),
  rule<Part>(
    "parameter",
    "/parameters",
    "参数只能在路径或查询里",
    "A parameter stands in the path or the query",
    ({ raw }) => raw.parameters?.some((one) => one.in !== "path" && one.in !== "query") ?? false,
  ),
  rule<Part>(
    "parameter",
    "/parameters",
    "路径里用花括号写的，每个都要写成参数",
    "Whatever stands in braces in the path must be among the parameters",
    ({ path, parameters }) =>
      [...path.matchAll(/\{([^}]*)\}/gu)].some(
        ([, name]) => !parameters.some((one) => one.in === "path" && one.name === name),
      ),
  ),
  rule<Part>(
    "parameter",
    "",
    "同名的参数只能有一个",
    "Two parameters have one name",
    ({ parameters }) => new Set(parameters.map(({ name }) => name)).size < parameters.length,
  ),
  rule<Part>(
    "request",
    "/requestBody",
    "请求内容要是 application/json 的对象",
    "The body must be an object in application/json",
    ({ raw }) => raw.requestBody !== undefined && jsonSchemaOf(raw.requestBody)?.type !== "object",
  ),
];

const parameterRules = [
  rule<Parameter>(
    "parameter",
    "",
    "参数名只用字母、数字、_ 和 -",
    "A parameter's name has letters, digits, _ and - alone",
    ({ name }) => !/^[A-Za-z][A-Za-z0-9_-]{0,39}$/u.test(name) || name === "consent" || name in {},
  ),
  rule<Parameter>(
    "parameter",
    "/type",
    "表单只能填文字、数字或是否：请用简单类型",
    "A form takes texts, numbers and yes or no: use a plain type",
    ({ schema }) => !["string", "integer", "number", "boolean"].includes(String(schema.type)),
  ),
  rule<Parameter>(
    "size",
    "/maxLength",
    "文字要写最大长度（不超过 500）",
    "A text needs a greatest length (500 at most)",
    ({ schema }) => schema.type === "string" && !schema.enum && !schema.format && (schema.maxLength ?? 999) > 500,
  ),
  rule<Parameter>(
    "personal",
    "",
    "个人信息不能放在地址里：请改用 POST，放进请求内容",
    "Personal data must not stand in an address: use POST and its body",
    (one) => one.personal && one.in !== "body",
  ),
  rule<Parameter>(
    "example",
    "/example",
    "请给一个样例值，接入前的合同测试用它来问",
    "Give an example: the contract test asks with it",
    ({ example }) => example === undefined,
  ),
  rule<Parameter>(
    "personal",
    "/x-from",
    "x-from 只能是 name、phone 或 citizenNumber",
    "x-from is name, phone or citizenNumber",
    ({ schema, from }) => schema["x-from"] !== undefined && from === null,
  ),
  rule<Parameter>(
    "parameter",
    "",
    "这里的写法用不了：请只用类型、长度、范围、格式和可选值",
    "This cannot be used: say its type, length, range, format and values alone",
    ({ schema }) => schemaFault(schema, "draft-2020-12") !== undefined,
  ),
];

/** What our rules find wrong in an operation, its parameters and its answer. */
export function operationFaults(placed: PlacedOperation, version: string): DocumentFault[] {
  const { at, raw } = placed;
  const parameters = parametersOf(raw);
  return [
    ...brokenRules(rules, { ...placed, parameters }, at),
    ...parameters.flatMap((one) => {
      const place = at + placeWithin(one, raw.parameters?.findIndex(({ name }) => name === one.name) ?? 0);
      return [...brokenRules(parameterRules, one, place), ...brokenRules(partRules, one.schema, place)];
    }),
    ...answerFaults(jsonSchemaOf(raw.responses?.["200"]), `${at}/responses/200`, dialectOf(version)),
  ];
}

const placeWithin = (one: Parameter, index: number): string =>
  one.in === "body"
    ? placeOf("requestBody", "content", "application/json", "schema", "properties", one.name)
    : placeOf("parameters", String(index), "schema");
