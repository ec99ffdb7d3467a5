import { certificateProcedure, fieldLabel, type UseLine, type UseMode, useProcedure } from "@wuxing/areas/certificates";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { CertificateRow, Holder } from "@wuxing/platform/certificates";
import type { Citizen } from "@wuxing/platform/citizens";
import { findCertificateType } from "@wuxing/platform/items";
import type { CertificateCard, UseCard } from "../../../web/portal/views.ts";
import type { CitizenPortal } from "../CitizenPortal.ts";
import { assertMayOpen } from "../ownContact.ts";

/**
 * Whose certificates a citizen sees: his own, or those of the firm that he acts for. Throws Refusal where the firm's
 * mandate is for other matters.
 */
export async function holderOfCitizen(
  { citizens }: Pick<CitizenPortal, "citizens">,
  citizen: Citizen,
): Promise<Holder> {
  await assertMayOpen(citizens, citizen, "certificates");
  const { id, actingFor } = citizen;
  return actingFor ? { kind: "firm", id: actingFor.uscc } : { kind: "person", id };
}

export const typeName = (type: string): Text => findCertificateType(type)?.name ?? t(type, type);

/** What a state is called; a certificate that has run out is expired also before the clock says so. */
export const stateTitle = ({ status, validUntil }: CertificateRow, today: string): Text => {
  const over = status === "valid" && validUntil !== null && validUntil < today;
  return certificateProcedure.states[over ? "expired" : status]?.title ?? t(status, status);
};

export const isGood = ({ status, validFrom, validUntil }: CertificateRow, today: string): boolean =>
  status === "valid" && validFrom <= today && (validUntil === null || validUntil >= today);

/** `number`: what it says of itself, where it was opened for its holder. */
export function cardOf(
  { city }: Pick<Platform, "city">,
  row: CertificateRow,
  today: string,
  number: string | null = null,
): CertificateCard {
  const { id, type, unit, validFrom, validUntil } = row;
  return {
    ...{ id, number, validFrom, validUntil, href: `/my/certificates/${id}`, name: typeName(type) },
    ...{ unit: city.unit(unit).name, state: stateTitle(row, today), valid: isGood(row, today) },
  };
}

const modes: Readonly<Record<UseMode, Text>> = {
  asked: t("请您同意", "You are asked"),
  code: t("您出示了用证码", "By a code that you showed"),
  self: t("您自己办事", "By yourself, in an application"),
  delegated: t("您委托的人", "By somebody whom you let"),
  byFunction: t("依职能查验", "Looked at by function"),
};

export function useCardOf({ city }: Pick<Platform, "city">, use: UseLine): UseCard {
  const { number, purpose, unit, mode, state, wants, shown, askedAt } = use;
  return {
    ...{ number, purpose, at: askedAt, href: `/my/certificates/uses/${number}`, unit: city.unit(unit).name },
    ...{
      mode: modes[mode],
      state: useProcedure.states[state as keyof typeof useProcedure.states]?.title ?? t(state, state),
    },
    waits: state === "asked",
    wants: (shown.length > 0 ? shown : wants).map(({ type, fields }) => ({
      ...{ name: typeName(type), fields: fields.map(fieldLabel) },
    })),
  };
}
