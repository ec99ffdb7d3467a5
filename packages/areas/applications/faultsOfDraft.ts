import { type Day, dayOf } from "@wuxing/kernel/calendar";
import type { FieldFault } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { answerFault, type Item, type ItemVersion, preReviewUnits } from "@wuxing/platform/items";
import { z } from "zod";
import type { Applicant } from "./Applicant.ts";
import { answersOf } from "./answersOf.ts";
import type { Draft } from "./drafts.ts";
import { mayPromise } from "./falsePromises.ts";
import { materialsOf } from "./materialsOf.ts";
import { preReviewUnitOf } from "./preReviewUnitOf.ts";

const day = z.iso.date();

/** What is missing of a draft before it can be handed in, by field: `q.<key>`, `place`, `m.<key>`, `address`, `promised`, `renews`, `expiresOn`. */
export async function faultsOfDraft(
  { pool, city, casework }: Platform,
  { item }: ItemVersion,
  draft: Draft,
  applicant: Applicant,
): Promise<FieldFault[]> {
  const answers = answersOf(item, draft, applicant);
  const faults = [...answerFaults(item, answers, applicant), ...placeFaults(city, item, draft)];
  const handedIn = materialsOf(item, draft, applicant.certificates);
  for (const { key, name } of item.materials)
    if (draft.materials[key]?.proof !== "counter" && handedIn.some((one) => one.key === key && one.proof === "counter"))
      faults.push({
        field: `m.${key}`,
        reason: t(`请上传“${name.zh}”，或选择到窗口交`, `Send “${name.en}”, or choose to bring it to the counter`),
      });
  const promises = handedIn.some(({ proof }) => proof === "promise");
  if (promises && !(await mayPromise(pool, applicant.holder)))
    faults.push({
      field: "promised",
      reason: t(
        "您不能使用告知承诺：有虚假承诺的记录还没有修复，请提交材料",
        "You cannot promise here: a false promise has not been repaired; please send the materials",
      ),
    });
  else if (promises && !draft.promised)
    faults.push({
      field: "promised",
      reason: t("请阅读并作出书面承诺", "Please read what you promise, and promise it"),
    });
  if (draft.delivery === "post" && !draft.address?.trim())
    faults.push({ field: "address", reason: t("请填写邮寄地址", "Please give the address for the post") });
  return [...faults, ...renewalFaults(item, draft, dayOf(casework.now()))];
}

/** What is known is not the applicant's to mend here; of the rest, what is missing and what cannot be an answer. */
const answerFaults = (
  { questions }: Item,
  answers: Readonly<Record<string, string>>,
  { known }: Pick<Applicant, "known">,
): FieldFault[] =>
  questions.flatMap((question): FieldFault[] => {
    const { key, label, required, concept } = question;
    const answer = answers[key];
    if (concept !== undefined && concept in known) return [];
    if (!answer)
      return required ? [{ field: `q.${key}`, reason: t(`请填写“${label.zh}”`, `Please fill in: ${label.en}`) }] : [];
    const wrong = answerFault(question, answer);
    return wrong ? [{ field: `q.${key}`, reason: t(`${label.zh}：${wrong.zh}`, `${label.en}: ${wrong.en}`) }] : [];
  });

const placeFaults = (city: Platform["city"], item: Item, draft: Draft): FieldFault[] =>
  preReviewUnits(item, city).length === 0 || preReviewUnitOf(city, item, draft)
    ? []
    : [
        {
          field: "place",
          reason: t("请选择事情在哪里：由那里先审查", "Choose where it is: it is looked at there first"),
        },
      ];

/** A renewal is of a certificate that has not run out; said in part it would be no renewal, unnoticed. */
function renewalFaults({ renewable }: Item, { renews }: Draft, today: Day): FieldFault[] {
  if (!renewable || !renews || (!renews.certificate && !renews.expiresOn)) return [];
  if (!renews.certificate)
    return [
      {
        field: "renews",
        reason: t(
          "延续的请填证号；不是延续就清空日期",
          "Give the number of the certificate to be renewed, or clear the day",
        ),
      },
    ];
  if (!day.safeParse(renews.expiresOn).success)
    return [
      {
        field: "expiresOn",
        reason: t(
          "延续的请填证上的有效期至，如 2026-12-01",
          "Give the day until which the certificate is valid, such as 2026-12-01",
        ),
      },
    ];
  return renews.expiresOn < today
    ? [
        {
          field: "expiresOn",
          reason: t(
            "这张证已经过期，不能延续：请清空这两项，重新申请",
            "The certificate has run out and cannot be renewed: clear both fields and apply anew",
          ),
        },
      ]
    : [];
}
