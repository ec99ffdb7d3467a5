import { type Text, t } from "@wuxing/kernel/text";
import type { Item } from "@wuxing/platform/items";

/** Kinds that may be had on a written promise (告知承诺), as published lists of such items name them; mark E. */
export const promisableKinds: ReadonlySet<string> = new Set([
  ...["公共场所卫生许可", "公共场所卫生许可延续", "公众聚集场所投入使用、营业前消防安全检查", "劳务派遣经营许可"],
  ...["人力资源服务许可", "出版物零售单位设立审批", "道路货物运输经营许可", "互联网上网服务营业场所经营单位设立审批"],
  ...["娱乐场所从事娱乐场所经营活动审批", "营业性演出审批", "旅馆业特种行业许可", "出租汽车驾驶员从业资格认定"],
]);

/** Kinds whose permit is renewed before it expires (行政许可法 §50). */
export const renewableKinds: ReadonlySet<string> = new Set([
  ...["食品经营许可", "食品生产许可", "药品经营（零售）许可", "公共场所卫生许可", "公共场所卫生许可延续"],
  ...["取水许可（设立取水）", "道路货物运输经营许可", "城镇污水排入排水管网许可", "排污许可", "危险化学品经营许可"],
]);

/**
 * Kinds whose application to the city goes through the county first (行政许可法 §35), as forestry has it for what is
 * decided above; which they are here is the demo's choice, mark M.
 */
export const countyFirst: ReadonlySet<string> = new Set([...["建设项目使用林地审批", "陆生野生动物人工繁育许可"]]);

/** Kinds on which the city's departments decide together (校车安全管理条例第15条 asks police and transport). */
export const decidedWith: Readonly<Record<string, readonly string[]>> = {
  校车使用许可: ["px-gaj", "px-jtj"],
};

const onSite = (basis: string): Item["specials"][number] => ({
  ...{ kind: "inspection", name: t("现场核查", "On-site check"), days: 10, unit: "workingDay", basis },
});
const review = (basis: string): Item["specials"][number] => ({
  ...{ kind: "expertReview", name: t("专家评审", "Expert review"), days: 20, unit: "workingDay", basis },
});

/** Steps whose time is not counted. */
export const ownSpecials: Readonly<Record<string, Item["specials"]>> = {
  食品经营许可: [onSite("《食品经营许可和备案管理办法》第20条")],
  食品生产许可: [onSite("《食品生产许可管理办法》第21条")],
  "药品经营（零售）许可": [onSite("《药品经营和使用质量监督管理办法》第13条")],
  "取水许可（设立取水）": [review("《取水许可和水资源费征收管理条例》第18条")],
  建设项目环境影响报告书审批: [review("《环境影响评价法》第22条")],
  机动车驾驶证核发: [
    {
      ...{ kind: "exam", name: t("驾驶人考试", "Driving tests"), days: 120, unit: "workingDay" },
      basis: "《道路交通安全法》第19条",
    },
  ],
};

/** Fees in 分, with what they rest on. */
export const fees: Readonly<Record<string, NonNullable<Item["fee"]>>> = {
  居民身份证申领: { amount: 2000, basis: "发改价格规〔2019〕1931号：首次申领免收，到期换领 20 元" },
  居民身份证补领换领: { amount: 4000, basis: "发改价格〔2003〕2322号：丢失补领 40 元" },
  临时居民身份证申领: { amount: 1000, basis: "发改价格〔2003〕2322号" },
  普通护照签发: { amount: 12_000, basis: "发改价格规〔2019〕914号" },
  往来港澳通行证签发: { amount: 6000, basis: "发改价格规〔2019〕914号" },
  机动车驾驶证核发: { amount: 1000, basis: "发改价格〔2004〕2831号：工本费" },
  机动车注册登记: { amount: 12_000, basis: "发改价格〔2004〕2831号：号牌和行驶证工本费" },
  "不动产转移登记（存量房）": { amount: 8000, basis: "发改价格规〔2016〕2559号：住宅类每件 80 元" },
  "不动产首次登记（新建商品房转移）": { amount: 8000, basis: "发改价格规〔2016〕2559号：住宅类每件 80 元" },
};

/** Conditions of single kinds, in plain words. */
export const ownConditions: Readonly<Record<string, readonly Text[]>> = {
  食品经营许可: [
    t("已领营业执照", "The firm has its business licence"),
    t(
      "场所与有毒、有害场所保持规定距离，布局能分开生熟",
      "The premises keep away from harmful places, and raw and cooked food apart",
    ),
    t("有食品安全管理人员和制度", "There are food safety staff and rules"),
  ],
  公共场所卫生许可: [
    t("场所空气、水质、采光照明检测合格", "Air, water and light have been tested and are in order"),
    t("直接为顾客服务的人员有健康证明", "Staff in contact with guests have health certificates"),
  ],
  居住证申领: [
    t("离开常住户口所在地，在本地居住半年以上", "Has lived here for half a year, away from the registered household"),
    t(
      "有合法稳定就业、住所，或连续就读，三项有一项即可",
      "Has steady work, a steady home, or studies here: one is enough",
    ),
  ],
  老年优待证办理: [t("年满六十周岁", "Is sixty or older")],
  出租汽车驾驶员从业资格认定: [
    t("有相应准驾车型驾驶证，并有三年以上驾驶经历", "Has the licence for such vehicles and three years of driving"),
    t(
      "无交通肇事犯罪、危险驾驶犯罪、吸毒、饮酒后驾驶和暴力犯罪记录",
      "Has no record of driving offences, drugs or violence",
    ),
    t("最近连续三个记分周期没有记满 12 分", "Has not reached 12 points in the last three periods"),
  ],
};
