import { t } from "@wuxing/kernel/text";
import type { ApplyView, CertifiedView, MaterialView } from "../../applications/ApplyViews.ts";

const from = [t("南昌市", "Nanchang"), t("长沙市", "Changsha")];
const address = t("住所", "Registered address");
const licence = t("营业执照", "Business licence");
const material: MaterialView = {
  ...{ key: "licence", name: licence, required: true, when: null, certificate: null, issuer: null },
  ...{ basis: "食品经营许可和备案管理办法第十三条", wallet: null, files: [], coming: [], mayPromise: false },
  choice: "file",
};
const offered: MaterialView = { ...material, wallet: { from, answers: [address], ready: true } };
/** By each way in which a material can stand: by ours, another's, a wallet's, sent, promised, for later. */
const materials: readonly MaterialView[] = [
  { ...material, certificate: "1.2.156.3005.2.LICENCE.360300.20261126000001.001.X" },
  {
    ...{ ...material, key: "property", name: t("不动产权证书", "Title of real property") },
    ...{ certificate: "nanchang:NC-42", issuer: t("南昌市", "Nanchang") },
  },
  offered,
  { ...offered, key: "health", name: t("健康证明", "Health certificate"), wallet: { from, answers: [], ready: false } },
  {
    ...{ ...material, key: "rules", name: t("食品安全制度", "Food safety rules"), mayPromise: true, choice: "promise" },
    ...{ required: false, when: t("有热食的", "Where there is hot food") },
    files: [{ id: "f1", name: "制度.pdf", bytes: 120_000 }],
    coming: [{ name: "布局图.pdf", bytes: 4_000_000, here: 1_300_000 }],
  },
];
const certified: readonly CertifiedView[] = [
  {
    ...{ label: t("企业名称", "Name"), value: "萍乡演示餐饮店", from: licence, certificate: "1.2.156" },
    corrected: false,
    field: { name: "q.name", label: t("更正“企业名称”", "Correct: Name"), type: "text", required: false },
  },
  {
    ...{ label: t("注册资本", "Capital"), value: "50 万元", from: licence, certificate: "1.2.156", corrected: true },
    field: {
      ...{ name: "q.capital", label: t("更正“注册资本”", "Correct: Capital"), type: "text", required: false },
      value: "80 万元",
    },
  },
];
const applying: ApplyView = {
  ...{ code: "x", draft: "d1", owner: "self", name: t("食品经营许可", "Food operation licence"), step: 1 },
  ...{ unit: t("市市场监管局", "Market Regulation Bureau"), errors: [], saved: false, seen: [], answers: [] },
  fields: [{ name: "q.address", label: address, type: "text", required: true }],
  known: [{ label: t("联系电话", "Telephone"), value: "139****0001" }],
  ...{ certified, materials: [offered], promises: [], fee: null, limits: [], refunds: [] },
};

/** What certificates answer, and what one in a wallet would. */
export const applyFirst: ApplyView = { ...applying, sent: "BJ-20261101-0000001-1" };
export const applyFirstWrong: ApplyView = {
  ...{ ...applying, saved: true, materials: [{ ...offered, wallet: { from, answers: [address], ready: false } }] },
  errors: [{ field: "q.address", message: t("请填写“住所”", "Fill in: Registered address") }],
};
export const applyPresented: ApplyView = { ...applying, step: 2, fields: [], materials, presented: true };
export const applyMaterialsWrong: ApplyView = {
  ...{ ...applyPresented, presented: false, saved: true },
  errors: [
    {
      field: "m.licence",
      message: t("证照已暂停使用，请联系颁发单位", "The certificate is suspended; ask the unit that issued it"),
    },
  ],
};
export const applyCheck: ApplyView = {
  ...{ ...applyPresented, step: 3, presented: false },
  fields: [
    {
      ...{ name: "delivery", label: t("结果怎么给您", "How the result comes to you"), type: "radio", required: true },
      options: [{ value: "certificate", label: t("电子证照", "As an electronic certificate") }],
      value: "certificate",
    },
    {
      ...{ name: "promised", type: "checkbox", required: true, value: "" },
      label: t("我承诺符合条件，愿意接受核查。", "I promise that the conditions are met and accept to be checked."),
    },
  ],
  answers: [
    { label: address, value: "萍乡市安源区演示路 2 号" },
    { label: t("企业名称", "Name"), value: "萍乡演示餐饮店", from: licence },
  ],
  promises: [t("食品安全制度", "Food safety rules")],
  fee: t("收费 20.00 元（样例依据）", "Fee 20.00 yuan (sample basis)"),
  limits: [t("法定 20 个工作日（食品安全法第三十五条）", "By law: 20 working days (Food Safety Law §35)")],
};
/** A draft of an item that ended before it was handed in. */
export const applyEnded: ApplyView = {
  ...{ ...applyPresented, step: 3, presented: false, certified: [] },
  materials: [{ ...material, files: [{ id: "f1", name: "申请书.pdf", bytes: 120_000 }] }],
  answers: [
    { label: address, value: "跃进北路 88 号临街铺面" },
    { label: t("经营方式", "Kind of business"), value: t("店铺", "Shop") },
  ],
  ended: { on: "2026-11-25", guide: "/items/x", others: "/items?q=%E9%A3%9F%E5%93%81" },
};
