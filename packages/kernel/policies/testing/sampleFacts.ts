import { t } from "@wuxing/kernel/text";
import { factCatalogue } from "../index.ts";

const source = t("统计部门", "Statistics");
/** Names that begin alike or with a word of the form, and a fact that grows old: what a parser could stumble over. */
export const catalogue = factCatalogue([
  {
    code: "revenue",
    name: t("上年度营业收入", "last year's revenue"),
    source,
    type: "number",
    unit: t("万元", "10k CNY"),
    goodFor: 400,
  },
  {
    code: "revenueGrowth",
    name: t("上年度营业收入增长率", "growth of revenue"),
    source,
    type: "number",
    unit: t("%", "%"),
  },
  { code: "jobs", name: t("新增就业人数", "new jobs"), source, type: "number", unit: t("人", "people") },
  {
    code: "sector",
    name: t("行业", "sector"),
    source,
    type: "choice",
    options: ["制造业", "建筑业", "非金属矿业", "制造业服务"].map((zh, i) => ({
      code: "CEBM"[i] ?? "",
      name: t(zh, `sector ${i}`),
    })),
  },
  { code: "abnormal", name: t("经营异常名录", "abnormal list"), source, type: "flag", verb: "listed" },
  { code: "hightech", name: t("高新技术企业证书", "high-tech certificate"), source, type: "flag", verb: "held" },
  { code: "private", name: t("非公有制企业", "private firm"), source, type: "flag", verb: "is" },
  { code: "founded", name: t("成立日期", "founded"), source, type: "day" },
]);

export const today = "2026-11-26";
