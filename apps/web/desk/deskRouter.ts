import { type Locale, type Text, t } from "@wuxing/kernel/text";
import { createRouter, createWebHistory, type Router } from "vue-router";
import { administrationPages } from "./administration/administrationPages.ts";
import { appointmentPages } from "./appointments/appointmentPages.ts";
import { attachedPages } from "./attached/attachedPages.ts";
import { certificatePages } from "./certificates/certificatePages.ts";
import { dutyPages } from "./duties/dutyPages.ts";
import HomePage from "./home/HomePage.vue";
import { inspectionPages } from "./inspections/inspectionPages.ts";
import { itemPages } from "./items/itemPages.ts";
import { knowledgePages } from "./knowledge/knowledgePages.ts";
import { oversightPages } from "./oversight/oversightPages.ts";
import { policyPages } from "./policies/policyPages.ts";
import { supervisionPages } from "./supervision/supervisionPages.ts";

declare module "vue-router" {
  interface RouteMeta {
    title: Text;
  }
}

const clients = {
  path: "/desk/clients",
  component: () => import("./clients/ClientsPage.vue"),
  meta: { title: t("外部程序与企业", "Programs and firms") },
};

const draws = [
  {
    path: "/desk/draws",
    component: () => import("./draws/DrawsPage.vue"),
    meta: { title: t("随机抽取", "Random draws") },
  },
  {
    path: "/desk/draws/new",
    component: () => import("./draws/NewDrawPage.vue"),
    meta: { title: t("准备抽取", "Prepare a draw") },
  },
  {
    path: "/desk/draws/:id",
    component: () => import("./draws/DrawPage.vue"),
    meta: { title: t("抽取", "Draw") },
  },
];

const figures = [
  {
    path: "/desk/figures",
    component: () => import("./figures/FiguresPage.vue"),
    meta: { title: t("数据", "Figures") },
  },
  {
    path: "/desk/figures/rates",
    component: () => import("./rates/RatesPage.vue"),
    meta: { title: t("三率", "Three rates") },
  },
  {
    path: "/desk/figures/alarms",
    component: () => import("./rates/AlarmsPage.vue"),
    meta: { title: t("评价异常", "Alarms at ratings") },
  },
];

const callBacks = {
  path: "/desk/call-backs",
  component: () => import("./callbacks/CallBacksPage.vue"),
  meta: { title: t("待回访", "Call-backs") },
};

const province = {
  path: "/desk/province",
  component: () => import("./province/ProvincePage.vue"),
  meta: { title: t("省平台往来", "Line to the province") },
};

const windows = {
  path: "/desk/windows",
  component: () => import("./windows/WindowsPage.vue"),
  meta: { title: t("评价窗口", "Windows that are rated") },
};

const hotTopics = {
  path: "/desk/topics",
  component: () => import("./matters/HotTopicsPage.vue"),
  meta: { title: t("热点", "Hot topics") },
};

const ratingLine = {
  path: "/desk/windows/line",
  component: () => import("./windows/RatingLinePage.vue"),
  meta: { title: t("评价报送", "Sending ratings") },
};

const areaPages = [
  ...appointmentPages,
  ...knowledgePages,
  ...itemPages,
  ...certificatePages,
  ...inspectionPages,
  ...supervisionPages,
  ...oversightPages,
  ...attachedPages,
  ...policyPages,
  province,
  windows,
  ratingLine,
  hotTopics,
];

/** The desk's pages. The home page comes with the first file, the others when they are asked for. */
export function deskRouter(locale: Locale): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: "/desk", component: HomePage, meta: { title: t("办件", "Cases") } },
      {
        path: "/desk/cases",
        component: () => import("./home/SearchPage.vue"),
        meta: { title: t("查找办件", "Find cases") },
      },
      {
        path: "/desk/cases/:number",
        component: () => import("./case/CasePage.vue"),
        meta: { title: t("办件", "Case") },
      },
      {
        path: "/desk/requests/new",
        component: () => import("./requests/NewRequestPage.vue"),
        meta: { title: t("电话登记", "New request") },
      },
      {
        path: "/desk/notices",
        component: () => import("./notices/NoticesPage.vue"),
        meta: { title: t("工作要点", "Work points") },
      },
      {
        path: "/desk/notices/import",
        component: () => import("./notices/NoticeImportPage.vue"),
        meta: { title: t("导入通知", "Import a notice") },
      },
      {
        path: "/desk/notices/:id",
        component: () => import("./notices/NoticePage.vue"),
        meta: { title: t("通知与要点", "Notice and its points") },
      },
      clients,
      callBacks,
      ...figures,
      ...draws,
      ...administrationPages,
      ...dutyPages,
      ...areaPages,
      {
        path: "/desk/:rest(.*)*",
        component: () => import("./shell/NoPage.vue"),
        meta: { title: t("没有这一页", "No such page") },
      },
    ],
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  });
  router.afterEach((to, from) => {
    const params = Object.values(to.params).join(" ");
    const name = to.meta.title[locale];
    document.title = `${params ? `${params} · ` : ""}${name} · ${locale === "zh" ? "五型工作台" : "Wuxing desk"}`;
    if (from.matched.length && to.path !== from.path) document.getElementById("main")?.focus();
  });
  return router;
}
