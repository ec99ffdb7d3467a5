import type { Text } from "@wuxing/kernel/text";
import type { FormField } from "@wuxing/ui/forms";

/** What people may read of the knowledge base, found by words or topic. */
export interface KnowledgeView {
  readonly q: string;
  /** Topics under their groups, with the one that is chosen. */
  readonly topic: FormField;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** The address of this list without a page number. */
  readonly path: string;
  readonly articles: readonly {
    readonly href: string;
    readonly title: string;
    readonly excerpt: string;
    readonly unit: Text;
    /** When it is checked again; null while it is being checked. */
    readonly reviewOn: string | null;
  }[];
}

/** One article in the version asked for. */
export interface ArticleView {
  readonly number: string;
  readonly version: number;
  readonly title: string;
  readonly text: string;
  readonly unit: Text;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly publishedOn: string;
  /** Why it is not to be relied on: a newer version, its validity over, or withdrawn. */
  readonly caution: Text | null;
  /** The version of today, where this is another. */
  readonly newest: string | null;
}
