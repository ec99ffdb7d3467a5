import { t } from "@wuxing/kernel/text";
import type { CertificateLine, TypeOption, UseLine, UseView } from "../../certificates/contract.ts";

const name = t("营业执照", "Business licence");
const fields = [
  { key: "holder", label: t("持证人", "Holder") },
  { key: "number", label: t("证照编号", "Number") },
];
const id = "1.2.156.3005.2.LICENCE.360300.20261126000001.001.X";
export const certificateTypes: readonly TypeOption[] = [
  { code: "LICENCE", name, holder: "firm", fields, issued: true },
];
const line: CertificateLine = {
  ...{ id, number: "ZZ-20261126-0000001-1", type: "LICENCE", name, status: "valid", validFrom: "2026-11-26" },
  ...{ unitName: t("市市场监管局", "Market Regulation Bureau"), validUntil: "2027-11-25" },
};
export const certificateLines: readonly CertificateLine[] = [
  line,
  { ...line, id: `${id}2`, status: "revoked", validUntil: null },
];
const asked: UseLine = {
  ...{ number: "YZ-20261126-0000001-1", title: "卫生许可延续核对营业执照", state: "asked" },
  ...{ stateTitle: t("待持证人同意", "Waiting for the holder's consent"), askedAt: "2026-11-26T02:00:00.000Z" },
  wants: [{ type: "LICENCE", name, fields: fields.map(({ label }) => label) }],
};
const presented = { ...asked, number: "YZ-20261126-0000002-1", state: "presented", stateTitle: t("已出示", "Shown") };
export const useLines: readonly UseLine[] = [asked, presented];
export const useView: UseView = {
  ...presented,
  shown: [{ id, name, issuer: null, fields: fields.map((field) => ({ ...field, value: "样例企业" })) }],
};
export const walletRequest = {
  request: "openid4vp://?",
  modules: Array.from({ length: 25 }, (_, y) => Array.from({ length: 25 }, (_, x) => (x * y) % 3 === 0)),
};
