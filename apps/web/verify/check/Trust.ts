import { LogFault } from "@wuxing/tlog/fault";
import { parseVerifierKey } from "@wuxing/tlog/note";
import { type Policy, parsePolicy, policyOf } from "@wuxing/tlog/policy";

/** Whose signatures count, and how that is known. Nothing is proven by a key that is not among them. */
export interface Trust {
  readonly policy: Policy;
  /** `builtIn`: whoever made this copy of the page put the keys in. `given`: the reader brought them. */
  readonly from: "builtIn" | "given";
}

/** Whether a text is meant as keys: a policy, or verifier keys, a line each. */
export const looksLikeKeys = (text: string): boolean =>
  /^(?:log|witness|group|quorum) /mu.test(text) ||
  /^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+$/u.test(text.split("\n", 1)[0] ?? "");

/** Reads keys: a policy (C2SP tlog-policy), or the keys of logs alone, a line each, which ask no witness. Throws LogFault. */
export function readKeys(text: string): Policy {
  if (/^(?:log|witness|group|quorum) /mu.test(text)) return parsePolicy(text);
  const lines = text.split("\n").map((line) => line.trim());
  const keys = lines.filter((line) => line !== "").map(parseVerifierKey);
  if (keys.length === 0) throw new LogFault("malformed", "no key");
  return policyOf(keys);
}
