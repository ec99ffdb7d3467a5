import {
  type Applicant,
  certifiedAnswers,
  type Draft,
  isAsked,
  materialsOf,
  preReviewUnitOf,
} from "@wuxing/areas/applications";
import { makeRequest } from "@wuxing/areas/certificates";
import { dayOf } from "@wuxing/kernel/calendar";
import { Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import {
  dropPresented,
  fieldsNeeded,
  namesOf,
  PresentationFault,
  presentedAs,
  trustedIssuers,
} from "@wuxing/platform/certificates";
import { findCertificateType, type Item, type Material } from "@wuxing/platform/items";
import type { ApplyStep, MaterialView } from "../../../web/portal/applications/ApplyViews.ts";

/** Whose wallet can answer for a material. */
type Asker = Pick<Applicant, "holder" | "certificates">;

/**
 * Which materials a certificate of another issuer in the applicant's wallet can prove, by key: those that nothing proves
 * yet, of types that somebody who is trusted today certifies. A person must be known by his number, for that is by which
 * the certificate says whose it is; until then `ready` is false.
 */
export async function walletOffers(
  { pool, casework }: Platform,
  item: Item,
  { holder, certificates, known }: Asker & Pick<Applicant, "known">,
): Promise<ReadonlyMap<string, NonNullable<MaterialView["wallet"]>>> {
  const open = item.materials.filter((one) => isAsked(one) && canBeOf(holder, one, certificates));
  if (open.length === 0) return new Map();
  const issuers = await trustedIssuers(pool, dayOf(casework.now()));
  const offers = open.flatMap(({ key, certificateType }) => {
    const from = issuers.filter(({ types }) => types.some(({ type }) => type === certificateType));
    const answers = answeredBy(item, certificateType, { certificates, known });
    return from.length > 0 ? [[key, { from: from.map(({ name }) => name), answers }] as const] : [];
  });
  if (offers.length === 0) return new Map();
  const ready = holder.kind === "firm" || (await namesOf(pool, holder)).length > 1;
  return new Map(offers.map(([key, offer]) => [key, { ...offer, ready }]));
}

/** The questions that a certificate of this type would answer, of those that nothing answers yet. */
function answeredBy(
  item: Item,
  type: string | undefined,
  { certificates, known }: Pick<Applicant, "certificates" | "known">,
): Text[] {
  const proves = (type === undefined ? undefined : findCertificateType(type))?.proves ?? [];
  const given = new Set(certifiedAnswers(item, certificates, known).map(({ key }) => key));
  return item.questions.flatMap(({ key, label, concept }) =>
    concept !== undefined && proves.includes(concept) && !(concept in known) && !given.has(key) ? [label] : [],
  );
}

function canBeOf(holder: Asker["holder"], { certificateType }: Material, certificates: Asker["certificates"]): boolean {
  const type = certificateType === undefined ? undefined : findCertificateType(certificateType);
  if (!type || certificates.some((held) => held.type === type.code)) return false;
  return type.holder === "either" || type.holder === holder.kind;
}

/** Asks the applicant's wallet for what proves a material, out of a step of the form; gives the request's id. Throws Refusal where it cannot. */
export async function askOwnWallet(
  platform: Platform,
  item: Item,
  draft: Draft,
  applicant: Applicant,
  { key, step }: { readonly key: string; readonly step: ApplyStep },
): Promise<string> {
  const offer = (await walletOffers(platform, item, applicant)).get(key);
  const type = item.materials.find((material) => material.key === key)?.certificateType;
  if (!offer?.ready || !type) throw new Refusal("refused", noOffer);
  const unit = preReviewUnitOf(platform.city, item, draft)?.code ?? item.unit;
  const wants = [{ type, fields: fieldsNeeded(item, type) }];
  return makeRequest(platform, { unit, holder: applicant.holder, item: item.code, wants, step });
}

const noOffer = t(
  "这份材料现在不能用钱包里的证照证明，请上传或到窗口交",
  "A certificate in a wallet cannot prove this material now; send it, or bring it to the counter",
);

/**
 * Asks once more, before an application is handed in, that what its applicant presented still stands by its issuer. What
 * does not is taken for no proof any more: gives the others, and what to mend by material.
 */
export async function standing(
  platform: Platform,
  item: Item,
  draft: Draft,
  { holder, certificates }: Asker,
): Promise<{
  readonly certificates: Applicant["certificates"];
  readonly faults: readonly { readonly field: string; readonly message: Text }[];
}> {
  const gone = new Set<string>();
  const faults: { field: string; message: Text }[] = [];
  for (const { key, certificate, issuer } of materialsOf(item, draft, certificates)) {
    if (!issuer || !certificate) continue;
    const fault = await faultOf(platform, holder, certificate);
    if (!fault) continue;
    gone.add(certificate);
    faults.push({ field: `m.${key}`, message: fault });
  }
  return { certificates: certificates.filter(({ id }) => !gone.has(id)), faults };
}

async function faultOf(
  { pool, certificates }: Platform,
  holder: Asker["holder"],
  certificate: string,
): Promise<Text | undefined> {
  const presented = await presentedAs(pool, holder, certificate);
  if (!presented) return undefined;
  try {
    await certificates.assertStands(presented);
    return undefined;
  } catch (error) {
    if (!(error instanceof PresentationFault)) throw error;
    await dropPresented(pool, presented);
    return error.reason;
  }
}
