import { createHash } from "node:crypto";
import type { Form } from "../readForm.ts";

const digest = (value: string): string => createHash("sha256").update(value).digest("base64url").slice(0, 12);
const marked = (name: string, value: string): string => `${name}=${digest(value.replaceAll("\r\n", "\n"))}`;

/** What a form shows when it is drawn, by digest: its hidden fields `seen`. */
export const seenOf = (fields: readonly { readonly name: string; readonly value?: string }[]): string[] =>
  fields.map(({ name, value = "" }) => marked(name, value));

/**
 * The form without what it says as it was drawn: a page that stood open in another window does not take back what was
 * written since. A script takes the mark away from what is changed, so that changing it back counts too.
 */
export function changedIn(form: Form): Form {
  const seen = new Set(form.all("seen"));
  const values = Object.entries(form.values).filter(([name, value]) => !seen.has(marked(name, value)));
  return { ...form, values: Object.fromEntries(values) };
}
