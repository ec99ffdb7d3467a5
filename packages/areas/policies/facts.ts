import { type FactKind, factCatalogue } from "@wuxing/kernel/policies";
import { type Text, t } from "@wuxing/kernel/text";

const market = t("市场监管部门", "Market regulation");
const tax = t("税务部门", "Tax authority");
const statistics = t("统计部门", "Statistics");
const labour = t("人社部门", "Labour and social security");
const science = t("科技部门", "Science and technology");
const industry = t("工信部门", "Industry");
const year = 500;

const number = (code: string, name: Text, unit: Text, source: Text, goodFor = year): FactKind => ({
  ...{ code, name, unit, source, goodFor },
  type: "number",
});
const flag = (code: string, name: Text, verb: "listed" | "held" | "is", source: Text, goodFor?: number): FactKind => ({
  ...{ code, name, verb, source, ...(goodFor ? { goodFor } : {}) },
  type: "flag",
});
const money = t("万元", "× CNY 10,000");
const people = t("人", "people");
const piece = t("项", "items");

/** 门类 of GB/T 4754-2017, by its letters. */
const sectors: readonly (readonly [string, string, string])[] = [
  ["A", "农、林、牧、渔业", "agriculture, forestry, fishing"],
  ["B", "采矿业", "mining"],
  ["C", "制造业", "manufacturing"],
  ["D", "电力、热力、燃气及水生产和供应业", "power, heat, gas and water"],
  ["E", "建筑业", "construction"],
  ["F", "批发和零售业", "wholesale and retail"],
  ["G", "交通运输、仓储和邮政业", "transport, storage and post"],
  ["H", "住宿和餐饮业", "hotels and restaurants"],
  ["I", "信息传输、软件和信息技术服务业", "information and software"],
  ["K", "房地产业", "real estate"],
  ["L", "租赁和商务服务业", "leasing and business services"],
  ["M", "科学研究和技术服务业", "research and technical services"],
  ["O", "居民服务、修理和其他服务业", "household services and repair"],
  ["P", "教育", "education"],
  ["Q", "卫生和社会工作", "health and social work"],
  ["R", "文化、体育和娱乐业", "culture, sport and entertainment"],
];
const counties: readonly (readonly [string, string, string])[] = [
  ["360302", "安源区", "Anyuan"],
  ["360313", "湘东区", "Xiangdong"],
  ["360321", "莲花县", "Lianhua"],
  ["360322", "上栗县", "Shangli"],
  ["360323", "芦溪县", "Luxi"],
];
const options = (rows: readonly (readonly [string, string, string])[]) =>
  rows.map(([code, zh, en]) => ({ code, name: t(zh, en) }));

/** What a policy of the city may ask of a firm's file. A kind is added here and nowhere else; none is renamed or removed. */
export const facts = factCatalogue([
  { code: "sector", name: t("所属行业", "Sector"), source: statistics, type: "choice", options: options(sectors) },
  { code: "county", name: t("注册地", "Registered in"), source: market, type: "choice", options: options(counties) },
  {
    ...{ code: "size", name: t("企业规模", "Size of the firm"), source: statistics, type: "choice", goodFor: year },
    options: options([
      ["large", "大型", "large"],
      ["medium", "中型", "medium"],
      ["small", "小型", "small"],
      ["micro", "微型", "micro"],
    ]),
  },
  { code: "founded", name: t("成立日期", "Founded on"), source: market, type: "day" },
  { code: "aboveSizeOn", name: t("首次入规日期", "First counted above size on"), source: statistics, type: "day" },
  { code: "hightechOn", name: t("高企认定日期", "Recognised as high-tech on"), source: science, type: "day" },
  number("revenue", t("上年度营业收入", "Revenue of last year"), money, statistics),
  number("revenueGrowth", t("上年度营业收入增幅", "Growth of revenue last year"), t("%", "%"), statistics),
  number("tax", t("上年度纳税额", "Taxes paid last year"), money, tax),
  number("research", t("上年度研发费用", "Spent on research last year"), money, tax),
  number("equipment", t("本年度设备投资", "Invested in equipment this year"), money, industry),
  number("exports", t("上年度出口额", "Exports of last year"), money, t("商务部门", "Commerce")),
  number("onlineSales", t("上年度网络零售额", "Online sales of last year"), money, t("商务部门", "Commerce")),
  number(
    "loanInterest",
    t("本年度贷款利息支出", "Interest paid on loans this year"),
    money,
    t("金融部门", "Finance office"),
  ),
  number("insured", t("参保职工人数", "Insured employees"), people, labour, 120),
  number("newJobs", t("本年度新增就业人数", "New jobs this year"), people, labour, 120),
  number("graduates", t("新招用毕业生人数", "Graduates newly employed"), people, labour, 120),
  number("layoffs", t("上年度裁员率", "Laid off last year"), t("%", "%"), labour),
  number("patents", t("有效发明专利数", "Patents in force"), piece, t("知识产权部门", "Intellectual property")),
  number("trainees", t("新型学徒人数", "Apprentices"), people, labour),
  number("energySaved", t("年节能量", "Energy saved a year"), t("吨标准煤", "tonnes of coal equivalent"), industry),
  flag("aboveSize", t("规模以上企业", "a firm above designated size"), "is", statistics, year),
  flag("private", t("民营企业", "a private firm"), "is", market),
  flag("hightech", t("高新技术企业证书", "a high-tech certificate"), "held", science, 1100),
  flag("special", t("专精特新中小企业称号", "the title of a specialised new firm"), "held", industry, 1100),
  flag("green", t("绿色工厂称号", "the title of a green factory"), "held", industry),
  flag("brand", t("名特优产品称号", "the title of a noted product"), "held", market),
  flag("abnormal", t("经营异常名录", "abnormal operation"), "listed", market, 60),
  flag("dishonest", t("严重违法失信名单", "serious breach of the law"), "listed", market, 60),
  flag("arrears", t("拖欠工资失信名单", "wages owed"), "listed", labour, 60),
  flag("taxA", t("纳税信用A级称号", "tax credit grade A"), "held", tax, year),
]);

/** What stands on a firm's page as its tags: titles that it holds, lists that it is on, what it is. */
export const tagCodes: readonly string[] = facts.kinds.filter(({ type }) => type === "flag").map(({ code }) => code);
