import { t } from "@wuxing/kernel/text";
import { people, unitGroups, units } from "@wuxing/platform/testing/city";
import type {
  EntryLine,
  GroupRow,
  HolidayYear,
  OwnDelegations,
  PersonDetail,
  PersonLine,
  RuleLine,
  TemplateRow,
  UnitDetail,
  UnitRow,
} from "../../administration/contract.ts";
import { division } from "./lines.ts";

const since = "2019-01-01";

export const unitRows: readonly UnitRow[] = units.map(({ shortName, parent, ...unit }) => ({
  ...unit,
  ...{ short_name: shortName, parent: parent ?? null, since, until: null },
}));

export const personLines: readonly PersonLine[] = people.map(({ username, name, posts }) => ({
  ...{ username, name, posts, since, until: null },
}));

const post = { user_id: "head-cgj", unit: "px-cgj", role: "head", since: "2020-01-01", until: null };
const cover = {
  ...{ id: "00000000-0000-4000-8000-000000000001", from_user: "head-cgj", to_user: "officer-cgj" },
  ...{ unit: "px-cgj", role: "head", since: "2026-11-20", until: "2099-12-01", reason: "年休假" },
};
const head = t("路常新", "Lu Changxin");
const officer = t("齐街净", "Qi Jiejing");

export const unitDetail: UnitDetail = {
  unit: unitRows.find(({ code }) => code === "px-cgj") ?? (unitRows[0] as UnitRow),
  division: division("360300"),
  posts: [
    { ...post, name: head },
    { ...post, user_id: "officer-cgj", role: "officer", until: "2026-06-01", name: officer },
  ],
  machines: [{ id: "client-sample", name: "城管局业务系统" }],
  openCases: 4,
  uscc: null,
};

export const groupRows: readonly GroupRow[] = unitGroups.map(({ name, ...group }) => ({ ...group, name: name.zh }));

export const personDetail: PersonDetail = {
  person: { username: "head-cgj", name: head, since, until: null },
  posts: [post, { ...post, role: "officer", since: "2019-03-01", until: "2020-01-01" }],
  delegations: [cover],
  hasPassword: true,
};

export const ownDelegations: OwnDelegations = {
  ...{ me: "head-cgj", today: "2026-11-26", posts: [post] },
  colleagues: [{ username: "officer-cgj", name: officer, unit: "px-cgj" }],
  delegations: [{ ...cover, from_name: head, to_name: officer }],
};

const rule = { key: "hotline.dispatch", title: t("派单时限", "Time to dispatch"), own: false, unverified: true };
export const ruleLines: readonly RuleLine[] = [
  {
    ...{ ...rule, id: "hotline.dispatch@2019-01-01", from: since, until: "2099-01-01" },
    ...{ value: { amount: 1, unit: "workingDay" }, source: { title: "本市热线工作规程（待核）", mark: "M" } },
  },
  {
    ...{ ...rule, id: "hotline.dispatch@2099-01-01", from: "2099-01-01", own: true, unverified: false },
    ...{ value: { amount: 4, unit: "hour" }, source: { title: "本市热线工作规程", article: "§8", mark: "T" } },
  },
];

export const holidayYear = (year: string): HolidayYear => ({
  announced: year !== "2099",
  shipped:
    year === "2026"
      ? {
          source: "国务院办公厅关于2026年部分节假日安排的通知",
          holidays: [{ name: t("元旦", "New Year’s Day"), from: "2026-01-01", to: "2026-01-03", work: ["2026-01-04"] }],
        }
      : null,
  days:
    year === "2026"
      ? [{ day: "2026-12-31", kind: "rest", title: t("元旦", "New Year’s Day"), source: "国办发明电〔2026〕9号" }]
      : [],
});

export const templateRows: readonly TemplateRow[] = [
  {
    ...{ id: cover.id, type: "hotline.request", action: "answer", unit: null, until: null },
    ...{ title: "路灯已修好", text: "您反映的路灯已修好，今晚起恢复照明。\n如有不亮，请再拨打12345。" },
  },
];

export const entryLines: readonly EntryLine[] = [
  {
    ...{ id: 3, register: "posts", key: "head-cgj/px-cgj/head/2020-01-01", at: "2026-11-25T02:00:00.000Z" },
    ...{ actor: "admin1", before: { ...post }, after: { ...post, until: "2026-12-01" } },
    ...{ source: "市委组织部通知", reason: "", effectiveOn: "2026-12-01" },
  },
  {
    ...{ id: 2, register: "people", key: "head-cgj", at: "2026-11-24T02:00:00.000Z", actor: "system", before: null },
    ...{ after: { username: "head-cgj", name: head, since, until: null }, source: "demo", reason: "demo" },
    effectiveOn: since,
  },
];

export const touched = [
  {
    ...{ key: "hotline.dispatch", count: 120, whole: true, running: 3 },
    first: [
      { number: "RX202611240018", type: "hotline.request", state: "accepted", dueAt: "2026-11-26T10:00:00.000Z" },
    ],
  },
];

export const importFaults = [
  {
    ...{ sheet: "人员", row: 4, column: t("单位", "Unit") },
    reason: t(
      "没有单位“没有的局”，或不止一个：请先登记，或改写编码",
      "There is no unit “没有的局”, or more than one; add it first, or give its code",
    ),
  },
  {
    ...{ sheet: "人员", row: 5, column: t("岗位", "Post") },
    reason: t(
      "岗位请从这些里选：话务员、派单员、承办人、单位负责人、五型办、领导、管理员、社会监督员",
      "Choose one of these posts: Agent, Dispatcher, Officer, Head, Coordinator, Leader, Administrator, Supervisor",
    ),
  },
];
export const importRows = [
  { sheet: "人员", row: 2, register: "people", key: "newcomer", what: "added" },
  { sheet: "人员", row: 3, register: "posts", key: "officer-cgj/px-cgj/officer/2020-01-01", what: "ended" },
] as const;
