import {
  type Applicant,
  answersOf,
  type CertifiedAnswer,
  certifiedAnswers,
  type Draft,
  type HandedIn,
  isAsked as isAskedFor,
  isCorrected,
  materialsOf,
  mayPromise,
  preReviewUnitOf,
} from "@wuxing/areas/applications";
import { type Text, t } from "@wuxing/kernel/text";
import { termWords } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import {
  answerAtMost,
  findCertificateType,
  type Item,
  type ItemVersion,
  isPromisable,
  preReviewUnits,
  type Question,
} from "@wuxing/platform/items";
import type { ApplyStep, ApplyView, MaterialView } from "../../../web/portal/applications/ApplyViews.ts";
import { maskedKnown } from "./applicantOf.ts";

type FieldError = ApplyView["errors"][number];
type FormField = ApplyView["fields"][number];

interface Shown {
  readonly step: ApplyStep;
  readonly errors: readonly FieldError[];
  readonly saved: boolean;
}

/** One step of applying for an item, as its page shows it. */
export async function applyView(
  platform: Platform,
  { item }: ItemVersion,
  draft: Draft,
  applicant: Applicant,
  { step, errors, saved }: Shown,
): Promise<ApplyView> {
  const isKnown = ({ concept }: Question): boolean => concept !== undefined && concept in applicant.known;
  const certified = certifiedAnswers(item, applicant.certificates, applicant.known);
  const isAsked = ({ key }: Question): boolean => !certified.some((one) => one.key === key);
  const handedIn = materialsOf(item, draft, applicant.certificates);
  const promising = isPromisable(item) && (await mayPromise(platform.pool, applicant.holder));
  return {
    ...{ code: item.code, name: item.name, unit: platform.city.unit(item.unit).name, step, errors, saved },
    ...{ draft: draft.id, owner: ownerWord(applicant) },
    fields:
      step === 1
        ? [
            ...item.questions.filter((q) => !isKnown(q) && isAsked(q)).map((q) => questionField(q, draft)),
            ...placeFields(platform, item, draft, applicant),
          ]
        : step === 3
          ? lastFields(item, draft, handedIn)
          : [],
    known: item.questions
      .filter(isKnown)
      .map(({ label, concept = "" }) => ({ label, value: maskedKnown(concept, applicant.known[concept] ?? "") })),
    certified: certified.flatMap((one) => certifiedView(item, draft, one)),
    materials: await materialViews(platform, item, draft, applicant, promising),
    answers: step === 3 ? answered(platform, item, draft, applicant) : [],
    promises: promisedNames(item, handedIn),
    fee: feeWords(item),
    limits: limitWords(platform, item, draft),
  };
}

/** In whose name a form was filled in, as the form itself says it. */
export const ownerWord = ({ owner }: Pick<Applicant, "owner">): string => owner.uscc ?? "self";

const types: Readonly<Record<Question["type"], FormField["type"]>> = {
  ...{ text: "text", textarea: "textarea", number: "number", date: "date", choice: "select", yesNo: "radio" },
  ...{ phone: "tel", citizenNumber: "text", uscc: "text" },
};
const yesNo = [
  { value: "yes", label: t("是", "Yes") },
  { value: "no", label: t("否", "No") },
];

const questionField = ({ key, label, help, type, required, options }: Question, draft: Draft): FormField => ({
  ...{ name: `q.${key}`, label, type: types[type], required, value: draft.answers[key] ?? "" },
  ...(help ? { help } : {}),
  ...(type === "yesNo" ? { options: yesNo } : options ? { options } : {}),
  maxLength: answerAtMost({ type }),
});

/** An answer that a certificate gives: shown masked with where it comes from, and a field to correct it. */
function certifiedView(item: Item, draft: Draft, one: CertifiedAnswer): ApplyView["certified"] {
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

const certificateName = (type: string): Text => findCertificateType(type)?.name ?? t(type, type);

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
      help: t("由那里先审查，再连同全部材料报上级决定", "It is looked at there first and then passed up with all materials"),
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

/** What a promise stands for, in both languages. */
const promisedNames = (item: Item, handedIn: readonly HandedIn[]): Text[] => {
  const keys = new Set(handedIn.filter(({ proof }) => proof === "promise").map(({ key }) => key));
  return item.materials.filter(({ key }) => keys.has(key)).map(({ name }) => name);
};

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

async function materialViews(
  { files }: Platform,
  item: Item,
  draft: Draft,
  { certificates }: Applicant,
  promising: boolean,
): Promise<MaterialView[]> {
  const kept = await files.find(Object.values(draft.materials).flatMap((material) => material.files));
  return item.materials.filter(isAskedFor).map(({ key, name, required, when, basis, certificateType, promise }) => {
    const given = draft.materials[key];
    return {
      ...{ key, name, required, when: when ?? null, basis },
      certificate: certificates.find(({ type }) => type === certificateType)?.id ?? null,
      files: (given?.files ?? []).flatMap((id) => {
        const file = kept.get(id);
        return file ? [{ id, name: file.name, bytes: file.size }] : [];
      }),
      mayPromise: promising && promise === true,
      choice: given?.proof ?? "file",
    };
  });
}

const answered = ({ city }: Platform, item: Item, draft: Draft, applicant: Applicant): ApplyView["answers"] => {
  const answers = answersOf(item, draft, applicant);
  const certified = certifiedAnswers(item, applicant.certificates, applicant.known);
  const asked = item.questions.flatMap(({ key, label, type, options, concept }) => {
    const value = answers[key];
    if (!value || (concept && concept in applicant.known)) return [];
    const given = certified.find((one) => one.key === key && !isCorrected(one, draft));
    if (given) return [{ label, value: maskedKnown(concept ?? "", value), from: certificateName(given.type) }];
    const chosen = (type === "yesNo" ? yesNo : (options ?? [])).find((option) => option.value === value);
    return [{ label, value: chosen?.label ?? value }];
  });
  const first = preReviewUnits(item, city).length > 1 ? preReviewUnitOf(city, item, draft) : undefined;
  return first
    ? [...asked, { label: t("事情在哪里", "Where it is"), value: city.division(first.division).name }]
    : asked;
};

const feeWords = ({ fee }: Item): Text | null =>
  fee && fee.amount > 0
    ? t(
        `收费 ${(fee.amount / 100).toFixed(2)} 元（${fee.basis}）`,
        `Fee ${(fee.amount / 100).toFixed(2)} yuan (${fee.basis})`,
      )
    : null;

/** How long it takes, each with where it is written. */
const limitWords = ({ city }: Platform, item: Item, draft: Draft): Text[] => {
  const { handling, legal, promised } = item;
  const first = preReviewUnitOf(city, item, draft);
  return [
  t(
    "材料不齐的，五个工作日内一次告知；逾期不告知，自收到之日起即为受理（行政许可法第三十二条）",
    "What is missing is told once within five working days; else it is accepted from the day it came (Administrative Licensing Law §32)",
  ),
  ...(first
    ? [
        t(
          `先由${first.shortName.zh}受理和审查，二十个工作日内连同全部材料报上级决定，您不用再交一次（行政许可法第三十五条、第四十三条）`,
          `${first.shortName.en} accepts and reviews it first, within twenty working days, and passes it up with all materials; you need not send them again (Administrative Licensing Law §35, §43)`,
        ),
      ]
    : []),
  ...(handling === "1" ? [t("即办件：当场决定", "Decided at once")] : []),
  ...(legal ? [limitWord(t("法定", "By law"), legal)] : []),
  ...(promised ? [limitWord(t("承诺", "Promised"), promised)] : []),
  ];
};

const limitWord = (kind: Text, limit: NonNullable<Item["legal"]>): Text => {
  const term = termWords(limit);
  return t(`${kind.zh} ${term.zh}（${limit.basis}）`, `${kind.en}: ${term.en} (${limit.basis})`);
};
