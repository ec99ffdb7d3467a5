import { t } from "@wuxing/kernel/text";
import type { Area } from "@wuxing/platform/area";
import type { ArticleData } from "./ArticleData.ts";
import { articleProcedure } from "./article.ts";
import { checkCitations } from "./citations.ts";
import { articleProjection } from "./projection.ts";
import { knowledgeRoutes } from "./routes.ts";
import { knowledgeRules } from "./rules.ts";

export const knowledge: Area = {
  name: "knowledge",
  title: t("知识库", "Knowledge base"),
  procedures: [articleProcedure],
  rules: knowledgeRules,
  projections: [articleProjection],
  checks: [checkCitations],
  words: { "knowledge.article": (c) => (c.data as unknown as ArticleData).text },
  routes: knowledgeRoutes,
};

export { publicCitations } from "./citations.ts";
export { type ArticleVersion, findArticle, findArticles, versionsOf } from "./queries.ts";
