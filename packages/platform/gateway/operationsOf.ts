import { type Text, t } from "@wuxing/kernel/text";
import {
  type AccountField,
  type AnswerKey,
  accountFields,
  type Operation,
  type OperationLevel,
  operationLevels,
  type Parameter,
  type Schema,
} from "./Operation.ts";

/** What is read of a document; anything may be missing, since it comes from outside. */
export interface RawDocument {
  readonly openapi?: string;
  readonly info?: { readonly title?: string; readonly "x-title-en"?: string };
  readonly servers?: readonly { readonly url?: string; readonly variables?: object }[];
  readonly paths?: Readonly<Record<string, Readonly<Record<string, RawOperation | undefined>>>>;
  readonly "x-answer-keys"?: readonly AnswerKey[];
  readonly components?: { readonly securitySchemes?: object };
}
export interface RawOperation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly "x-title-en"?: string;
  readonly "x-level"?: string;
  readonly "x-idempotent"?: boolean;
  readonly "x-test-mode"?: boolean;
  readonly "x-health"?: boolean;
  readonly parameters?: readonly RawParameter[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses?: Readonly<Record<string, { readonly content?: Content } | undefined>>;
}
interface RawParameter {
  readonly name?: string;
  readonly in?: string;
  readonly required?: boolean;
  readonly schema?: Schema;
  readonly example?: unknown;
}
type Content = Readonly<Record<string, { readonly schema?: Schema } | undefined>>;

/** An operation as it stands in the document, with its place there. */
export interface PlacedOperation {
  readonly at: string;
  readonly path: string;
  readonly method: string;
  readonly raw: RawOperation;
}

export const verbs = ["get", "post", "put", "patch", "delete", "head", "options", "trace"] as const;
const step = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");
export const placeOf = (...names: readonly string[]): string => names.map((name) => `/${step(name)}`).join("");

/** Every operation of a document, in its order. */
export const placedOperations = (document: RawDocument): PlacedOperation[] =>
  Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    verbs.flatMap((method) => {
      const raw = item?.[method];
      return raw ? [{ at: placeOf("paths", path, method), path, method, raw }] : [];
    }),
  );

export const jsonSchemaOf = (given: { readonly content?: Content } | undefined): Schema | undefined =>
  given?.content?.["application/json"]?.schema;

/** `中文 | English` in both languages; a text without a bar is the same in both. */
export function inBoth(text: string): Text {
  const [zh = "", en] = text.split("|").map((part) => part.trim());
  return t(zh, en || zh);
}

const titled = (zh: string | undefined, en: string | undefined, name: string): Text => t(zh || name, en || name);
export const titleOfSchema = (schema: Schema, name: string): Text => titled(schema.title, schema["x-title-en"], name);

function parameterOf(
  at: Parameter["in"],
  name: string,
  required: boolean,
  schema: Schema,
  example: unknown,
): Parameter {
  const from = accountFields.find((one) => one === schema["x-from"]) ?? null;
  return {
    ...{ name, in: at, required, schema, from },
    title: titleOfSchema(schema, name),
    personal: from !== null || schema["x-personal"] === true,
    example: example ?? schema.example ?? schema.examples?.[0],
  };
}

/** All values that an operation takes: in its path, its query, and each property of its body. */
export function parametersOf({ parameters = [], requestBody }: RawOperation): Parameter[] {
  const body = jsonSchemaOf(requestBody);
  return [
    ...parameters.map(({ name = "", in: place, required = false, schema = {}, example }) =>
      parameterOf(place === "path" ? "path" : "query", name, required || place === "path", schema, example),
    ),
    ...Object.entries(body?.properties ?? {}).map(([name, schema]) =>
      parameterOf("body", name, body?.required?.includes(name) ?? false, schema, undefined),
    ),
  ];
}

/** How the schemas of a version are read. */
export const dialectOf = (version: string): Operation["dialect"] =>
  version.startsWith("3.0") ? "openapi-3.0" : "draft-2020-12";

/** The operations of a document without faults, its references resolved. */
export function operationsOf(document: RawDocument): Operation[] {
  const dialect = dialectOf(document.openapi ?? "");
  return placedOperations(document).map(({ path, method, raw }) => ({
    id: raw.operationId ?? "",
    method: method === "post" ? "POST" : "GET",
    path,
    title: titled(raw.summary, raw["x-title-en"], raw.operationId ?? ""),
    level: operationLevels.find((level) => level === raw["x-level"]) ?? "public",
    idempotent: method === "get" || raw["x-idempotent"] === true,
    testMode: raw["x-test-mode"] === true,
    health: raw["x-health"] === true,
    parameters: parametersOf(raw),
    answer: jsonSchemaOf(raw.responses?.["200"]) ?? {},
    dialect,
  }));
}

/** The least level at which an account knows what an operation sends of it. */
export function levelFor(from: readonly (AccountField | null)[]): OperationLevel {
  if (from.some((one) => one === "name" || one === "citizenNumber")) return "realName";
  return from.includes("phone") ? "phone" : "public";
}
