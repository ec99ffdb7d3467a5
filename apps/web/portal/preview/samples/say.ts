import { t } from "@wuxing/kernel/text";
import type { NextStep, ReceiptView, SayView } from "../../views.ts";
import { districts, kinds, topics } from "./options.ts";

const next: NextStep[] = [
  {
    title: t("受理", "Acceptance"),
    who: t("12345 热线", "12345 hotline"),
    within: t("1 个工作日内", "within 1 working day"),
    dueAt: "2026-11-26T09:30:00Z",
    source: t("《12345 热线办理规则》第 6 条", "Hotline rules, art. 6"),
  },
  {
    title: t("答复", "Answer"),
    who: t("承办单位", "The unit in charge"),
    within: t("受理后 5 个工作日内", "within 5 working days of acceptance"),
    dueAt: "2026-12-03T09:30:00Z",
    source: t("《12345 热线办理规则》第 11 条", "Hotline rules, art. 11"),
  },
  {
    title: t("您来评价", "You rate it"),
    who: t("您", "You"),
    within: t("答复后 5 个工作日内", "within 5 working days of the answer"),
    dueAt: null,
    source: t("《“好差评”办法》第 9 条", "Rating rules, art. 9"),
  },
];

export const empty: SayView = {
  step: 1,
  values: {},
  errors: [],
  kinds,
  topics,
  suggested: null,
  districts,
  units: [{ value: "px-cgj", label: t("市城管局", "City Management Bureau") }],
  consent: t(
    "我同意为办理这件事使用我填写的姓名、电话和材料。只有经办的单位能看到，每次查看都有记录，我可以查。",
    "I agree that my name, phone and papers are used to handle this matter. Only the units in charge see them; every look is recorded and I can read the record.",
  ),
  photos: [],
  next,
  commandId: "0190f1d2-0000-7000-8000-000000000001",
};

export const typed = {
  text: "跃进北路公交站往南第二、三、四盏路灯上周起不亮，晚上下班的人多，台阶看不清，希望尽快修好。",
  kind: "help",
  topic: "lighting",
  district: "360302",
  township: "360302001",
  place: "跃进北路公交站附近",
  phone: "139 0000 0000",
  consent: "true",
};

export const wrong: SayView = {
  ...empty,
  values: { text: "灯坏了" },
  errors: [
    {
      field: "text",
      message: t(
        "“经过和要求”太短：至少写 10 个字，说明地点和希望怎么办",
        "“What happened” is too short: write at least 10 characters, with the place and what you hope for",
      ),
    },
  ],
};
export const matter: SayView = { ...empty, step: 2, values: { ...typed }, suggested: t("路灯照明", "Street lighting") };
export const person: SayView = {
  ...empty,
  step: 3,
  values: { ...typed, phone: "12345", consent: "" },
  errors: [
    { field: "phone", message: t("“手机号”不完整：请填 11 位数字", "“Mobile phone” is incomplete: give 11 digits") },
    {
      field: "consent",
      message: t(
        "没有勾选同意：不同意使用电话就没法联系您，请勾选",
        "Consent is missing: without it nobody may call you; please tick it",
      ),
    },
  ],
  photos: [{ id: "f1", name: "路灯.jpg", bytes: 2_340_000 }],
};
/** A report of wrongdoing: whom it is about, and whether the unit that handles it may know who reports. */
export const report: SayView = {
  ...empty,
  step: 3,
  values: { ...typed, kind: "report", about: "px-cgj", consent: "" },
};
export const check: SayView = { ...empty, step: 4, values: typed, photos: person.photos };

export const receipt: ReceiptView = {
  number: "RX-20261125-0012345-4",
  title: "跃进北路公交站往南三盏路灯不亮",
  receivedAt: "2026-11-25T02:43:00Z",
  phone: "139****0000",
  code: null,
  followHref: "/follow/RX-20261125-0012345-4",
  provenHref: "/follow/RX-20261125-0012345-4/receipts/1",
  next,
};
export const receiptByCode: ReceiptView = { ...receipt, phone: null, code: "0123456789" };
