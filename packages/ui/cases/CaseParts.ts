import type { Text } from "@wuxing/kernel/text";
import type { Remaining } from "@wuxing/ui/format";

/** Blue near, amber behind, red overdue, green done, grey none. */
export type DueLevel = "near" | "behind" | "overdue" | "done" | "none";

/** A clock as a page shows it. */
export interface Due {
  readonly level: DueLevel;
  /** ISO instant. */
  readonly dueAt: string | null;
  readonly certain: boolean;
  readonly remaining?: Remaining | null;
}

/** One entry of a history as a page shows it, newest first or last as the caller orders it. */
export interface TimelineItem {
  /** ISO instant. */
  readonly at: string;
  readonly what: Text;
  readonly who?: Text | string | null;
  readonly note?: Text | string | null;
  readonly files?: readonly { readonly name: string; readonly href: string }[];
  /** What this entry leads to, such as its receipt. */
  readonly links?: readonly { readonly name: Text; readonly href: string }[];
  readonly tone?: "now" | "done" | "refused";
}
