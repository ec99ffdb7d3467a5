import type { Day } from "@wuxing/kernel/calendar";

/** What a revision does to one item. */
export interface RevisionChange {
  /** 实施编码. */
  readonly code: string;
  readonly what: "new" | "change" | "end";
  readonly name: string;
  /** Of the draft in `item_drafts`; null where the item ends. */
  readonly hash: string | null;
  /** The version that was in force when it was drafted; null for a new item. */
  readonly basedOn: number | null;
}

/** What a revision's case remembers. */
export interface RevisionData {
  readonly changes: readonly RevisionChange[];
  readonly because: string;
  /** Who drafted it: somebody else reviews it. */
  readonly author: string;
  /** From when it holds; absent until it is published. */
  readonly from?: Day;
}
