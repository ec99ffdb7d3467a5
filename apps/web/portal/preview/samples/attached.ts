import { t } from "@wuxing/kernel/text";
import type { AskServiceView, AttachedView, CoverageView } from "../../views.ts";

const water = t("供水服务", "Water supply");
const company = t("市水务公司", "Water Company");
const period = { calls: 277, share: 0.9855, ms: 24, slowest: 1660 };
const silent = { calls: 0, share: null, ms: null, slowest: null };
const service: AttachedView["services"][number] = {
  ...{ name: "water", title: water, unit: company, state: "works", lastAt: "2026-11-26T23:55:00.000Z" },
  ...{ day: period, month: period },
  operations: [
    { href: "/attached/water/bill", title: t("水费账单", "Water bill"), level: t("手机登录", "signed in by phone") },
  ],
};
/** Services in every state that one can be in. */
export const attached: AttachedView = {
  owing: 4,
  services: [
    service,
    { ...service, name: "bus", state: "fails" },
    { ...service, name: "gas", state: "suspended", operations: [] },
    { ...service, name: "new", state: "unknown", lastAt: null, day: silent, month: silent },
  ],
};
export const noAttached: AttachedView = { owing: 0, services: [] };

const owed: CoverageView["owed"][number] = {
  ...{ number: "JRW-20261106-0009001-3", unit: company, services: "公交到站、爱心卡办理" },
  ...{ state: t("未接入", "Not attached yet"), due: "2026-11-01", closedOn: null, late: true },
};
export const attachedCoverage: CoverageView = {
  trials: {
    ...{ all: 8, tried: 7 },
    untried: [{ unit: company, service: water, operation: t("自报水表读数", "Tell a meter reading") }],
  },
  owed: [owed, { ...owed, due: "2027-01-01", late: false }],
  done: [{ ...owed, state: t("已接入", "Attached"), due: "2020-06-30", closedOn: "2020-08-14" }],
};

const ask: AskServiceView = {
  ...{ path: "/attached/water/bill", title: t("水费账单", "Water bill"), service: water, unit: company, needs: null },
  fields: [
    {
      ...{ name: "number", label: t("户号", "Number of the account"), type: "text", required: true, maxLength: 8 },
      help: t("水费单上的 8 位数字", "The 8 digits on your bill"),
    },
  ],
  ...{ goesOut: [t("手机号", "Phone")], values: {}, errors: [], answer: null, declined: null, at: null },
};
export const askWrong: AskServiceView = {
  ...{ ...ask, values: { number: "<b>1" } },
  errors: [{ field: "number", message: t("请按说明的格式填写", "Fill this in as described") }],
};
export const askSignIn: AskServiceView = {
  ...ask,
  needs: { text: t("这一项要先登录。", "Sign in first."), label: t("去登录", "Sign in"), href: "/mine/sign-in" },
};
export const askPaused: AskServiceView = {
  ...{ ...ask, values: { number: "12345678" }, at: "2026-11-26T23:55:00.000Z" },
  declined: t(
    "对方系统连续出错，暂停查询，请过几分钟再试，或直接联系该单位",
    "The unit's system has failed repeatedly, so asking is paused; try again in a few minutes, or ask the unit itself",
  ),
};
const same = (text: string) => t(text, text);
/** What a unit may say at its worst: markup, words without an end or a blank, and a wide table. */
export const askAnswered: AskServiceView = {
  ...{ ...ask, at: "2026-11-26T23:55:00.000Z" },
  answer: [
    { kind: "value", title: t("余额", "Balance"), value: t("1,234.50 元", "1,234.50 yuan") },
    { kind: "value", title: t("说明", "Note"), value: same("<script>alert(1)</script><img src=x onerror=alert(1)>") },
    { kind: "value", title: t("编码", "Code"), value: same("A".repeat(500)) },
    {
      ...{ kind: "group", title: t("地址", "Address") },
      parts: [{ kind: "value", title: t("街道", "Street"), value: same("x".repeat(80)) }],
    },
    {
      ...{ kind: "table", title: t("账单", "Bills") },
      columns: ["一", "二", "三", "四", "五", "六"].map((name, i) => t(name, `Column ${i}`)),
      rows: [["1", "2", "3", "4", "5", "y".repeat(60)].map(same)],
    },
  ],
};
