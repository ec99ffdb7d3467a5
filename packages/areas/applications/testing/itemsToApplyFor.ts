import { t } from "@wuxing/kernel/text";
import type { Item } from "@wuxing/platform/items";

type Base = Omit<Item, "code" | "baseCode" | "name" | "kind" | "unit" | "audience" | "legalBasis">;
const base: Base = {
  level: "3",
  division: "360300",
  handling: "2",
  jointUnits: [],
  ...{ preReview: false, renewable: false, promisable: false, visits: 1 },
  ...{ specials: [], materials: [], questions: [], conditions: [], synonyms: [], more: {} },
  delivery: ["counter"],
};

/** The code of an item of the test city: agency, level and base code, without any real agency's number. */
const code = (agency: string, baseCode: string) => ({ baseCode, code: `${agency}3${baseCode}` });

const form: Item["materials"][number] = {
  ...{ key: "form", name: t("申请书", "Application form"), required: true, source: "applicant", copies: 1 },
  basis: "食品经营许可和备案管理办法第十三条",
};

const foodItem: Item = {
  ...base,
  ...code("11360300TEST000014", "000131022000"),
  name: t("食品经营许可", "Food operation licence"),
  kind: "01",
  unit: "px-scj",
  audience: ["1", "2"],
  legal: { amount: 20, unit: "workingDay", basis: "食品安全法第三十五条" },
  promised: { amount: 8, unit: "workingDay", basis: "本单位承诺" },
  renewable: true,
  promisable: true,
  specials: [
    {
      ...{ kind: "expertReview", name: t("专家评审", "Expert review"), days: 15, unit: "workingDay" },
      basis: "行政许可法第四十五条",
    },
  ],
  materials: [
    form,
    {
      ...{ key: "licence", name: t("营业执照", "Business licence"), required: true, source: "government", copies: 1 },
      ...{ basis: "食品经营许可和备案管理办法第十三条", certificateType: "LICENCE" },
    },
    {
      ...{ key: "rules", name: t("食品安全制度", "Food safety rules"), required: true, source: "applicant", copies: 1 },
      ...{ basis: "食品经营许可和备案管理办法第十三条", promise: true },
    },
    {
      ...{ key: "tax", name: t("完税信息", "Tax record"), required: true, source: "shared", copies: 0 },
      basis: "国务院令第716号第十条",
    },
  ],
  questions: [
    { key: "phone", label: t("联系电话", "Telephone"), type: "phone", required: true, concept: "contact.phone" },
    { key: "place", label: t("经营场所地址", "Address of the premises"), type: "text", required: true },
    { key: "area", label: t("场所面积（平方米）", "Area in square metres"), type: "number", required: false },
    {
      ...{ key: "kind", label: t("经营方式", "Kind of business"), type: "choice", required: true },
      options: [
        { value: "shop", label: t("销售", "Selling") },
        { value: "kitchen", label: t("餐饮", "Catering") },
      ],
    },
  ],
  delivery: ["counter", "post", "certificate"],
  issues: "FOODSALE",
  legalBasis: ["食品安全法第三十五条"],
};

const atOnceItem: Item = {
  ...base,
  ...code("11360300TEST000030", "000720015000"),
  name: t("老年优待证办理", "Senior citizen card"),
  kind: "20",
  unit: "px-mzj",
  audience: ["1"],
  handling: "1",
  promised: { amount: 1, unit: "workingDay", basis: "本单位承诺" },
  materials: [
    {
      ...{ key: "identity", name: t("居民身份证", "Identity card"), required: true, source: "government", copies: 1 },
      ...{ basis: "老年人权益保障法第五十二条", certificateType: "ID" },
    },
  ],
  legalBasis: ["老年人权益保障法第五十二条"],
};

const jointItem: Item = {
  ...base,
  ...code("11360300TEST000022", "000117003000"),
  name: t("建设工程联合竣工验收", "Joint acceptance of a building"),
  kind: "01",
  unit: "px-zjj",
  audience: ["2"],
  jointUnits: ["px-zrj", "px-xfj"],
  materials: [{ ...form, name: t("验收申请表", "Form of the acceptance"), basis: "建设工程质量管理条例第十六条" }],
  legalBasis: ["建设工程质量管理条例第十六条"],
};

const feeItem: Item = {
  ...base,
  ...code("11360300TEST000049", "000715010000"),
  name: t("不动产转移登记", "Transfer of real property"),
  kind: "07",
  unit: "px-zrj",
  audience: ["1", "2"],
  legal: { amount: 30, unit: "workingDay", basis: "不动产登记暂行条例第二十条" },
  promised: { amount: 3, unit: "workingDay", basis: "本单位承诺" },
  fee: { amount: 8000, basis: "发改价格规〔2016〕2559号" },
  materials: [{ ...form, name: t("登记申请书", "Form of the entry"), basis: "不动产登记暂行条例第十六条" }],
  delivery: ["counter", "post"],
  legalBasis: ["不动产登记暂行条例第十四条"],
};

/** Items that tests apply for, in this order: one with everything, one decided at once, one joint, one with a fee. */
export const itemsToApplyFor: readonly Item[] = [foodItem, atOnceItem, jointItem, feeItem];
