import {
  type Applicant,
  answersOf,
  type CertifiedAnswer,
  certifiedAnswers,
  type Draft,
  type HandedIn,
  isCorrected,
  materialsOf,
} from "@wuxing/areas/applications";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { answerAtMost, findCertificateType, type Item, preReviewUnits, type Question } from "@wuxing/platform/items";
import type { ApplyStep, ApplyView } from "../../../web/portal/applications/ApplyViews.ts";
import { maskedKnown } from "./applicantOf.ts";

type FormField = ApplyView["fields"][number];

/** The fields of a step's form: the questions that nobody answers for the applicant, or what is asked last. */
export function stepFields(
  platform: Platform,
  item: Item,
  draft: Draft,
  { known, certificates, ...applicant }: Applicant,
  step: ApplyStep,
): FormField[] {
  if (step === 2) return [];
  if (step === 3) return lastFields(item, draft, materialsOf(item, draft, certificates));
  const given = new Set(certifiedAnswers(item, certificates, known).map(({ key }) => key));
  return [
    ...item.questions
      .filter(({ key, concept }) => !given.has(key) && !(concept !== undefined && concept in known))
      .map((question) => questionField(question, draft)),
    ...placeFields(platform, item, draft, { ...applicant, known, certificates }),
  ];
}

const types: Readonly<Record<Question["type"], FormField["type"]>> = {
  ...{ text: "text", textarea: "textarea", number: "number", date: "date", choice: "select", yesNo: "radio" },
  ...{ phone: "tel", citizenNumber: "text", uscc: "text" },
};
export const yesNo = [
  { value: "yes", label: t("是", "Yes") },
  { value: "no", label: t("否", "No") },
];

/** A question as its form asks it, with what was answered. */
export const questionField = (
  { key, label, help, type, required, options }: Question,
  draft: Pick<Draft, "answers">,
): FormField => ({
  ...{ name: `q.${key}`, label, type: types[type], required, value: draft.answers[key] ?? "" },
  ...(help ? { help } : {}),
  ...(type === "yesNo" ? { options: yesNo } : options ? { options } : {}),
  maxLength: answerAtMost({ type }),
});

/** An answer that a certificate gives: shown masked with where it comes from, and a field to correct it. */
export function certifiedView(item: Item, draft: Draft, one: CertifiedAnswer): ApplyView["certified"] {
  const question = item.questions.find(({ key }) => key === one.key);
  if (!question) return [];
  const { label, concept = "" } = question;
  const corrected = isCorrected(one, draft);
  const field = questionField(question, corrected ? draft : { ...draft, answers: {} });
  return [
    {
      ...{ label, corrected, certificate: one.certificate, value: maskedKnown(concept, one.value) },
      from: certificateName(one.type),
      field: { ...field, required: false, label: t(`更正“${label.zh}”`, `Correct: ${label.en}`) },
    },
  ];
}

export const certificateName = (type: string): Text => findCertificateType(type)?.name ?? t(type, type);

/** Where the matter is, for an item that the unit of the place looks at first; the place that the answers name is proposed. */
function placeFields({ city }: Platform, item: Item, draft: Draft, applicant: Applicant): FormField[] {
  const units = preReviewUnits(item, city);
  if (units.length < 2) return [];
  const places = units.map(({ division }) => city.division(division));
  const said = Object.values(answersOf(item, draft, applicant)).join("\n");
  const named = places.filter(({ name }) => said.includes(name.zh));
  return [
    {
      ...{ name: "place", label: t("事情在哪里", "Where it is"), type: "select", required: true },
      help: t(
        "由那里先审查，再连同全部材料报上级决定",
        "It is looked at there first and then passed up with all materials",
      ),
      options: places.map(({ code, name }) => ({ value: code, label: name })),
      value: draft.place ?? (named.length === 1 ? (named[0]?.code ?? "") : ""),
    },
  ];
}

const deliveries: Readonly<Record<Item["delivery"][number], Text>> = {
  counter: t("窗口领取", "Fetch it at the counter"),
  post: t("邮寄", "By post"),
  certificate: t("电子证照", "As an electronic certificate"),
};

/** Which certificate is to be renewed, and until when it is valid. */
const renewalFields = ({ renews }: Draft): FormField[] => [
  {
    ...{
      name: "renews",
      label: t("延续哪张证（证号）", "Certificate to be renewed"),
      type: "text" as const,
      required: false,
    },
    ...{ value: renews?.certificate ?? "", maxLength: 80 },
    help: t("不是延续就不填", "Leave it empty if this is no renewal"),
  },
  {
    ...{ name: "expiresOn", label: t("有效期至", "Valid until"), type: "date" as const, required: false },
    value: renews?.expiresOn ?? "",
    help: t(
      "届满三十日前申请，届满前没有决定的，依法视为准予延续",
      "If you apply thirty days before it expires and nobody decides in time, it is renewed by law",
    ),
  },
];

/** What is asked last: how the result comes, where to, a renewal of what, and the promise. */
function lastFields(item: Item, draft: Draft, handedIn: readonly HandedIn[]): FormField[] {
  const delivery = draft.delivery ?? item.delivery[0] ?? "counter";
  const options = item.delivery.map((value) => ({ value, label: deliveries[value] }));
  return [
    {
      name: "delivery",
      label: t("结果怎么给您", "How the result comes to you"),
      type: "radio",
      required: true,
      options,
      value: delivery,
    },
    ...(item.delivery.includes("post")
      ? [
          {
            ...{
              name: "address",
              label: t("邮寄地址", "Address for the post"),
              type: "textarea" as const,
              required: false,
            },
            ...{ value: draft.address ?? "", maxLength: 200 },
            help: t("选邮寄才要填；加密保存，只有寄件时能看", "Only for the post; kept sealed and opened to send it"),
          },
        ]
      : []),
    ...(item.renewable ? renewalFields(draft) : []),
    ...(handedIn.some(({ proof }) => proof === "promise")
      ? [
          {
            ...{ name: "promised", type: "checkbox" as const, required: true, value: draft.promised ? "true" : "" },
            label: t(
              "我已知道要证明的内容和不实承诺的责任，承诺符合条件，愿意接受核查；承诺不实的，依法撤销许可并记入信用记录。",
              "I know what has to be proven and what a false promise leads to. I promise that the conditions are met and accept to be checked; if it is false the grant is revoked and it is entered in my credit record.",
            ),
          },
        ]
      : []),
  ];
}
