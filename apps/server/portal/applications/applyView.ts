import {
  type Applicant,
  answersOf,
  certifiedAnswers,
  type Draft,
  type HandedIn,
  isAsked,
  isCorrected,
  materialsOf,
  mayPromise,
  preReviewUnitOf,
  refundLines,
} from "@wuxing/areas/applications";
import { type Text, t } from "@wuxing/kernel/text";
import { termWords } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import { type Item, type ItemVersion, isPromisable, preReviewUnits, type Question } from "@wuxing/platform/items";
import type { ApplyStep, ApplyView, MaterialView } from "../../../web/portal/applications/ApplyViews.ts";
import { formKeeper } from "../keptPhotos.ts";
import { maskedKnown } from "./applicantOf.ts";
import { comingFor } from "./comingFor.ts";
import { seenOf } from "./seenWords.ts";
import { certificateName, certifiedView, stepFields, yesNo } from "./stepFields.ts";
import { walletOffers } from "./walletProof.ts";

type FieldError = ApplyView["errors"][number];

export interface Shown {
  readonly step: ApplyStep;
  readonly errors: readonly FieldError[];
  readonly saved: boolean;
  /** A certificate was just presented from the wallet. */
  readonly presented?: boolean;
  /** The number of one that was handed in before and is still open. */
  readonly sent?: string | undefined;
  /** From when a version holds that came since the draft was written. */
  readonly changedOn?: string | null;
}

/** One step of applying for an item, as its page shows it. */
export async function applyView(
  platform: Platform,
  { item }: ItemVersion,
  draft: Draft,
  applicant: Applicant,
  { step, errors, saved, sent, presented, changedOn }: Shown,
): Promise<ApplyView> {
  const isKnown = ({ concept }: Question): boolean => concept !== undefined && concept in applicant.known;
  const promising = isPromisable(item) && (await mayPromise(platform.pool, applicant.holder));
  const view = {
    ...{ code: item.code, name: item.name, unit: platform.city.unit(item.unit).name, step, errors, saved },
    ...(sent ? { sent } : {}),
    ...(presented ? { presented } : {}),
    ...(changedOn ? { changedOn } : {}),
    ...{ draft: draft.id, owner: ownerWord(applicant) },
    fields: stepFields(platform, item, draft, applicant, step),
    known: item.questions
      .filter(isKnown)
      .map(({ label, concept = "" }) => ({ label, value: maskedKnown(concept, applicant.known[concept] ?? "") })),
    certified: certifiedAnswers(item, applicant.certificates, applicant.known).flatMap((one) =>
      certifiedView(item, draft, one),
    ),
    materials: await materialViews(platform, item, draft, applicant, promising),
    answers: step === 3 ? answered(platform, item, draft, applicant) : [],
    promises: promisedNames(item, materialsOf(item, draft, applicant.certificates)),
    ...{ fee: feeWords(item), refunds: refundLines(item) },
    limits: limitWords(platform, item, draft),
  };
  return { ...view, seen: seenIn(view, draft) };
}

/** The fields as they are drawn. A box that is not ticked, and a place that is only proposed, count as they are sent. */
function seenIn({ step, fields, certified, materials }: Omit<ApplyView, "seen">, draft: Draft): string[] {
  const drawn = step === 1 ? [...fields, ...certified.map(({ field }) => field)] : fields;
  const chosen = step === 2 ? materials.map(({ key, choice }) => ({ name: `by.${key}`, value: choice })) : [];
  return seenOf([
    ...drawn.filter(({ name, type }) => type !== "checkbox" && (name !== "place" || draft.place !== undefined)),
    ...chosen,
  ]);
}

/** In whose name a form was filled in, as the form itself says it. */
export const ownerWord = ({ owner }: Pick<Applicant, "owner">): string => owner.uscc ?? "self";

/** What a promise stands for, in both languages. */
const promisedNames = (item: Item, handedIn: readonly HandedIn[]): Text[] => {
  const keys = new Set(handedIn.filter(({ proof }) => proof === "promise").map(({ key }) => key));
  return item.materials.filter(({ key }) => keys.has(key)).map(({ name }) => name);
};

async function materialViews(
  platform: Platform,
  item: Item,
  draft: Draft,
  applicant: Applicant,
  promising: boolean,
): Promise<MaterialView[]> {
  const { files } = platform;
  const { certificates } = applicant;
  const offers = await walletOffers(platform, item, applicant);
  const coming = draft.id ? await files.uploads.unfinished(formKeeper(draft.id)) : [];
  const kept = await files.find(Object.values(draft.materials).flatMap((material) => material.files));
  return item.materials.filter(isAsked).map(({ key, name, required, when, basis, certificateType, promise }) => {
    const given = draft.materials[key];
    const held = certificates.find(({ type }) => type === certificateType);
    return {
      ...{ key, name, required, when: when ?? null, basis, wallet: offers.get(key) ?? null },
      ...{ certificate: held?.id ?? null, issuer: held?.issuer ?? null },
      files: (given?.files ?? []).flatMap((id) => {
        const file = kept.get(id);
        return file ? [{ id, name: file.name, bytes: file.size }] : [];
      }),
      coming: comingFor(coming, key),
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
  const { handling, kind, legal, promised } = item;
  const first = preReviewUnitOf(city, item, draft);
  return [
    kind === "01"
      ? t(
          "材料不齐的，五个工作日内一次告知；逾期不告知，自收到之日起即为受理（行政许可法第三十二条）",
          "What is missing is told once within five working days; else it is accepted from the day it came (Administrative Licensing Law §32)",
        )
      : t(
          "材料不齐的，五个工作日内一次告知；逾期不告知，自收到之日起即为受理（本市政务服务规程，待核）",
          "What is missing is told once within five working days; else it is accepted from the day it came (the city’s own rules, to be confirmed)",
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
    // What is decided at once promises no days.
    ...(promised && promised.amount > 0 ? [limitWord(t("承诺", "Promised"), promised)] : []),
  ];
};

const limitWord = (kind: Text, limit: NonNullable<Item["legal"]>): Text => {
  const term = termWords(limit);
  return t(`${kind.zh} ${term.zh}（${limit.basis}）`, `${kind.en}: ${term.en} (${limit.basis})`);
};
