import type { Item } from "@wuxing/platform/items";

/** One place in which two versions of an item differ; a missing side is absent there. */
export interface Difference {
  /** `materials.licence.name.zh`: parts with a key are named by it. */
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
}

/** Where two versions differ, in the order of their fields. Pure; the same version has none. */
export function differencesOf(before: Item | undefined, after: Item | undefined): readonly Difference[] {
  const [old, now] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((field) => {
    const [was, is] = [old.get(field), now.get(field)];
    if (was === is) return [];
    return [{ field, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
  });
}

function leavesOf(value: unknown, path = "", leaves = new Map<string, string>()): Map<string, string> {
  if (value === undefined || value === null) return leaves;
  if (Array.isArray(value) && value.every((one) => typeof one !== "object")) return leaves.set(path, value.join("；"));
  if (typeof value !== "object") return leaves.set(path, String(value));
  const at = (name: string): string => (path ? `${path}.${name}` : name);
  const members = Array.isArray(value)
    ? value.map((one, index): [string, unknown] => [keyOf(one) ?? String(index + 1), one])
    : Object.entries(value);
  for (const [name, one] of members) leavesOf(one, at(name), leaves);
  return leaves;
}

const keyOf = (one: unknown): string | undefined => {
  const key = (one as { key?: unknown }).key;
  return typeof key === "string" ? key : undefined;
};
