import { publishedRequests } from "@wuxing/areas/hotline";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import { askedMonth, figuresOf } from "../figures/index.ts";
import { caseRow } from "./caseRow.ts";
import type { Show } from "./Pages.ts";
import { figuresFor, figuresView, trendFor } from "./publicFigures.ts";

const hide = { hide: true } as const;
const front = [0, 2, 4, 5];

/** The front page, the figures, and the pages that say what this platform is. */
export function homeRoutes(http: Http, platform: Platform, show: Show): void {
  const figures = figuresOf(platform);
  const { casework, city } = platform;

  http.get("/", { schema: hide }, async (request, reply) => {
    const counted = await figures(askedMonth(undefined, casework.now()));
    const recent = await publishedRequests(platform, {}, { size: 5, number: 1 });
    return show(request, reply, "home", {
      month: counted.month,
      figures: figuresFor(counted).filter((_, index) => front.includes(index)),
      trend: trendFor(counted),
      recent: recent.rows.map((row) => caseRow(row, city)),
    });
  });

  const query = z.object({ month: z.string().optional() });
  http.get("/figures", { schema: { ...hide, querystring: query } }, async (request, reply) => {
    const now = casework.now();
    const counted = await figures(askedMonth(request.query.month, now));
    return show(request, reply, "figures", figuresView(counted, city, askedMonth(undefined, now)));
  });

  http.get("/services", { schema: hide }, (request, reply) => show(request, reply, "services", services));
  http.get("/about", { schema: hide }, (request, reply) =>
    show(request, reply, "about", { version: "0.1.0", sourceHref: "/about#source", contactPhone: "12345" }),
  );
}

const services = {
  today: [
    {
      title: t("提诉求", "Say something"),
      text: t("求助、投诉、举报、咨询、建议", "Help, complaints, reports, questions, suggestions"),
      href: "/say",
    },
    {
      title: t("查进度、补充、评价", "Follow, add to and rate"),
      text: t("凭编号和手机号，不用注册", "By number and phone, without an account"),
      href: "/follow",
    },
    {
      title: t("看公开办件", "See published cases"),
      text: t("别人提过的事是怎么办的", "How matters like yours were handled"),
      href: "/cases",
    },
    {
      title: t("看办理数据", "See the figures"),
      text: t("各单位办得怎么样", "How the units are doing"),
      href: "/figures",
    },
    {
      title: t("看工作要点", "See the work points"),
      text: t("通知里的每一条办到哪一步", "How far each point of a notice is"),
      href: "/points",
    },
    {
      title: t("看双随机检查", "See the random inspections"),
      text: t("查谁、谁去查、查出什么", "Who is inspected, by whom, what was found"),
      href: "/inspections",
    },
  ],
  coming: [
    { title: t("证照和许可", "Licences and permits"), text: t("在线申请，少交材料", "Apply online with fewer papers") },
    { title: t("预约窗口", "Appointments"), text: t("中午和周末也能约", "At noon and at weekends too") },
    { title: t("惠企政策", "Policies for firms"), text: t("符合条件的直接告诉您", "You are told what you are due") },
  ],
};
