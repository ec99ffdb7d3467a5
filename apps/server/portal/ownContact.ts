import { dayOf } from "@wuxing/kernel/calendar";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { type Citizen, type Citizens, mayActFor } from "@wuxing/platform/citizens";
import type { SayValues } from "./sayView.ts";

/** The name and phone of who is signed in: masked as the form shows them, and as they are. */
export interface OwnContact {
  readonly masked: SayValues;
  readonly clear: SayValues;
}

/** What the form is filled with for a signed-in citizen: masked, so that no page carries the number. */
export const maskedContact = (citizen: Citizen | undefined): SayValues =>
  citizen ? { phone: citizen.phoneMasked, ...(citizen.nameMasked ? { name: citizen.nameMasked } : {}) } : {};

export async function contactOf(citizens: Citizens, citizen: Citizen | undefined): Promise<OwnContact | undefined> {
  if (!citizen) return undefined;
  const { phone, name } = await citizens.accounts.contactOf(citizen);
  return { masked: maskedContact(citizen), clear: { phone, ...(name ? { name } : {}) } };
}

/** The form's values with what it still shows masked put back as it is; what the person typed instead stays. */
export function inClear(values: SayValues, contact: OwnContact | undefined): SayValues {
  if (!contact) return values;
  const own = Object.entries(contact.masked).flatMap(([name, masked]) =>
    values[name] === masked && contact.clear[name] ? [[name, contact.clear[name]] as const] : [],
  );
  return { ...values, ...Object.fromEntries(own) };
}

/** Throws Refusal where one acts for a firm whose mandate is not for this area. */
export async function assertMayOpen(citizens: Citizens, citizen: Citizen | undefined, area: string): Promise<void> {
  if (!citizen?.actingFor) return;
  const { pool, now } = citizens.world;
  if (await mayActFor(pool, citizen.id, citizen.actingFor.uscc, area, dayOf(now()))) return;
  throw new Refusal(
    "notAllowed",
    t(
      "这家企业没有授权您办这类事：请在“我的”切换身份，或请法定代表人扩大授权",
      "This firm's mandate is not for such matters: switch under “Mine”, or ask its representative for a wider one",
    ),
  );
}
