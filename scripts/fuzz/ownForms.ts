import type { Random } from "@wuxing/platform/testing/city";
import type { FuzzCase } from "./FuzzWorld.ts";
import { nastyText } from "./nasty.ts";
import { type Schema, sampleOf } from "./Target.ts";

type Pairs = readonly (readonly [string, string])[];

interface OwnForm {
  /** What a browser would send. */
  readonly right: Readonly<Record<string, string>>;
  /** Values by each of which the form does nothing, whatever else is right. None where nothing can make it right. */
  readonly wrong: Readonly<Record<string, readonly string[]>>;
}

const uuid = "6f1e8a52-0c4b-4d8e-9d53-2f7a1b0c9e11";
/** A phone of nobody in the run, and what is taken for none. */
const phone = "19900000499";
const noPhone = ["", "1990000049", "29900000499", "１", "+86 1", "a".repeat(3000), "1990000049\u0000"];
const noConsent = ["", "false", "TRUE", "1", "on", "true\u0000", " true"];
const none: OwnForm = { right: {}, wrong: {} };

/** The forms that people with a session send, by route. What is done without any field stands in none of them. */
const forms: Readonly<Record<string, OwnForm>> = {
  "/mine/sign-in": { right: { phone, next: "/mine" }, wrong: { phone: noPhone } },
  // No code was asked for.
  "/mine/sign-in/code": { right: { phone, ticket: uuid, code: "000000", next: "/mine" }, wrong: {} },
  "/mine/account/phone": { right: { phone }, wrong: { phone: noPhone } },
  "/mine/account/phone/codes": { right: { phone, newCode: "000000", oldCode: "000000" }, wrong: {} },
  "/mine/account/sessions": { right: {}, wrong: { id: ["", "All", "all ", uuid, "x", "\u0000"] } },
  "/mine/account/close": { right: { confirm: "true" }, wrong: { confirm: noConsent } },
  "/mine/acting": { right: {}, wrong: { uscc: ["self", "", "91360302MA35AB12X8", "x".repeat(3000), "\u0000"] } },
  "/mine/firms": {
    right: { name: "萍乡市某某有限公司" },
    // A code whose check character is wrong is taken: some old ones are so.
    wrong: { uscc: ["", "91360302MA35AB12X", "91360302MA35AB12I9", "x".repeat(3000), "\u0000"] },
  },
  "/mine/firms/:uscc/mandates": {
    right: { phone, kind: "employee", area: "all", since: "2026-11-02", until: "2027-11-01" },
    wrong: { phone: noPhone, kind: ["", "owner"], area: ["", "none"], since: ["", "2026-02-30"], until: ["", "x"] },
  },
  // There is no mandate of the number in the address.
  "/mine/firms/:uscc/mandates/:id/end": none,
  "/my-data/correct": { right: { address: "后埠街 1 号" }, wrong: { name: ["长".repeat(41), "a".repeat(70_000)] } },
  "/my-data/erase": { right: { which: "all", confirm: "true" }, wrong: { confirm: noConsent, which: ["", "-1"] } },
  "/account/password": {
    right: { current: "not the password", password: "mountains and rivers 417" },
    wrong: {},
  },
  "/account/totp": { right: { code: "000000" }, wrong: { sealed: ["", "x", uuid, "a.b.c", "\u0000"] } },
  "/account/sessions/:id/end": none,
  "/sign-in/code": { right: { code: "000000", next: "/desk" }, wrong: {} },
  "/recover/:token": { right: {}, wrong: { password: ["", "1", "password", "12345678", "\u0000"] } },
  "/rate/:number": { right: { level: "5", reason: "好" }, wrong: {} },
};

/** A form for a page of one's own, that does nothing by at least one value; undefined where none is known. */
export function ownForm(random: Random, url: string): Pairs | undefined {
  const form = Object.hasOwn(forms, url) ? forms[url] : undefined;
  if (!form) return undefined;
  const fields = new Map<string, string>(nastyFields(random));
  for (const [name, value] of Object.entries(form.right)) fields.set(name, random.chance(0.7) ? value : some(random));
  const spoiled = Object.keys(form.wrong);
  if (spoiled.length > 0) {
    const name = random.pick(spoiled);
    fields.set(name, random.pick(form.wrong[name] ?? []));
  }
  return [...fields];
}

/** An action on one's own request whose form lacks a text or a choice that must be there, or one that does not exist. */
export function ownAction(random: Random, { number, actions }: FuzzCase): { path: string; pairs: Pairs } {
  const needed = ({ required = [], properties = {} }: Schema): string[] =>
    required.filter((name) => (properties[name]?.minLength ?? 0) > 0 || properties[name]?.enum);
  const names = Object.keys(actions).filter((name) => needed(actions[name] ?? {}).length > 0);
  const action = random.chance(0.9) ? random.pick(names) : random.pick(["__proto__", "constructor", "x", "\u0000"]);
  const schema = (Object.hasOwn(actions, action) && actions[action]) || {};
  const fields = new Map<string, string>(nastyFields(random));
  for (const [name, part] of Object.entries(schema.properties ?? {}))
    if (random.chance(0.8)) fields.set(name, random.chance(0.5) ? String(sampleOf(part)) : some(random));
  const lacking = needed(schema);
  if (lacking.length > 0) fields.set(random.pick(lacking), random.pick(["", " ", "\t\n"]));
  return { path: `/follow/${number}/actions/${encodeURIComponent(action)}`, pairs: [...fields] };
}

const strange = ["__proto__", "constructor", "a[b]", "toString", "next", "", "x".repeat(300)];
const some = (random: Random): string => nastyText(random).toWellFormed();
const nastyFields = (random: Random): [string, string][] =>
  Array.from({ length: random.int(3) }, () => [random.pick(strange), some(random)]);
