import { t } from "@wuxing/kernel/text";
import type { ApplyView } from "../../applications/ApplyViews.ts";

/** A draft of an item that ended before it was handed in. */
export const applyEnded: ApplyView = {
  ...{ code: "x", draft: "2f6c", owner: "self", step: 3, errors: [], saved: false, seen: [], fields: [], known: [] },
  ...{ name: t("食品经营许可", "Food operation licence"), unit: t("市市场监管局", "Market Regulation Bureau") },
  ...{ certified: [], promises: [], fee: null, limits: [] },
  materials: [
    {
      ...{ key: "form", name: t("申请书", "Application form"), required: true, when: null, basis: "办法第十三条" },
      ...{ certificate: null, issuer: null, wallet: null, mayPromise: false, choice: "file" },
      files: [{ id: "f1", name: "申请书.pdf", bytes: 120_000 }],
    },
  ],
  answers: [
    { label: t("经营场所地址", "Address of the premises"), value: "跃进北路 88 号临街铺面" },
    { label: t("经营方式", "Kind of business"), value: t("店铺", "Shop") },
  ],
  ended: { on: "2026-11-25", guide: "/items/x", others: "/items?q=%E9%A3%9F%E5%93%81" },
};
