import type { Text } from "@wuxing/kernel/text";

/** proven: follows from the file alone. open: cannot be told from it, or not yet. wrong: the file contradicts itself. limit: what no such file can prove. */
export type FindingKind = "proven" | "open" | "wrong" | "limit";

/** One sentence of a check, in plain words. */
export interface Finding {
  readonly kind: FindingKind;
  readonly text: Text;
}

/** A finding of a kind, Chinese first. */
export const finding = (kind: FindingKind, zh: string, en: string): Finding => ({ kind, text: { zh, en } });
