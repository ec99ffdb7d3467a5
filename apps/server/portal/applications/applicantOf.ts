import type { Applicant } from "@wuxing/areas/applications";
import { maskCitizenNumber, maskName, maskPhone } from "@wuxing/kernel/identifiers";
import type { Locale } from "@wuxing/kernel/text";
import { maskText } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import type { Citizen, Citizens } from "@wuxing/platform/citizens";
import type { Item } from "@wuxing/platform/items";
import { citizenActor } from "../citizenActor.ts";
import { heldCertificates } from "./heldCertificates.ts";

/** What of a consent is kept with an application: the version of the words on the page. */
export const applyConsent = "applications-2026-11-27";

/** Who applies: the account for itself, or for the firm it acts for; with what is known of both and not asked again. */
export async function applicantOf(
  platform: Platform,
  citizens: Citizens,
  citizen: Citizen,
  item: Item,
  language: Locale,
): Promise<Applicant> {
  const { phone, name } = await citizens.accounts.contactOf(citizen);
  const firm = citizen.actingFor;
  const holder = firm ? ({ kind: "firm", id: firm.uscc } as const) : ({ kind: "person", id: citizen.id } as const);
  return {
    holder,
    owner: { citizen: citizen.id, uscc: firm?.uscc ?? null },
    actor: citizenActor(citizen),
    reporter: {
      ...{ phone, ...(name ? { name } : {}), language },
      ...{ consentedAt: platform.casework.now(), consent: applyConsent },
    },
    certificates: await heldCertificates(platform, holder, item),
    known: {
      "contact.phone": phone,
      ...(name ? { "contact.name": name } : {}),
      ...(firm ? { "firm.name": firm.name, "firm.uscc": firm.uscc } : name ? { "person.name": name } : {}),
    },
  };
}

const people = ["contact.name", "firm.legalRepresentative", "person.spouse", "child.mother", "child.father"];

/** An answer that account or certificate gives as a page shows it: names, numbers and houses masked. */
export function maskedKnown(concept: string, value: string): string {
  if (concept.endsWith("phone")) return maskPhone(value);
  if (concept.endsWith("citizenNumber")) return maskCitizenNumber(value);
  if (people.includes(concept) || /^(?:person|child|deceased)\.name$/u.test(concept)) return maskName(value);
  return concept.startsWith("firm.") ? value : maskText(value);
}
