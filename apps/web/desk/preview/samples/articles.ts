import { t } from "@wuxing/kernel/text";
import type { ArticleDetail, ArticleLine, ArticleList } from "../../knowledge/contract.ts";

const line: ArticleLine = {
  ...{ number: "ZS-20260901-0000012-3", version: 2, title: "路灯不亮多久能修好" },
  ...{ excerpt: "接报后一般 24 小时内修复，背街小巷 48 小时内。", topics: ["street.lamp"] },
  unit: { code: "px-cgj", name: t("市城管局", "City Management Bureau") },
  ...{
    public: true,
    state: "published",
    validFrom: "2026-01-01",
    validUntil: null,
    reviewOn: "2027-03-01",
    citable: true,
  },
};

export const articleList: ArticleList = {
  ...{ total: 2, page: 1, size: 30 },
  lines: [
    line,
    {
      ...{ ...line, number: "ZS-20260902-0000013-1", title: "物业费涨价合不合规" },
      ...{ state: "reviewDue", reviewOn: "2026-11-01", public: false },
    },
  ],
};

const text = "接报后一般 24 小时内修复，背街小巷 48 小时内。\n请说明路名和最近的灯杆编号。";
export const articleDetail: ArticleDetail = {
  ...{ ...line, text, movedAt: "2026-10-01T02:00:00.000Z" },
  versions: [2, 1].map((version) => ({
    ...{ version, title: line.title, text, validFrom: line.validFrom, validUntil: null },
    publishedAt: `2026-0${version + 6}-01T02:00:00.000Z`,
  })),
};
