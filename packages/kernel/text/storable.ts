/**
 * A value without what PostgreSQL cannot keep in a text, NUL and halves of a character: nobody means to write them, and
 * one row that holds them would bring down the statement that writes everybody else's.
 */
export function storable<Value>(value: Value): Value;
export function storable(value: unknown): unknown {
  return isStorable(value) ? value : cleaned(value);
}

/** Nearly every value is: a look costs a fraction of a copy, and this stands on the path of every request. */
function isStorable(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed() && !value.includes("\u0000");
  if (value === null || typeof value !== "object") return true;
  if (Array.isArray(value)) return value.every(isStorable);
  for (const name in value)
    if (!isStorable(name) || !isStorable((value as Record<string, unknown>)[name])) return false;
  return true;
}

function cleaned(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed().replaceAll("\u0000", "");
  if (Array.isArray(value)) return value.map(cleaned);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [cleaned(name), cleaned(part)]));
}
