import { t } from "@wuxing/kernel/text";
import type { WalletProofView } from "../../applications/ApplyViews.ts";
import type {
  CertificateCard,
  MyCertificatesView,
  MyCertificateView,
  MyUsesView,
  MyUseView,
  SavingsView,
  ShownCodeView,
  UseCard,
  VerifyCertificateView,
} from "../../certificates/CertificatesView.ts";

const id = "1.2.156.3005.2.FOODSALE.360300.20261126000001.001.X";
const number = "YZ-20261126-0000001-1";
const market = t("市市场监管局", "Market Regulation Bureau");
const fields = [t("证照编号", "Number"), t("食品经营项目", "Food operation scope")];
const card: CertificateCard = {
  ...{ id, href: `/my/certificates/${id}`, name: t("食品经营许可证", "Food operation licence"), unit: market },
  ...{ state: t("有效", "Valid"), valid: true, validFrom: "2024-12-26", validUntil: "2029-12-25" },
  number: "萍食许 JY23603020000001",
};
const runOut: CertificateCard = {
  ...{ ...card, id: `${id}2`, href: `/my/certificates/${id}2`, name: t("营业执照", "Business licence") },
  ...{ state: t("已到期", "Expired"), valid: false, validUntil: null },
  number: null,
};
const use: UseCard = {
  ...{ number, href: `/my/certificates/uses/${number}`, purpose: "外卖平台入网核验", unit: market },
  ...{ mode: t("请您同意", "You are asked"), state: t("待持证人同意", "Waiting for the holder's consent") },
  ...{ waits: true, at: "2026-11-26T02:00:00.000Z", wants: [{ name: card.name, fields }] },
};

export const myCertificates: MyCertificatesView = {
  ...{ holder: "萍乡演示餐饮店", cards: [card, runOut], waiting: [use], errors: [], values: { until: "2026-12-26" } },
  ...{ page: 1, pages: 1, path: "/my/certificates", found: 2, total: 2, valid: 1, kinds: [], usesTotal: 1 },
  sought: { q: "", kind: "" },
  uses: [{ ...use, waits: false, state: t("已出示", "Shown"), mode: t("依职能查验", "Looked at by function") }],
  delegations: [
    {
      ...{ id: "d1", phone: "139****7702", types: [card.name], items: ["食品经营许可"], since: "2026-11-01" },
      ...{ until: "2026-11-30", valid: true },
    },
    {
      id: "d2",
      phone: "139****7703",
      types: [card.name],
      items: [],
      since: "2025-11-01",
      until: "2025-11-30",
      valid: false,
    },
  ],
  delegated: [{ id: "d3", types: [runOut.name], items: ["食品经营许可"], until: "2026-12-01" }],
  types: [{ value: "FOODSALE", label: card.name }],
  notice: t("已委托", "The delegation is given"),
};
/** A firm that has more than a thousand, and looked for one kind of them. */
export const manyCertificates: MyCertificatesView = {
  ...{ ...myCertificates, notice: undefined, page: 3, pages: 74, path: "/my/certificates?kind=FOODSALE" },
  ...{ found: 1_480, total: 1_500, valid: 1_498, usesTotal: 312, sought: { q: "", kind: "FOODSALE" } },
  kinds: [
    { value: "LICENCE", label: runOut.name },
    { value: "FOODSALE", label: card.name },
  ],
};
export const certificateNotFound: MyCertificatesView = {
  ...{ ...manyCertificates, cards: [], page: 1, pages: 1, found: 0, sought: { q: "JY23600000000009", kind: "" } },
};
export const noCertificates: MyCertificatesView = {
  ...{ ...myCertificates, notice: undefined, found: 0, total: 0, valid: 0, usesTotal: 0 },
  ...{ holder: null, cards: [], waiting: [], uses: [], delegations: [], delegated: [], types: [] },
  ...{ values: {}, errors: [] },
};
export const myCertificate: MyCertificateView = {
  ...{ card, issuedAt: "2024-12-26T02:00:00.000Z", path: card.href, today: "2026-11-26" },
  fields: [
    { key: "holder", label: t("持证人", "Holder"), value: "萍乡演示餐饮店" },
    { key: "number", label: t("证照编号", "Number"), value: "JY23603020000001" },
    { key: "firm.foodScope", label: t("食品经营项目", "Food operation scope"), value: "热食类食品制售" },
  ],
  ...{ reason: "延续 BJ-20261101-0000001-1", replacedHref: runOut.href },
  errors: [{ field: "purpose", message: t("请写明用途", "Say what the copy is for") }],
};
const picture =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";
export const shownCode: ShownCodeView = {
  ...{ kind: "use", back: card.href, digits: "1234 5678 9012", picture, link: null, fields },
  expiresAt: "2026-11-26T02:05:00.000Z",
};
export const walletProof: WalletProofView = {
  ...{
    path: "/apply/x/wallet/y",
    back: "/apply/x?step=2",
    name: t("食品经营许可", "Food operation licence"),
    unit: market,
  },
  ...{ certificate: runOut.name, from: [t("南昌市", "Nanchang")], fields, picture, link: "openid4vp://?" },
  ...{ expiresAt: "2026-11-26T02:15:00.000Z", over: false, nothingYet: true },
  fault: t("证照已过有效期，请先办理延续", "The certificate has run out; renew it first"),
};
export const walletProofOver: WalletProofView = { ...walletProof, over: true, nothingYet: false, fault: null };
export const shownOffer: ShownCodeView = {
  ...{ ...shownCode, kind: "offer", digits: "12345", fields: [] },
  link: "openid-credential-offer://?credential_offer=%7B%7D",
};
export const myUse: MyUseView = {
  ...{ use, item: "食品经营许可", forCase: "BJ-20261101-0000001-1", until: "2026-11-29T02:00:00.000Z", shown: [] },
  steps: [{ what: t("请求用证", "Ask for certificates"), at: use.at, receiptHref: `${use.href}/receipts/1` }],
  ...{ mayWithdraw: false, errors: [] },
};
export const usedOnce: MyUseView = {
  ...{ ...myUse, use: { ...use, waits: false, state: t("已出示", "Shown") }, item: null, forCase: null, until: null },
  shown: [{ id, name: card.name, fields }],
  ...{ mayWithdraw: true, notice: t("已同意", "You consented") },
};
export const myUses: MyUsesView = {
  ...{ uses: [{ ...use, waits: false }], total: 312, page: 1, pages: 16 },
  looks: [
    {
      ...{ at: "2026-11-20T02:00:00.000Z", who: market, purpose: "更正住所" },
      what: t("持证人、证照编号", "Holder, Number"),
    },
  ],
};
export const noUses: MyUsesView = { uses: [], looks: [], total: 0, page: 1, pages: 1 };
const { name, unit, state, validFrom, validUntil } = card;
export const verified: VerifyCertificateView = {
  ...{ asked: id, error: null },
  found: { id, name, unit, state, good: true, validFrom, validUntil, replacedBy: runOut.id, checkedAt: use.at },
};
export const forged: VerifyCertificateView = {
  ...{ asked: "1.2.156", found: null },
  error: t("不是证照标识，请逐位核对", "This is no identifier; check it sign by sign"),
};
export const savings: SavingsView = {
  ...{ month: "2026-11", required: 420, proven: 180, valid: 1_820, uses: 312 },
  months: [
    { value: "2026-11", href: "/certificates?month=2026-11", current: true },
    { value: "2026-10", href: "/certificates?month=2026-10", current: false },
  ],
  rows: [{ name: "食品经营许可", unit: market, required: 120, proven: 88 }],
};
export const noSavings: SavingsView = { ...savings, months: [], required: 0, proven: 0, valid: 0, uses: 0, rows: [] };
