import { t } from "@wuxing/kernel/text";
import type { RouteRecordRaw } from "vue-router";

/** The knowledge base: found, written, read. */
export const knowledgePages: readonly RouteRecordRaw[] = [
  {
    path: "/desk/knowledge",
    component: () => import("./KnowledgePage.vue"),
    meta: { title: t("知识库", "Knowledge base") },
  },
  {
    path: "/desk/knowledge/new",
    component: () => import("./NewArticlePage.vue"),
    meta: { title: t("起草知识", "Write an article") },
  },
  {
    path: "/desk/knowledge/:number",
    component: () => import("./ArticlePage.vue"),
    meta: { title: t("知识条目", "Article") },
  },
];
