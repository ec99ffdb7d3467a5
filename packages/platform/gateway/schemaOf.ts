import { type ZodType, z } from "zod";
import type { Operation, Schema } from "./Operation.ts";

type Dialect = Operation["dialect"];

/** What takes a value as a document's schema says. Throws for what cannot be checked (conditions, `not`). */
export const schemaOf = (schema: Schema, dialect: Dialect): ZodType =>
  z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0], { defaultTarget: dialect });

/** Why a schema cannot be used, in English; undefined where it can. */
export function schemaFault(schema: Schema, dialect: Dialect): string | undefined {
  try {
    schemaOf(schema, dialect);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 200) : "unknown";
  }
}
