type Value = string | number | boolean | null | undefined | readonly Value[] | { readonly [name: string]: Value };

/** What an item of each list of GeoReport v2 is called. */
const itemNames: Record<string, string> = {
  services: "service",
  service_requests: "request",
  service_request_updates: "request_update",
  attributes: "attribute",
  values: "value",
  endpoints: "endpoint",
  formats: "format",
  errors: "error",
};

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** Text as XML 1.0 may carry it: characters that it forbids (controls, lone surrogates) are left out, they have no escape. */
const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/gu, (sign) => entities[sign] ?? sign);

function element(name: string, value: Value): string {
  return `<${name}>${content(name, value)}</${name}>`;
}

function content(name: string, value: Value): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((item: Value) => element(itemNames[name] ?? "item", item)).join("");
  if (typeof value === "object")
    return Object.entries(value)
      .map(([key, part]) => element(key, part as Value))
      .join("");
  return escaped(String(value));
}

/** The XML of GeoReport v2: element names are the field names, lists are wrapped by their plural, no namespaces. */
export const toXml = (root: string, value: unknown): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value as Value)}\n`;
