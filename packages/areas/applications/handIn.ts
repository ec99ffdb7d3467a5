import { type Case, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { findCase } from "@wuxing/platform/casework";
import { type Item, type ItemVersion, sealAnswers } from "@wuxing/platform/items";
import type { Applicant } from "./Applicant.ts";
import { addressKey, answersOf } from "./answersOf.ts";
import { certifiedAnswers, certifiedIn } from "./certified.ts";
import { type Draft, dropDraft } from "./drafts.ts";
import { faultsOfDraft } from "./faultsOfDraft.ts";
import { chargeFee } from "./fees.ts";
import { materialsOf } from "./materialsOf.ts";
import { preReviewUnitOf } from "./preReviewUnitOf.ts";
import { findRegistered } from "./renewal.ts";

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
function openingOf(
  city: Platform["city"],
  { version, item }: ItemVersion,
  draft: Draft,
  { holder, certificates, known }: Applicant,
  registered: string | undefined,
) {
  const materials = materialsOf(item, draft, certificates);
  const certified = certifiedIn(certifiedAnswers(item, certificates, known), draft);
  const first = preReviewUnitOf(city, item, draft);
  const { legal, promised: promisedTerm } = item;
  const term = (limit: NonNullable<Item["legal"]>) => ({ amount: limit.amount, unit: limit.unit, basis: limit.basis });
  return {
    title: item.name.zh,
    item: { code: item.code, version },
    holder,
    ...{ itemKind: item.kind, handling: item.handling, unit: item.unit },
    // Where the matter is: the place whose unit looks first may follow it.
    division: first?.division ?? item.division,
    ...(first ? { preReviewUnit: first.code } : {}),
    ...(legal ? { legal: term(legal) } : {}),
    ...(promisedTerm ? { promisedTerm: term(promisedTerm) } : {}),
    jointUnits: item.jointUnits,
    materials,
    asked: item.questions.map(({ key, label }) => ({ key, name: label.zh })),
    ...(certified.length > 0 ? { certified } : {}),
    specials: item.specials.map(({ kind, name, days, unit }) => ({ kind, name: name.zh, days, unit })),
    ...(item.fee && item.fee.amount > 0 ? { fee: item.fee.amount, feeBasis: item.fee.basis } : {}),
    ...(item.fee && item.refunds ? { refunds: item.refunds } : {}),
    delivery: draft.delivery ?? item.delivery[0] ?? "counter",
    ...(materials.some(({ proof }) => proof === "promise") ? { promised: true } : {}),
    ...(item.issues ? { issues: item.issues } : {}),
    ...(item.renewable && draft.renews?.certificate
      ? { renews: { ...draft.renews, ...(registered ? { registered } : {}) } }
      : {}),
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
  const renewed = draft.renews?.certificate;
  const registered = renewed ? await findRegistered(platform, applicant.holder, renewed) : undefined;
  const input = openingOf(platform.city, version, draft, applicant, registered?.row.id);
  const outcome = await platform.intake({
    ...{ type: "applications.application", input, actor: applicant.actor, commandId: draft.id },
    reporter: applicant.reporter,
  });
  const { id } = outcome.case;
  const address = draft.address?.trim();
  const answers = answersOf(version.item, draft, applicant);
  const all = address ? { ...answers, [addressKey]: address } : answers;
  await sealAnswers(pool, casework.vault, id, all, { command: draft.id, first: true });
  const { fee } = version.item;
  if (fee && fee.amount > 0) await chargeFee(pool, id, fee);
  await dropDraft(platform, applicant.owner, version.item.code);
  return outcome.case;
}
