import { t } from "@wuxing/kernel/text";
import type { FormField } from "@wuxing/ui/forms";
import type { SayView } from "./SayView.ts";
import { sayLimits } from "./sayNames.ts";
import type { SayStep } from "./stepTitles.ts";

const text: FormField = {
  name: "text",
  label: t("经过和要求", "What happened and what you want"),
  type: "textarea",
  required: true,
  maxLength: sayLimits.text,
  help: t(
    "什么时候、什么地方、什么事、希望怎么办。不要写身份证号和银行卡号。",
    "When, where, what, and what you hope for. Do not give identity or bank card numbers.",
  ),
};

function matter(view: SayView): FormField[] {
  return [
    { name: "kind", label: t("类型", "Kind"), type: "radio", required: true, options: view.kinds },
    { name: "topic", label: t("事由", "Topic"), type: "select", required: true, options: view.topics },
    { name: "district", label: t("县区", "District"), type: "select", required: true, options: view.districts },
    {
      name: "township",
      label: t("乡镇、街道", "Township or subdistrict"),
      type: "select",
      required: false,
      groups: view.districts.map((district) => ({ ...district, options: district.towns })),
    },
    {
      name: "place",
      label: t("具体位置", "Exact place"),
      type: "text",
      required: false,
      maxLength: sayLimits.place,
      help: t("路名、小区、附近的标志物都可以", "A street, an estate, something nearby"),
    },
  ];
}

/** Whom a complaint or report is about: that unit is not told who brings it. */
const against = ({ units, values: { kind } }: SayView): FormField[] => [
  ...(kind === "complaint" || kind === "report"
    ? [
        {
          name: "about",
          label: t("投诉、举报的单位", "The unit you complain about"),
          type: "select" as const,
          required: false,
          options: units,
          help: t("选了以后，这个单位看不到您是谁", "Once chosen, this unit does not see who you are"),
        },
      ]
    : []),
  ...(kind === "report"
    ? [
        {
          name: "named",
          label: t(
            "我愿意让承办单位知道我是谁。（可不勾选：不勾选就只有热线知道）",
            "The unit that handles my report may know who I am. (optional: otherwise only the hotline knows)",
          ),
          type: "checkbox" as const,
          required: false,
        },
      ]
    : []),
];

const person = (view: SayView): FormField[] => [
  ...against(view),
  {
    name: "name",
    label: t("称呼", "Your name"),
    type: "text",
    required: false,
    maxLength: sayLimits.name,
    autocomplete: "name",
  },
  {
    name: "phone",
    label: t("手机号", "Mobile phone"),
    type: "tel",
    required: false,
    maxLength: sayLimits.phone,
    autocomplete: "tel",
    help:
      view.values.kind === "report" && view.values.named !== "true"
        ? t(
            "热线会打这个电话，查进度也用它；不留就没人能联系您，只能凭查询码查",
            "The hotline will call it, and you follow the report with it; without one nobody can reach you, and you follow it by a code",
          )
        : t(
            "承办人会打这个电话，查进度也用它；不留就没人能联系您，只能凭查询码查",
            "The officer will call it, and you follow the request with it; without one nobody can reach you, and you follow it by a code",
          ),
  },
  {
    name: "photos",
    label: t("照片或材料", "Photos or papers"),
    type: "files",
    required: false,
    help: t("最多 6 个，每个不超过 10 MB", "At most 6, each up to 10 MB"),
  },
  {
    name: "consent",
    label: view.consent,
    type: "checkbox",
    required: false,
  },
  {
    name: "publish",
    label: t(
      "我同意把这件事遮住个人信息后公开，让别人也能看到怎么办的。（可不勾选）",
      "I agree that this matter is published with personal data masked, so that others see how it was handled. (optional)",
    ),
    type: "checkbox",
    required: false,
  },
];

/** The fields asked for in a step; the last step only shows what was said. */
export function sayFields(view: SayView): FormField[] {
  const steps: Record<SayStep, () => FormField[]> = {
    1: () => [text],
    2: () => matter(view),
    3: () => person(view),
    4: () => [],
  };
  return steps[view.step]();
}
