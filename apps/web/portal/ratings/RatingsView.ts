import type { Text } from "@wuxing/kernel/text";
import type { Option } from "@wuxing/ui/forms";

/** Whole counts of ratings: what people gave, and apart from it what was silent, excluded, or is under appeal. */
export interface RatingCounts {
  readonly real: number;
  readonly good: number;
  readonly silent: number;
  readonly excluded: number;
  readonly appealed: number;
  /** Invitations that no longer wait, and how many of them people answered; ratings at windows are invited by none. */
  readonly invited: number;
  readonly answered: number;
}

export interface RatingSlice {
  readonly name: Text;
  /** The same page about this slice alone. */
  readonly href: string | null;
  readonly counts: RatingCounts;
}

/** Words that somebody agreed to publish, masked, and what the unit did. */
export interface PublishedWords {
  readonly at: string;
  readonly level: Text;
  readonly good: boolean;
  readonly channel: Text;
  readonly unit: Text | null;
  readonly about: Text;
  readonly comment: string;
  readonly reply: string | null;
  /** Where the mending of a bad one stands. */
  readonly mending: Text | null;
}

/** The public page of ratings. */
export interface RatingsView {
  readonly period: Text;
  readonly totals: RatingCounts;
  readonly cuts: readonly { readonly name: Text; readonly href: string; readonly current: boolean }[];
  readonly rows: readonly RatingSlice[];
  /** Ratings that can hardly be so; with no case named. */
  readonly alarms: readonly { readonly unit: Text | null; readonly reason: Text }[];
  readonly words: readonly PublishedWords[];
  readonly wordsTotal: number;
  readonly page: number;
  readonly pages: number;
  readonly path: string;
  /** Present values by name: period, unit, kind, tone, by. */
  readonly filters: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<"period" | "unit" | "kind" | "tone", readonly Option[]>>;
  readonly countedAt: string;
}
