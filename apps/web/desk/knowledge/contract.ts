import type { Named } from "@wuxing/kernel/views";

/** An article as lists show it. */
export interface ArticleLine {
  readonly number: string;
  readonly version: number;
  readonly title: string;
  readonly excerpt: string;
  readonly topics: readonly string[];
  readonly unit: Named;
  readonly public: boolean;
  readonly state: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly reviewOn: string;
  readonly citable: boolean;
}

export interface ArticleList {
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly lines: readonly ArticleLine[];
}

export interface ArticleDetail extends Omit<ArticleLine, "excerpt"> {
  readonly text: string;
  readonly movedAt: string;
  readonly versions: readonly {
    readonly version: number;
    readonly title: string;
    readonly text: string;
    readonly validFrom: string;
    readonly validUntil: string | null;
    readonly publishedAt: string;
  }[];
}
