import type { Finding, FindingKind } from "@wuxing/kernel/draw";
import { type Text, t } from "@wuxing/kernel/text";

/** What this page can tell a file to be. */
export type FileKind = "receipt" | "draw" | "proof" | "checkpoint" | "keys" | "unknown";

/** Something the file says, to be read beside what is proven of it. */
export interface Fact {
  readonly label: Text;
  readonly value: Text | string;
}

/** What a check came to. */
export interface Report {
  /** The file's name, or what stands for it where text was pasted. */
  readonly name: string;
  readonly kind: FileKind;
  readonly findings: readonly Finding[];
  readonly facts: readonly Fact[];
}

/** `proven`: all that such a file can prove. `open`: some of it is not proven. `wrong`: the file contradicts itself or the log. `unknown`: nothing was checked. */
export type Verdict = "proven" | "open" | "wrong" | "unknown";

export function verdictOf({ kind, findings }: Pick<Report, "kind" | "findings">): Verdict {
  if (kind === "unknown" || kind === "keys") return "unknown";
  const has = (wanted: FindingKind): boolean => findings.some((one) => one.kind === wanted);
  if (has("wrong")) return "wrong";
  return has("open") || !has("proven") ? "open" : "proven";
}

/** A finding of a kind, Chinese first. */
export const finding = (kind: FindingKind, zh: string, en: string): Finding => ({ kind, text: t(zh, en) });
