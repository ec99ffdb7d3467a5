import { type Text, t } from "@wuxing/kernel/text";
import type { ArticleLine } from "./contract.ts";

export const articleStates: Readonly<Record<string, Text>> = {
  draft: t("草稿", "Draft"),
  published: t("已发布", "Published"),
  reviewDue: t("待复核", "Review due"),
  withdrawn: t("已停用", "Withdrawn"),
};

/** What must be known before an article is used; undefined where nothing stands against it. */
export function caution({ state, citable }: Pick<ArticleLine, "state" | "citable">): Text | undefined {
  if (state === "draft" || state === "withdrawn") return articleStates[state];
  if (!citable) return t("不在有效期内，不能引用", "Not valid today: it cannot be cited");
  if (state === "reviewDue") return t("待复核，引用前请核对", "Its review is due: check before you cite it");
  return undefined;
}

/** How an answer names an article: `NUMBER@VERSION`. */
export const citationOf = ({ number, version }: Pick<ArticleLine, "number" | "version">): string =>
  `${number}@${version}`;
