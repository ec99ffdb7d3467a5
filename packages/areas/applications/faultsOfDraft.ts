import type { FieldFault } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { answerFault, type Item, type ItemVersion, preReviewUnits } from "@wuxing/platform/items";
import type { Applicant, Holder } from "./Applicant.ts";
import { answersOf } from "./answersOf.ts";
import type { Draft } from "./drafts.ts";
import { mayPromise } from "./falsePromises.ts";
import { materialsOf } from "./materialsOf.ts";
import { preReviewUnitOf } from "./preReviewUnitOf.ts";
import { renewalFaults } from "./renewal.ts";

/** What is missing of a draft before it can be handed in, by field: `audience`, `q.<key>`, `place`, `m.<key>`, `address`, `promised`, `renews`, `expiresOn`. */
export async function faultsOfDraft(
  { pool, city, casework }: Platform,
  { item }: ItemVersion,
  draft: Draft,
  applicant: Applicant,
): Promise<FieldFault[]> {
  const answers = answersOf(item, draft, applicant);
  const stranger = audienceFault(item, applicant.holder);
  if (stranger) return [stranger];
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
  return [...faults, ...(await renewalFaults({ pool, casework }, item, draft, applicant.holder))];
}

/** Whom the item is not for: what is granted to a firm alone nobody holds for himself, and the other way round (服务对象). */
export function audienceFault({ audience }: Pick<Item, "audience">, { kind }: Holder): FieldFault | undefined {
  const others = audience.some((one) => one !== "1");
  const open = kind === "person" ? audience.includes("1") || audience.includes("6") : others;
  if (open) return undefined;
  return {
    field: "audience",
    reason:
      kind === "person"
        ? t(
            "这件事只办给企业和单位：请先在“我的”里切换到企业，再来申请",
            "This is for firms and organisations alone: switch to your firm under “Mine” first",
          )
        : t(
            "这件事只办给个人：请先在“我的”里切换回本人，再来申请",
            "This is for persons alone: switch back to yourself under “Mine” first",
          ),
  };
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
