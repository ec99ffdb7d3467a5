import { t } from "@wuxing/kernel/text";
import type { OfferView, PoliciesView, PolicyCard, PolicyNoticesView, PolicyView, SpaceView } from "../../views.ts";

const bureau = t("市工业和信息化局", "Industry and IT Bureau");
const request = t("即申即享", "Paid on request");
const card: PolicyCard = {
  ...{ number: "ZC-20260608-0009587-8", title: "工业企业首次上规模奖励", summary: "第一次上规模的工业企业。" },
  ...{ kind: request, unit: bureau, validUntil: "2027-03-27", used: 0.06 },
  ...{ left: t("471.3774 万元", "CNY 4,713,774"), total: t("500 万元", "CNY 5,000,000") },
};
export const policies: PoliciesView = {
  ...{ q: "奖励", total: 1, page: 1, pages: 1, path: "/policies?q=奖励", policies: [card] },
  kind: {
    ...{ name: "kind", label: t("兑现方式", "How it is honoured"), type: "select", required: false, value: "" },
    options: [{ value: "instant", label: request }],
  },
};
export const noPolicies: PoliciesView = { ...policies, total: 0, policies: [] };
const condition = t("是 规模以上企业 且 上年度营业收入 ≥ 2000 万元", "is above size and revenue ≥ 20 million CNY");
const benefit = t("定额 10 万元", "CNY 100,000");
export const policy: PolicyView = {
  ...{ ...card, source: "演示政策（虚构），不是任何文件", validFrom: "2026-06-08", noticeDays: 5, paidFirms: 2 },
  clauses: [{ title: "首次上规模奖励", condition, benefit }],
  caution: t("这项政策已停止执行。", "This policy was withdrawn."),
  next: { href: "/policies/ZC-20261120-0009588-6", from: "2026-12-01" },
  versions: [
    {
      ...{ href: "/policies/ZC-20261120-0009588-6", version: 2, from: "2026-12-01", until: "2027-03-27", shown: false },
      state: t("还没有生效", "Not yet in force"),
    },
    {
      ...{ href: `/policies/${card.number}`, version: 1, from: "2026-06-08", until: "2026-11-30", shown: true },
      state: t("现行", "In force"),
    },
  ],
};

const notice: PolicyNoticesView["claims"][number] = {
  ...{ number: "DX-20261120-0009481-9", firm: "萍乡市样例陶瓷有限公司", policy: card.title, clause: "首次上规模奖励" },
  ...{
    policyHref: `/policies/${card.number}`,
    unit: bureau,
    amount: benefit,
    until: "2026-12-01",
    objected: false,
    own: null,
  },
};
export const policyNotices: PolicyNoticesView = {
  ...{ notice: undefined, signedIn: true, tried: { number: notice.number, text: "x" } },
  errors: [{ field: `object-${notice.number}`, message: t("请填写这一项", "Please fill this in") }],
  claims: [
    notice,
    { ...notice, number: "DX-20261120-0009482-7", until: null, objected: true, own: "GY-20261121-0009490-2" },
  ],
};
export const noPolicyNotices: PolicyNoticesView = { ...policyNotices, errors: [], tried: null, claims: [] };

const has = { text: t("5200 万元", "CNY 52 million"), source: "统计部门", day: "2026-10-20" };
const keeper = t("统计部门", "Statistics");
const offer: OfferView = {
  ...{ id: `${card.number}-0`, policy: card.number, place: 0, href: `/policies/${card.number}`, title: card.title },
  ...{ clause: "首次上规模奖励", kind: request, benefit, amount: benefit, verdict: "yes", note: null },
  findings: [{ text: condition, met: "yes", decisive: false, has, missing: null }],
  claim: { pledges: [] },
};
const unknown: OfferView = {
  ...{ ...offer, id: "x-1", place: 1, kind: t("承诺兑现", "Paid on a pledge"), verdict: "unknown" },
  findings: [{ text: condition, met: "unknown", decisive: true, has: null, missing: { why: "absent", keeper } }],
  claim: { pledges: [condition] },
};
const refused: OfferView = {
  ...{ ...offer, id: "x-2", place: 2, verdict: "no", claim: null, amount: null },
  findings: [{ text: condition, met: "no", decisive: true, has, missing: { why: "stale", keeper } }],
};
const claim: SpaceView["cases"][number] = {
  ...{ number: "DX-20261102-0000025-8", title: "萍乡市样例陶瓷有限公司：工业企业首次上规模奖励（首次上规模奖励）" },
  ...{ state: t("待企业确认", "For the firm to confirm"), tone: "open", amount: benefit, dueOn: "2026-12-02" },
  reason: null,
  actions: [
    { name: "confirm", title: t("账户无误，同意领取", "The account is right; accept"), asks: null },
    { name: "decline", title: t("不领取", "Decline"), asks: t("为什么不领取", "Why") },
  ],
};
export const space: SpaceView = {
  firm: { uscc: "91360300MA35TEST00", name: "萍乡市样例陶瓷有限公司" },
  ...{ notice: t("已办好", "Done"), errors: [], values: {}, mayChangeAccount: false },
  account: { bank: "江西银行萍乡分行", tail: "9012" },
  tags: [t("民营企业", "private firm")],
  facts: [
    { name: t("上年度营业收入", "Revenue of last year"), ...has, stale: false },
    { name: t("参保职工人数", "Insured employees"), ...has, text: t("30 人", "30 people"), stale: true },
  ],
  unknownFacts: [{ name: t("年节能量", "Energy saved a year"), keeper }],
  ...{ matched: [offer], near: [unknown, refused], others: 20, total: 41, page: 2, pages: 3 },
  cases: [
    claim,
    { ...claim, number: "DX-20261102-0000026-6", tone: "refused", reason: "与档案不符", dueOn: null, actions: [] },
  ],
  certificates: [
    { name: t("营业执照", "Business licence"), href: "/my/certificates/x", state: t("有效", "valid"), valid: true },
  ],
  moreCertificates: 1_492,
};
/** A new firm of which nothing is known, its representative's account not taken. */
export const newSpace: SpaceView = {
  ...{ ...space, notice: undefined, account: null, mayChangeAccount: true, tags: [], facts: [], certificates: [] },
  moreCertificates: 0,
  ...{ matched: [], near: [], cases: [claim], values: { bank: "某行", account: "12" } },
  errors: [
    { field: "account", message: t("账号是 8 到 30 位数字，请核对", "An account has 8 to 30 digits; check it") },
  ],
};
