import type { Route } from "@wuxing/platform/http";
import { z } from "zod";

/** A JSON schema, as far as it is read here. */
export interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** A route with what it says it takes. */
export interface Target {
  readonly method: string;
  readonly url: string;
  readonly query: Readonly<Record<string, Schema>>;
  readonly body: Schema | undefined;
  /** Whether the OpenAPI document tells of it. */
  readonly documented: boolean;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}
interface Operation {
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** Every route of the server: what the OpenAPI document says of it, or its own schema where it is hidden from there. */
export function targetsOf(routes: readonly Route[], document: Document): Target[] {
  return routes.map(({ method, url, schema }) => {
    const operation = document.paths[url.replace(/:(\w+)/gu, "{$1}")]?.[method.toLowerCase()];
    if (operation) return { method, url, ...told(operation), documented: true };
    const query = schemaOf(schema?.querystring)?.properties ?? {};
    return { method, url, query, body: schemaOf(schema?.body), documented: false };
  });
}

function told({ parameters = [], requestBody }: Operation): Pick<Target, "query" | "body"> {
  const query = parameters.filter((one) => one.in === "query").map((one) => [one.name, one.schema] as const);
  return { query: Object.fromEntries(query), body: Object.values(requestBody?.content ?? {})[0]?.schema };
}

function schemaOf(given: unknown): Schema | undefined {
  if (!(given instanceof z.ZodType)) return undefined;
  return z.toJSONSchema(given, { io: "input", unrepresentable: "any" }) as Schema;
}

/** A value as the schema wants it. */
export function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const part = schema.anyOf?.[0] ?? schema.allOf?.[0];
  if (part) return sampleOf(part);
  if (schema.properties || schema.type === "object")
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, one]) => [name, sampleOf(one)]));
  if (schema.type === "array") return schema.items ? [sampleOf(schema.items)] : [];
  if (schema.type === "number" || schema.type === "integer") return Math.max(1, schema.minimum ?? 1);
  if (schema.type === "boolean") return true;
  return sampleText(schema);
}

const formats: Readonly<Record<string, string>> = {
  uuid: "6f1e8a52-0c4b-4d8e-9d53-2f7a1b0c9e11",
  date: "2026-11-02",
  "date-time": "2026-11-02T02:00:00.000Z",
  uri: "https://example.org/",
};

const sampleText = ({ format = "", minLength = 0 }: Schema): string =>
  formats[format] ?? "请修好后埠街的路灯".padEnd(minLength, "。");
