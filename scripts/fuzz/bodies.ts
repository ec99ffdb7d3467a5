import type { Random } from "@wuxing/platform/testing/city";
import type { FuzzCase } from "./FuzzWorld.ts";
import { nastyText, nastyValue } from "./nasty.ts";
import { type Schema, sampleOf, type Target } from "./Target.ts";

export interface Content {
  readonly type: string | undefined;
  readonly bytes: Buffer;
}

const json = (value: unknown): Content => ({ type: "application/json", bytes: Buffer.from(JSON.stringify(value)) });

/** JSON that is none, or none that a parser should take. */
const brokenJson: readonly string[] = [
  "",
  "{",
  "nul",
  '{"a":1,}',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  "[".repeat(20_000),
  '{"a":"\u0000"}',
  '"\\ud800"',
  "1e99999",
  "\ufeff{}",
  "{}{}",
];

/** A body that the route must refuse: of a type it does not read, not well formed, or wrong in a part that must be there. */
export function wrongJson(random: Random, schema: Schema | undefined): Content {
  const kind = random.int(10);
  if (kind === 0)
    return { type: random.pick(["text/plain", "application/xml", "image/png", "*/*", "x"]), bytes: junk(random) };
  if (kind === 1) return { type: "application/json", bytes: Buffer.from(random.pick(brokenJson)) };
  if (kind === 2) return { type: "application/json; charset=utf-16", bytes: junk(random) };
  if (kind === 3) return json(random.pick<unknown>([null, 1, "text", [], [[]], true]));
  return json(schema ? spoiled(random, schema) : { [nastyText(random)]: nastyValue(random) });
}

/** A value that the schema wants, but for one part that must be there and is missing or of another kind. */
export function spoiled(random: Random, schema: Schema): unknown {
  const right = sampleOf(schema);
  const required = schema.required ?? [];
  if (typeof right !== "object" || right === null || required.length === 0) return random.pick<unknown>([null, 1, []]);
  const made: Record<string, unknown> = { ...right };
  for (const name of Object.keys(made)) if (random.chance(0.3)) made[name] = nastyValue(random);
  if (random.chance(0.2))
    made[random.pick(["admin", "actor", "constructor", "toString", "id", "case_id"])] = nastyValue(random);
  const name = random.pick(required);
  const part = schema.properties?.[name];
  if (random.chance(0.4) || !part) delete made[name];
  else if (part.type === "object" && part.required?.length) made[name] = spoiled(random, part);
  else
    made[name] = random.pick<unknown>(part.type === "array" ? [null, {}, "x", [{ a: 1 }]] : [null, {}, [], { a: [] }]);
  return made;
}

/** An action on a case: its command is no UUID, or its form is wrong in a part that must be there, or no such action exists. */
export function wrongAction(random: Random, { actions }: FuzzCase): { action: string; content: Content } {
  const names = Object.keys(actions);
  const action =
    random.chance(0.9) && names.length > 0
      ? random.pick(names)
      : random.pick(["__proto__", "constructor", "x", "open"]);
  const schema = Object.hasOwn(actions, action) ? actions[action] : undefined;
  const commandId = "6f1e8a52-0c4b-4d8e-9d53-2f7a1b0c9e11";
  if (!schema) return { action, content: json({ commandId, input: {} }) };
  const deep = (schema.required?.length ?? 0) > 0 && random.chance(0.8);
  return {
    action,
    content: json(
      deep ? { commandId, input: spoiled(random, schema) } : { commandId: nastyText(random), input: sampleOf(schema) },
    ),
  };
}

const junk = (random: Random): Buffer =>
  Buffer.from(Array.from({ length: 1 + random.int(200) }, () => random.int(256)));

const fields = [
  "text",
  "kind",
  "topic",
  "district",
  "place",
  "latitude",
  "longitude",
  "name",
  "go",
  "commandId",
  "photo",
];
fields.push(
  "number",
  "username",
  "password",
  "next",
  "level",
  "rating",
  "reason",
  "__proto__",
  "constructor",
  "a[b]",
  "toString",
);

/** Pairs of a form with nothing in it that an action could be taken by: no consent, no password or phone that is right. */
function pairs(random: Random): [string, string][] {
  return Array.from({ length: random.int(12) }, () => [random.pick(fields), nastyText(random).toWellFormed()]);
}

/** A form whose values are wrong. */
export function wrongForm(random: Random): Content {
  if (random.chance(0.3)) return wrongParts(random);
  const escaped = random.chance(0.1) ? "%zz=%&&&=&a=%00&%ff=%c0" : new URLSearchParams(pairs(random)).toString();
  return { type: "application/x-www-form-urlencoded", bytes: Buffer.from(escaped) };
}

/** A form of these pairs, as a browser sends one. */
export function formOf(random: Random, pairs: readonly (readonly [string, string])[]): Content {
  if (random.chance(0.8))
    return {
      type: "application/x-www-form-urlencoded",
      bytes: Buffer.from(new URLSearchParams(pairs.map((pair) => [...pair])).toString()),
    };
  const parts = pairs.map(([name, value]) => part("wx", `name="${encodeURIComponent(name)}"`, value));
  return { type: "multipart/form-data; boundary=wx", bytes: Buffer.from(`${parts.join("")}--wx--\r\n`, "latin1") };
}

/** A multipart form that is cut off, without end, without names, or with files that nobody takes. */
export function wrongParts(random: Random): Content {
  const boundary = random.pick(["x", "----WebKitFormBoundaryabc", "b".repeat(70), "c".repeat(300), "a b", '"', ""]);
  const parts = pairs(random).map(([name, value]) => part(boundary, `name="${name}"`, value.slice(0, 5000)));
  for (let i = random.int(4); i > 0; i--) parts.push(filePart(random, boundary));
  const whole = Buffer.from(`${parts.join("")}--${boundary}--\r\n`, "latin1");
  const bytes = random.chance(0.5) ? whole.subarray(0, random.int(whole.length + 1)) : whole;
  return { type: `multipart/form-data; boundary=${boundary}`, bytes };
}

const part = (boundary: string, disposition: string, value: string): string =>
  `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${Buffer.from(value).toString("latin1")}\r\n`;

function filePart(random: Random, boundary: string): string {
  const name = random.pick([
    "../../x.png",
    "a.svg",
    "a.html",
    "a\u0000.png",
    "",
    "x".repeat(500),
    "a.exe",
    'a".png',
    "photo.jpg",
  ]);
  const head = random.pick([
    "<svg onload=alert(1)>",
    "MZ\u0090",
    "<!doctype html><script>",
    "\u007fELF",
    "",
    "Rar!\u001a",
  ]);
  const field = random.pick(["photos", "file", "files", "__proto__"]);
  return part(boundary, `name="${field}"; filename="${name}"`, head + "\u0000".repeat(random.int(50)));
}

/** What a route of the API takes that is not JSON. */
export const takesForm = ({ url, documented }: Target): boolean =>
  !documented || url.startsWith("/open311/") || url === "/oauth/token";
