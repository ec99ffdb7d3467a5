/**
 * A value without what PostgreSQL cannot keep in a text, NUL and halves of a character: nobody means to write them, and
 * one row that holds them would bring down the statement that writes everybody else's.
 */
export function storable<Value>(value: Value): Value;
export function storable(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed().replaceAll("\u0000", "");
  if (Array.isArray(value)) return value.map((item: unknown) => storable(item));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [storable(name), storable(part)]));
}
