import { type Actor, type Case, type FieldFault, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { findCase } from "@wuxing/platform/casework";
import { type Item, type ItemVersion, isPromisable, type Material, sealAnswers } from "@wuxing/platform/items";
import type { Reporter } from "@wuxing/platform/personal";
import type { ApplicationData, HandedIn } from "./ApplicationData.ts";
import { type Draft, type DraftOwner, dropDraft } from "./drafts.ts";
import { mayPromise } from "./falsePromises.ts";
import { chargeFee } from "./fees.ts";

export type Holder = ApplicationData["holder"];

/** A certificate that proves something, as the register of certificates knows it. */
export interface HeldCertificate {
  readonly id: string;
  readonly type: string;
}

/** Who applies, and what is known of him that need not be asked. */
export interface Applicant {
  readonly holder: Holder;
  readonly owner: DraftOwner;
  readonly actor: Actor;
  readonly reporter: Reporter;
  readonly certificates: readonly HeldCertificate[];
  /** Answers by concept, from account and register. */
  readonly known: Readonly<Record<string, string>>;
}

/** The key under which the address for the post is sealed among the answers; no question of an item has such a key. */
export const addressKey = "delivery.address";

/** The answers to an item's questions: what was filled in, and what was known and not asked. */
export const answersOf = ({ questions }: Item, { answers }: Draft, { known }: Pick<Applicant, "known">) =>
  Object.fromEntries(
    questions.flatMap(({ key, concept }) => {
      const answer = (concept ? known[concept] : undefined) ?? answers[key]?.trim();
      return answer ? [[key, answer] as const] : [];
    }),
  );

/** Whether a material is asked for: not what the government has itself (国务院令第716号 §10), nor what is made from the answers. */
export const isAsked = ({ source, copies }: Material): boolean =>
  source !== "shared" && !(source === "applicant" && copies === 0);

/** How each material comes: by the certificate that proves it, else as the draft says. */
export function materialsOf(item: Item, draft: Draft, certificates: readonly HeldCertificate[]): HandedIn[] {
  // An older version of an item, or a list brought in from elsewhere, may still say what 国办发〔2020〕42号 excludes.
  const open = isPromisable(item);
  return item.materials.flatMap((material): HandedIn[] => {
    if (!isAsked(material)) return [];
    const { key, name, certificateType } = material;
    const held = certificates.find(({ type }) => type === certificateType);
    if (held) return [{ key, name: name.zh, proof: "certificate", certificate: held.id }];
    const given = draft.materials[key];
    if (given?.proof === "promise" && material.promise && open) return [{ key, name: name.zh, proof: "promise" }];
    if (given && given.files.length > 0) return [{ key, name: name.zh, proof: "file" }];
    if (given?.proof === "counter" || material.required) return [{ key, name: name.zh, proof: "counter" }];
    return [];
  });
}

/** What is missing of a draft before it can be handed in, by field: `q.<key>`, `m.<key>`, `address`, `promised`. */
export async function faultsOfDraft(
  { pool }: Platform,
  { item }: ItemVersion,
  draft: Draft,
  applicant: Applicant,
): Promise<FieldFault[]> {
  const answers = answersOf(item, draft, applicant);
  const faults: FieldFault[] = item.questions
    .filter(({ key, required }) => required && !answers[key])
    .map(({ key, label }) => ({ field: `q.${key}`, reason: t(`请填写“${label.zh}”`, `Please fill in: ${label.en}`) }));
  const handedIn = materialsOf(item, draft, applicant.certificates);
  for (const { key, name, proof } of handedIn)
    if (proof === "counter" && draft.materials[key]?.proof !== "counter")
      faults.push({
        field: `m.${key}`,
        reason: t(`请上传“${name}”，或选择到窗口交`, `Send “${name}”, or choose to bring it to the counter`),
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
  return faults;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** The case that a draft became, by the draft's id; undefined while it is a draft, and for what is no id of one. */
export async function handedInAs({ pool }: Pick<Platform, "pool">, draft: string): Promise<Case | undefined> {
  if (!uuid.test(draft)) return undefined;
  const { rows } = await pool.query<{ id: number }>(
    "SELECT case_id AS id FROM entries WHERE command_id = $1 AND seq = 1 AND type = 'applications.application'",
    [draft],
  );
  return rows[0] && findCase(pool, rows[0].id);
}

/** What opens the case: the item's version of today and what was handed in; no answer is in it. */
function openingOf({ version, item }: ItemVersion, draft: Draft, { holder, certificates }: Applicant) {
  const materials = materialsOf(item, draft, certificates);
  const { legal, promised: promisedTerm } = item;
  const term = (limit: NonNullable<Item["legal"]>) => ({ amount: limit.amount, unit: limit.unit, basis: limit.basis });
  return {
    title: item.name.zh,
    item: { code: item.code, version },
    holder,
    ...{ itemKind: item.kind, handling: item.handling, unit: item.unit, division: item.division },
    ...(legal ? { legal: term(legal) } : {}),
    ...(promisedTerm ? { promisedTerm: term(promisedTerm) } : {}),
    jointUnits: item.jointUnits,
    materials,
    specials: item.specials.map(({ kind, name, days, unit }) => ({ kind, name: name.zh, days, unit })),
    ...(item.fee && item.fee.amount > 0 ? { fee: item.fee.amount, feeBasis: item.fee.basis } : {}),
    delivery: draft.delivery ?? item.delivery[0] ?? "counter",
    ...(materials.some(({ proof }) => proof === "promise") ? { promised: true } : {}),
    ...(item.issues ? { issues: item.issues } : {}),
    ...(item.renewable && draft.renews ? { renews: draft.renews } : {}),
    files: materials.flatMap(({ key, proof }) => (proof === "file" ? (draft.materials[key]?.files ?? []) : [])),
  };
}

/**
 * Hands in a draft: the case is opened under the draft's id, so once; answers are sealed, the fee is written down, and
 * only then the draft is given up. Cut off between, it is handed in again and nothing is there twice. Throws Refusal.
 */
export async function handIn(
  platform: Platform,
  version: ItemVersion,
  draft: Draft,
  applicant: Applicant,
): Promise<Case> {
  const faults = await faultsOfDraft(platform, version, draft, applicant);
  if (faults.length > 0) throw new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), faults);
  const { pool, casework } = platform;
  const input = openingOf(version, draft, applicant);
  const outcome = await platform.intake({
    ...{ type: "applications.application", input, actor: applicant.actor, commandId: draft.id },
    reporter: applicant.reporter,
  });
  const { id } = outcome.case;
  const address = draft.address?.trim();
  const answers = answersOf(version.item, draft, applicant);
  await sealAnswers(pool, casework.vault, id, address ? { ...answers, [addressKey]: address } : answers);
  const { fee } = version.item;
  if (fee && fee.amount > 0) await chargeFee(pool, id, fee);
  await dropDraft(platform, applicant.owner, version.item.code);
  return outcome.case;
}
