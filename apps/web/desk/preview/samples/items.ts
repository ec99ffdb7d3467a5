import { itemColumns, partSheets } from "@wuxing/areas/items";
import { t } from "@wuxing/kernel/text";
import type { ItemCheck, ItemDetail, ItemForm, ItemList, RevisionDetail } from "../../items/contract.ts";

const unit = { code: "px-scj", name: t("市市场监管局", "Market Regulation Bureau") };
const division = { code: "360300", name: t("萍乡市", "Pingxiang City") };
const name = t("食品经营许可", "Food operation licence");
const code = "11360300MB9000022A3000131024000";
const promised = { amount: 8, unit: "workingDay", basis: "本部门服务承诺" };

export const itemList: ItemList = {
  ...{ total: 2, page: 1, size: 50 },
  items: [
    { ...{ code, version: 2, name, unit, office: null, division, kind: "01", handling: "2" }, promised },
    {
      ...{ code: "11360302MB9000022A4360731502000", version: 1, unit, division, kind: "07", handling: "1" },
      ...{ name: t("老年优待证办理", "Senior citizen card"), promised: null },
      office: t("安源区民政局", "Civil Affairs Bureau of Anyuan District"),
    },
  ],
};

const item = {
  ...{ code, baseCode: "000131024000", name, kind: "01", level: "3", unit: "px-scj", division: "360300" },
  ...{ audience: ["2"], handling: "2", promised, legalBasis: ["《食品安全法》第35条"], delivery: ["counter"] },
  materials: [
    {
      ...{ key: "licence", name: t("营业执照", "Business licence"), required: true, source: "government", copies: 0 },
      ...{ basis: "《食品安全法》第35条", certificateType: "LICENCE" },
    },
  ],
  more: { 咨询方式: "12345" },
};
export const itemDetail: ItemDetail = {
  ...{ item, version: 2, from: "2026-01-01" },
  versions: [{ version: 2, from: "2026-01-01", until: null }],
};
export const itemForm: ItemForm = {
  ...{ columns: itemColumns, parts: partSheets },
  ...{ certificates: [{ code: "LICENCE", name: t("营业执照", "Business licence") }], moreFields: ["咨询方式"] },
};
const difference = { field: "visits", title: t("到现场次数", "Visits"), before: "0", after: "1" };
export const itemCheck: ItemCheck = {
  faults: [
    {
      ...{ field: "materials.0.basis", title: t("材料：依据", "Materials: Basis") },
      reason: t("没有填", "Missing"),
    },
  ],
  differences: [difference, { field: "synonyms", title: t("俗称", "Other words"), after: "开小吃店" }],
};
export const itemRevision: RevisionDetail = {
  ...{ number: "SXT-20261126-0000012-3", version: 2, state: "inReview", unit, because: "压缩承诺时限", from: null },
  items: [
    {
      ...{ code, what: "change", name: name.zh, item, stale: true, differences: [difference] },
      ...{ faults: itemCheck.faults, bundles: [] },
    },
    {
      ...{ code: "11360302MB9000022A4360731502000", what: "end", name: "老年优待证办理", item: null, stale: false },
      ...{ differences: [], faults: [], bundles: [{ code: "food-shop", name: t("开食品店", "Opening a food shop") }] },
    },
  ],
};
