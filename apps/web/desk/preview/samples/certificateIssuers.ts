import { t } from "@wuxing/kernel/text";
import type { IssuerRow } from "../../certificates/issuers/issuerForm.ts";

const key = { kty: "EC", crv: "P-256", x: "A".repeat(43), y: "B".repeat(43), kid: "city-1" };
const row: IssuerRow = {
  ...{ code: "nanchang", name: t("南昌市", "Nanchang"), url: "https://city.example", keys: [key] },
  types: [
    {
      ...{ vct: "https://city.example/certificates/types/LICENCE", type: "LICENCE", holder: "company_code" },
      claims: { number: "licence_no", "firm.name": "company" },
    },
  ],
  ...{ since: "2026-11-01", until: null },
};

/** One that is trusted, one that was, and one that will be. */
export const issuerRows: readonly IssuerRow[] = [
  row,
  { ...row, code: "changsha", name: t("长沙市", "Changsha"), until: "2026-11-20" },
  { ...row, code: "province", name: t("江西省", "Jiangxi Province"), since: "2099-01-01" },
];
