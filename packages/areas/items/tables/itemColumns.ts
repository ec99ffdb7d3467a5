import { type Text, t } from "@wuxing/kernel/text";
import { promiseRiskWords, type RefundRow } from "@wuxing/platform/items";

/** How a cell is read: a text, one of several lines, a whole number, 是/否, a code with its word, or JSON. */
export type CellKind = "text" | "list" | "number" | "yesNo" | "json" | Readonly<Record<string, Text>>;

export interface ItemColumn {
  /** The path of the field within the item, or within the part of it that a sheet's row is. */
  readonly field: string;
  readonly title: Text;
  readonly kind: CellKind;
  readonly required?: true;
  /** Of a list: the values it may have. */
  readonly among?: Readonly<Record<string, Text>>;
}

const column = (field: string, zh: string, en: string, kind: CellKind = "text"): ItemColumn => ({
  ...{ field, title: t(zh, en), kind },
});
const must = (one: ItemColumn): ItemColumn => ({ ...one, required: true });

/** 事项类型. */
export const kindWords: Readonly<Record<string, Text>> = {
  "01": t("行政许可", "Permit"),
  "02": t("行政处罚", "Penalty"),
  "03": t("行政强制", "Enforcement"),
  "04": t("行政征收", "Levy"),
  "05": t("行政给付", "Benefit"),
  "06": t("行政检查", "Inspection"),
  "07": t("行政确认", "Confirmation"),
  "08": t("行政奖励", "Award"),
  "09": t("行政裁决", "Ruling"),
  "10": t("其他行政权力", "Other power"),
  "20": t("公共服务", "Public service"),
};
export const levelWords: Readonly<Record<string, Text>> = {
  "1": t("国家级", "Nation"),
  "2": t("省级", "Province"),
  "3": t("市级", "City"),
  "4": t("县级", "County"),
  "5": t("镇级", "Township"),
  "6": t("村级", "Village"),
  "7": t("分级管理", "Several levels"),
};
export const handlingWords: Readonly<Record<string, Text>> = {
  "1": t("即办件", "Decided at once"),
  "2": t("承诺件", "Within a promised time"),
  "9": t("其他", "Other"),
};
export const audienceWords: Readonly<Record<string, Text>> = {
  "1": t("自然人", "Persons"),
  "2": t("企业法人", "Firms"),
  "3": t("事业法人", "Public institutions"),
  "4": t("社会组织法人", "Associations"),
  "5": t("行政机关", "Agencies"),
  "6": t("其他组织", "Others"),
};
/** How a result comes. */
export const deliveryWords: Readonly<Record<string, Text>> = {
  counter: t("窗口领取", "at the counter"),
  post: t("邮寄", "by post"),
  certificate: t("电子证照", "as a certificate"),
};
/** 主题, as people say it. */
export const eventWords: Readonly<Record<string, Text>> = {
  birth: t("生孩子", "A child"),
  school: t("上学", "School"),
  work: t("工作", "Work"),
  marriage: t("结婚", "Marriage"),
  housing: t("住房", "Housing"),
  health: t("看病", "Health"),
  driving: t("开车", "Driving"),
  retirement: t("养老", "Old age"),
  hardship: t("困难帮扶", "Hardship"),
  death: t("身后事", "After a death"),
  opening: t("开业", "Opening"),
  premises: t("场所", "Premises"),
  building: t("项目建设", "Building"),
  trade: t("经营", "Trade"),
  transport: t("运输", "Transport"),
  farming: t("农林", "Farming"),
  staff: t("用工", "Staff"),
  closing: t("注销", "Closing"),
};
const dayUnits: Readonly<Record<string, Text>> = {
  workingDay: t("工作日", "working days"),
  calendarDay: t("自然日", "days"),
};
const sources: Readonly<Record<string, Text>> = {
  applicant: t("申请人自备", "the applicant"),
  government: t("政府部门核发", "an agency"),
  intermediary: t("中介机构或法定机构", "an intermediary"),
  shared: t("政府共享取得", "had by sharing"),
};
const specialKinds: Readonly<Record<string, Text>> = {
  hearing: t("听证", "hearing"),
  tender: t("招标", "tender"),
  auction: t("拍卖", "auction"),
  inspection: t("现场核查、检验、检测", "inspection"),
  quarantine: t("检疫", "quarantine"),
  appraisal: t("鉴定", "appraisal"),
  expertReview: t("专家评审", "expert review"),
  exam: t("考试", "examination"),
  publicNotice: t("公示", "public notice"),
};
/** How an application ends without a grant. */
export const refundEndingWords: Readonly<Record<RefundRow["ending"], Text>> = {
  denied: t("决定不予的", "refused"),
  notAccepted: t("不予受理的", "not accepted"),
  lapsed: t("逾期未补正的", "not mended in time"),
  withdrawn: t("申请人撤回的", "withdrawn"),
  terminated: t("终止办理的", "ended without a decision"),
};
const questionTypes: Readonly<Record<string, Text>> = {
  text: t("文字", "text"),
  textarea: t("长文字", "long text"),
  number: t("数字", "number"),
  date: t("日期", "day"),
  choice: t("选择", "choice"),
  yesNo: t("是否", "yes or no"),
  phone: t("电话", "telephone"),
  citizenNumber: t("身份证号", "citizen number"),
  uscc: t("统一社会信用代码", "unified social credit code"),
};

const limitColumns = (field: string, zh: string, en: string): ItemColumn[] => [
  column(`${field}.amount`, zh, en, "number"),
  column(`${field}.unit`, `${zh}单位`, `${en}: unit`, dayUnits),
  column(`${field}.basis`, `${zh}依据`, `${en}: basis`),
  column(`${field}.note.zh`, `${zh}说明`, `${en}: note`),
  column(`${field}.note.en`, `${zh}说明（英文）`, `${en}: note in English`),
];

/** The columns of an item's own fields: at most forty, as many as a sheet may have. */
export const itemColumns: readonly ItemColumn[] = [
  must(column("code", "实施编码", "Item code")),
  must(column("baseCode", "基本编码", "Base code")),
  must(column("name.zh", "事项名称", "Name")),
  must(column("name.en", "英文名称", "Name in English")),
  must(column("kind", "事项类型", "Kind", kindWords)),
  must(column("level", "行使层级", "Level", levelWords)),
  must(column("unit", "实施主体", "Unit")),
  must(column("division", "区划", "Division")),
  must({ ...column("audience", "服务对象", "For whom", "list"), among: audienceWords }),
  must(column("handling", "办件类型", "Handling", handlingWords)),
  ...limitColumns("legal", "法定时限", "Legal time"),
  ...limitColumns("promised", "承诺时限", "Promised time"),
  column("jointUnits", "联办单位", "Joint units", "list"),
  column("preReview", "下级先审", "Looked at below first", "yesNo"),
  column("preReviewBy", "由谁先审", "Looked at first by"),
  column("renewable", "可延续", "Renewable", "yesNo"),
  column("promisable", "适用告知承诺", "Open to promises", "yesNo"),
  {
    ...column("risks", "直接涉及（不适用告知承诺）", "Directly touches (no promises)", "list"),
    among: promiseRiskWords,
  },
  column("fee.amount", "收费（分）", "Fee in fen", "number"),
  column("fee.basis", "收费依据", "Basis of the fee"),
  must({ ...column("delivery", "结果送达", "Delivery", "list"), among: deliveryWords }),
  column("issues", "核发证照类型", "Certificate issued"),
  column("visits", "到现场次数", "Visits", "number"),
  must(column("legalBasis", "设定依据", "Legal basis", "list")),
  column("synonyms", "俗称", "Other words", "list"),
  column("office.zh", "承办机构", "Office"),
  column("office.en", "承办机构（英文）", "Office in English"),
  { ...column("lifeEvents", "主题", "Life events", "list"), among: eventWords },
  column("remedies.review.zh", "复议机关", "Review"),
  column("remedies.review.en", "复议机关（英文）", "Review in English"),
  column("remedies.court.zh", "诉讼法院", "Court"),
  column("remedies.court.en", "诉讼法院（英文）", "Court in English"),
];

/** A part of an item of which there may be many: a sheet of its own, each row with the item's code. */
export interface PartSheet {
  readonly field: "materials" | "questions" | "specials" | "conditions" | "places" | "refunds" | "more";
  /** An item without any row has no such field, not an empty one. */
  readonly optional?: true;
  readonly title: Text;
  readonly columns: readonly ItemColumn[];
}

const named = (zh: string, en: string, field = "name"): ItemColumn[] => [
  must(column(`${field}.zh`, zh, en)),
  must(column(`${field}.en`, `${zh}（英文）`, `${en} in English`)),
];

export const partSheets: readonly PartSheet[] = [
  {
    field: "materials",
    title: t("材料", "Materials"),
    columns: [
      must(column("key", "代号", "Key")),
      ...named("材料名称", "Material"),
      must(column("required", "必要", "Required", "yesNo")),
      column("when.zh", "什么情形下要", "When"),
      column("when.en", "什么情形下要（英文）", "When, in English"),
      must(column("source", "来源渠道", "Made by", sources)),
      must(column("copies", "份数", "Copies", "number")),
      must(column("basis", "依据", "Basis")),
      column("certificateType", "可证明的证照类型", "Proven by certificate"),
      column("promise", "可告知承诺", "May be promised", "yesNo"),
    ],
  },
  {
    field: "questions",
    title: t("填报问题", "Questions"),
    columns: [
      must(column("key", "代号", "Key")),
      ...named("问题", "Question", "label"),
      column("help.zh", "填写说明", "Help"),
      column("help.en", "填写说明（英文）", "Help in English"),
      must(column("type", "类型", "Type", questionTypes)),
      must(column("required", "必填", "Required", "yesNo")),
      column("options", "选项", "Options", "json"),
      column("concept", "概念", "Concept"),
    ],
  },
  {
    field: "specials",
    title: t("特别程序", "Special steps"),
    columns: [
      must(column("kind", "类型", "Kind", specialKinds)),
      ...named("名称", "Name"),
      must(column("days", "最长时间", "At most", "number")),
      must(column("unit", "时间单位", "Unit of time", dayUnits)),
      must(column("basis", "依据", "Basis")),
    ],
  },
  {
    field: "conditions",
    title: t("受理条件", "Conditions"),
    columns: [must(column("zh", "条件", "Condition")), must(column("en", "条件（英文）", "Condition in English"))],
  },
  {
    field: "places",
    title: t("办理地点", "Places"),
    optional: true,
    columns: [
      ...named("地点", "Place"),
      must(column("address", "地址", "Address")),
      ...named("时间", "Hours", "hours"),
      column("phone", "电话", "Telephone"),
    ],
  },
  {
    field: "refunds",
    title: t("退费", "Refunds"),
    optional: true,
    columns: [
      must(column("ending", "怎么办结的", "Where it ends", refundEndingWords)),
      must(column("percent", "退百分之几", "Per cent given back", "number")),
      must(column("basis", "依据", "Basis")),
    ],
  },
  {
    field: "more",
    title: t("其他要素", "Other fields"),
    columns: [must(column("name", "要素", "Field")), must(column("value", "内容", "Content"))],
  },
];

export const itemsSheet = t("事项", "Items");

/** The head of a column as it is written. */
export const columnHead = ({ title, required }: ItemColumn): string => `${title.zh} ${title.en}${required ? " *" : ""}`;

const parts = new Map(partSheets.map((sheet) => [sheet.field as string, sheet]));

/** What a field of an item is called, by its path: `materials.2.basis`, `materials.licence.name.zh`, `legal.amount`. */
export function fieldTitle(field: string): Text {
  const own = titled(itemColumns, field);
  if (own) return own;
  const [first = "", which = "", ...rest] = field.split(".");
  const sheet = parts.get(first);
  if (!sheet) return t(field, field);
  if (first === "more") return t(`${sheet.title.zh}：${which}`, `${sheet.title.en}: ${which}`);
  const within = titled(sheet.columns, rest.join("."));
  const place = /^\d+$/.test(which) ? "" : ` ${which}`;
  return t(`${sheet.title.zh}${place}：${within?.zh ?? ""}`, `${sheet.title.en}${place}: ${within?.en ?? ""}`);
}

const titled = (columns: readonly ItemColumn[], field: string): Text | undefined =>
  columns.find((one) => one.field === field || one.field.startsWith(`${field}.`) || field.startsWith(`${one.field}.`))
    ?.title;
