import { t } from "@wuxing/kernel/text";
import type { BundlesView, BundleView, ItemRow, ItemsView, ItemView } from "../../views.ts";

const anyuan = t("安源区", "Anyuan District");
export const food: ItemRow = {
  ...{ href: "/items/11360300MB9000022A3000131024000", label: t("食品经营许可", "Food operation licence") },
  ...{ unit: t("市市场监管局", "Market Regulation Bureau"), place: t("萍乡市", "Pingxiang City"), atOnce: false },
  time: t("承诺 8 个工作日", "Promised in 8 working days"),
  elsewhere: [{ href: "/items/11360302MB9000022A4000131024000", label: anyuan }],
};
const card: ItemRow = {
  ...{ href: "/items/11360302MB9000007A4360711513000", label: t("老年优待证办理", "Senior citizen card") },
  ...{ unit: t("安源区民政局", "Civil Affairs Bureau of Anyuan District"), place: anyuan, atOnce: true },
  ...{ time: t("即办", "At once"), elsewhere: [] },
};
const select = (name: string, zh: string, en: string, value: string) => ({
  ...{ name, label: t(zh, en), type: "select" as const, required: false, value },
  options: [{ value: "360302", label: anyuan }],
});

export const itemList: ItemsView = {
  ...{ q: "", chosen: false, total: 1000, more: true, page: 1, pages: 17, path: "/items", rows: [food, card] },
  filters: [
    select("division", "在哪办", "Where", ""),
    {
      ...{ name: "atOnce", label: t("只看当场办结的", "Only what is done at once"), type: "checkbox" },
      ...{ required: false, value: "" },
    },
  ],
  events: [{ href: "/items?event=birth", label: t("生孩子", "A child") }],
  letters: [{ href: "/items?letter=a", label: t("A", "A") }],
};
export const noItems: ItemsView = {
  ...{ ...itemList, q: "地铁", total: 0, more: false, pages: 1, rows: [], events: [], letters: [] },
};

const basis = "《食品安全法》第35条";
const material = { when: null, copies: 0, basis, provenBy: null, shared: false, promise: false };
export const guide: ItemView = {
  halls: [
    {
      ...{
        href: "/appointments/px-hall",
        name: t("市政务服务中心", "Government Service Centre"),
        address: t("玉湖路 1 号", "1 Yuhu Road"),
        phone: "12345",
        open: true,
      },
      ...{ own: true, today: t("今天 09:00–17:00", "Today 09:00–17:00") },
      hours: [{ class: t("平时", "Ordinary hours"), times: ["09:00–12:00", "13:30–17:00"], weekdays: null }],
    },
  ],
  ...{ code: "11360300MB9000022A3000131024000", name: food.label },
  facts: [
    { label: t("谁来办", "Decided by"), words: food.unit },
    { label: t("办件类型", "Handling"), words: t("承诺件", "Within a promised time") },
  ],
  times: [
    { label: t("承诺时限", "Promised"), words: t("8 个工作日", "8 working days"), basis: "本部门服务承诺" },
    { label: t("法定时限", "By law"), words: t("20 个工作日", "20 working days"), basis: "《行政许可法》第42条" },
  ],
  materials: [
    {
      ...{ ...material, name: t("营业执照", "Business licence"), source: t("政府部门核发", "An agency issues it") },
      provenBy: t("营业执照", "Business licence"),
    },
    {
      ...{ ...material, name: t("社会保险参保缴费证明", "Proof of social insurance"), shared: true },
      ...{
        source: t("政府内部取得", "The government has it"),
        when: t("系统查询不到时", "Where the system does not find it"),
      },
    },
    {
      ...{ ...material, name: t("平面布局图", "Floor plan"), source: t("您自己准备", "You prepare it") },
      ...{ copies: 1, promise: true },
    },
  ],
  conditions: [t("已领营业执照", "The firm has its business licence")],
  fee: { words: t("20 元", "20 yuan"), basis: "发改价格规〔2019〕1931号", refunds: [] },
  places: [
    {
      ...{ name: t("政务服务中心综合窗口", "General counter"), address: "萍乡市政务服务中心一楼", phone: "12345" },
      hours: t("工作日 9:00–12:00", "Working days 9:00–12:00"),
    },
  ],
  legalBasis: [basis],
  remedies: {
    review: t("萍乡市人民政府", "Government of Pingxiang"),
    court: t("有管辖权的人民法院", "The people's court"),
  },
  more: [{ name: "通办范围", value: "全市" }],
  versions: [
    { version: 2, from: "2026-01-01", until: null, href: "/items/x?version=2", shown: false },
    { version: 1, from: "2020-01-01", until: "2026-01-01", href: "/items/x?version=1", shown: true },
  ],
  caution: t("这是旧版本，只对当时受理的办件有效。", "This is an older version; it holds for cases of its time."),
  ...{ newest: "/items/x", apply: "/apply/x", book: "/appointments?item=x", print: "/items/x/print" },
  qr: {
    picture: "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7",
    address: "https://wx.example/items/x",
  },
  bundles: [{ href: "/bundles/food-shop", label: t("开食品店", "Opening a food shop") }],
};

export const bundles: BundlesView = {
  groups: [
    {
      title: t("企业和店铺", "Firms and shops"),
      bundles: [
        {
          ...{ href: "/bundles/food-shop", label: t("开食品店", "Opening a food shop"), items: 5 },
          lead: t("先领执照，再办食品许可。", "The licence first, then the food licence."),
        },
      ],
    },
  ],
};
export const bundle: BundleView = {
  ...{ name: t("开食品店", "Opening a food shop"), lead: t("先领执照，再办食品许可。", "The licence first.") },
  ...{ place: { ...select("division", "在哪里办", "Where", "360302"), required: true }, path: "/bundles/food-shop" },
  items: [{ ...food, issues: null }],
  missing: [{ name: t("税控设备申领", "Tax device"), endedOn: "2026-11-01" }],
  questions: [{ label: t("企业名称", "Name of the firm"), neededBy: [food.label, card.label] }],
  materials: [
    {
      name: t("身份证", "Identity card"),
      provenBy: t("居民身份证", "Resident identity card"),
      neededBy: [food.label, card.label],
    },
  ],
  asked: { questions: 41, materials: 20 },
};
