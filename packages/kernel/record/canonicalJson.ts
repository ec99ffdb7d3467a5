/**
 * The one text of a JSON value: keys sorted by their UTF-16 code units, no spaces, members that are undefined left out,
 * numbers and strings as JSON.stringify writes them. Throws TypeError for what JSON has no words for.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return JSON.stringify(value);
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype) {
    const members = value as Readonly<Record<string, unknown>>;
    let text = "";
    for (const key of Object.keys(members).sort())
      if (members[key] !== undefined)
        text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(members[key])}`;
    return `{${text}}`;
  }
  throw new TypeError(`a value of type ${typeof value} has no canonical JSON`);
}
