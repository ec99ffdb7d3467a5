import type { Day } from "@wuxing/kernel/calendar";

/** What an article's case remembers: the newest version. */
export interface ArticleData {
  readonly title: string;
  readonly text: string;
  readonly topics: readonly string[];
  readonly public: boolean;
  readonly validFrom: Day;
  readonly validUntil?: Day | null;
  readonly reviewOn?: Day | null;
  /** Counts from 1. */
  readonly version: number;
}
