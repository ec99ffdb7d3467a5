import { type FieldFault, faultsOf, type Issue, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Operation, Parameter, Service } from "./Operation.ts";
import { schemaOf } from "./schemaOf.ts";

/** What a call asks for: where, and with what content. */
export interface CallRequest {
  readonly method: Operation["method"];
  readonly url: string;
  readonly body: string | undefined;
}

type Values = Readonly<Record<string, unknown>>;

/** Each value that says something, as its schema takes it or not. */
function tried({ parameters, dialect }: Operation, given: Values) {
  const known = parameters.filter(({ name, required }) => required || (given[name] ?? "") !== "");
  return known.map((one) => ({ one, result: schemaOf(one.schema, dialect).safeParse(valueRead(one, given)) }));
}

/** What does not fit an operation's document, a fault for each field. */
export const valueFaults = (operation: Operation, given: Values): FieldFault[] =>
  tried(operation, given).flatMap(({ one, result }) =>
    result.success ? [] : faultsOf(result.error.issues.map((issue) => ({ ...issue, path: [one.name] }) as Issue)),
  );

/** The values of an operation as its document takes them; throws Refusal (invalidInput) with a fault for each field. */
export function checkedValues(operation: Operation, given: Values): Values {
  const faults = valueFaults(operation, given);
  if (faults.length > 0) throw new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), faults);
  return Object.fromEntries(tried(operation, given).map(({ one, result }) => [one.name, result.data]));
}

/** A form sends texts alone: numbers, yes and no are read from them; an empty field says nothing. */
function valueRead({ name, schema }: Parameter, given: Values): unknown {
  const value = given[name];
  if (typeof value !== "string") return schema.type === "boolean" ? value === true : value;
  const text = value.trim();
  if (schema.type === "boolean") return text === "true";
  if (text === "") return undefined;
  if (schema.type !== "number" && schema.type !== "integer") return text;
  return /^-?\d+(?:\.\d+)?$/u.test(text) ? Number(text) : text;
}

/** The request for values that were checked. A value in the path is one step of it, whatever it holds. */
export function requestOf({ server }: Service, operation: Operation, values: Values): CallRequest {
  const at = (place: Parameter["in"]) =>
    operation.parameters.filter((one) => one.in === place && values[one.name] !== undefined);
  let path = operation.path;
  for (const { name } of at("path")) path = path.replaceAll(`{${name}}`, stepOf(String(values[name])));
  const query = new URLSearchParams(at("query").map(({ name }) => [name, String(values[name])])).toString();
  const body = Object.fromEntries(at("body").map(({ name }) => [name, values[name]]));
  return {
    method: operation.method,
    url: new URL(`${server}${path}${query && `?${query}`}`).href,
    body: operation.method === "POST" ? JSON.stringify(body) : undefined,
  };
}

/** Dots alone would climb to another path. */
const stepOf = (value: string): string =>
  /^\.+$/u.test(value) ? value.replaceAll(".", "%2E") : encodeURIComponent(value);
