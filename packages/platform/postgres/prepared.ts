import { createHash } from "node:crypto";
import type { QueryConfig } from "pg";

const names = new Map<string, string>();
const atMost = 500;

/**
 * A query that each connection parses and plans once. For statements of few shapes that run often; not for full-text
 * search, whose best plan depends on its words.
 */
export function prepared(text: string, values: readonly unknown[]): QueryConfig {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash("sha256").update(text).digest("base64url").slice(0, 22);
    if (names.size >= atMost) names.clear();
    names.set(text, name);
  }
  return { name, text, values: [...values] };
}
