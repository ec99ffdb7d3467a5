import { type Text, t } from "@wuxing/kernel/text";
import { baseCodeOf } from "./sampleItems.ts";

/** A bundle as its table keeps it. */
export interface SampleBundle {
  readonly code: string;
  readonly name: Text;
  readonly life_event: string;
  readonly audience: "1" | "2";
  readonly lead: Text;
  readonly bases: readonly string[];
}

type Row = readonly [
  code: string,
  zh: string,
  en: string,
  event: string,
  audience: "1" | "2",
  zhLead: string,
  enLead: string,
  kinds: readonly string[],
];

// biome-ignore format: a table reads best with one bundle in few lines
const rows: readonly Row[] = [
  ["open-firm", "开办企业", "Opening a firm", "opening", "2", "从领执照到刻章、领发票、开社保户，一张表办完。", "Licence, seal, invoices and social insurance with one form.",
    ["企业设立登记", "公章刻制备案", "税务登记信息确认", "发票领用", "社会保险登记（用人单位）", "单位参保登记（医疗保险）", "住房公积金单位缴存登记"]],
  ["food-shop", "开食品店", "Opening a food shop", "opening", "2", "先领执照，再办食品许可；有门头招牌、占道的一并办。", "The licence first, then the food licence; signs and roads with them.",
    ["企业设立登记", "食品经营许可", "公章刻制备案", "设置大型户外广告及在城市建筑物、设施上悬挂、张贴宣传品审批", "发票领用"]],
  ["drugstore", "开药店", "Opening a drugstore", "opening", "2", "药品零售许可、医疗器械备案和医保定点一起申请。", "Drug licence, device filing and the insurance agreement together.",
    ["企业设立登记", "药品经营（零售）许可", "第二类医疗器械经营备案", "仅销售预包装食品备案", "零售药店申请定点协议管理"]],
  ["hotel", "开宾馆", "Opening a hotel", "premises", "2", "特种行业、卫生、消防三证合在一起办。", "Security, hygiene and fire safety together.",
    ["企业设立登记", "旅馆业特种行业许可", "公共场所卫生许可", "公众聚集场所投入使用、营业前消防安全检查", "城镇污水排入排水管网许可"]],
  ["carrier", "开货运公司", "Opening a road carrier", "transport", "2", "公司、车辆、司机的手续一次说清。", "Firm, vehicles and drivers at once.",
    ["企业设立登记", "道路货物运输经营许可", "道路运输证配发", "道路货物运输驾驶员从业资格认定"]],
  ["birth", "孩子出生", "A child is born", "birth", "1", "出生证、上户口、医保、社保卡、接种本，信息只填一遍。", "Certificate, household, insurance and card: told once.",
    ["出生医学证明签发", "出生登记（户口登记）", "基本医疗保险参保登记（城乡居民）", "社会保障卡申领", "预防接种证办理", "生育津贴支付"]],
  ["school", "孩子上学", "A child goes to school", "school", "1", "报名、随迁、资助放在一起看。", "Enrolment, moving and support together.",
    ["义务教育学校入学登记", "随迁子女入学", "家庭经济困难学生资助"]],
  ["marriage", "结婚成家", "Getting married", "marriage", "1", "领证之后，户口、公积金和生育登记一起办。", "After the certificate: household, housing fund and birth notification.",
    ["结婚登记", "户口登记项目变更", "户口迁移审批", "生育登记"]],
  ["home", "买房落户", "Buying a home", "housing", "1", "过户、交税、水电气过户一次办。", "Transfer, tax, water, power and gas at once.",
    ["不动产转移登记（存量房）", "二手房交易申报", "购买住房提取住房公积金", "供水过户", "用电过户", "户口迁移审批"]],
  ["work", "找工作和失业", "Work and unemployment", "work", "1", "登记、待遇、技能补贴放在一起。", "Registration, benefits and support together.",
    ["失业登记", "失业保险金申领", "就业困难人员认定", "创业担保贷款申请", "基本医疗保险参保登记（灵活就业）"]],
  ["retire", "退休", "Retiring", "retirement", "1", "养老金、公积金、老年优待证一起申请。", "Pension, housing fund and senior card together.",
    ["职工正常退休（职）申请", "离休、退休提取住房公积金", "老年优待证办理", "老年人免费乘车卡申领", "养老保险待遇资格认证"]],
  ["after-death", "身后事", "After a death", "death", "1", "家里人只说一遍，户口、社保、公积金和房产依次办好。", "Told once: household, insurance, housing fund and home follow.",
    ["死亡、宣告死亡注销户口", "丧葬补助金和抚恤金申领", "惠民殡葬补贴", "死亡提取住房公积金", "不动产继承登记"]],
];

/** The demo's bundles (一件事), each an ordered set of kinds. */
export const sampleBundles = (): readonly SampleBundle[] =>
  rows.map(([code, zh, en, event, audience, zhLead, enLead, names]) => ({
    ...{ code, name: t(zh, en), life_event: event, audience, lead: t(zhLead, enLead) },
    bases: names.map(baseCodeOf),
  }));
