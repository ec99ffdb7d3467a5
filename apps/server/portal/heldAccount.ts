import { addDays } from "@wuxing/kernel/calendar";
import { maskCitizenNumber, maskName, maskPhone } from "@wuxing/kernel/identifiers";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { accountRecord, type Citizen } from "@wuxing/platform/citizens";
import { accessesOf } from "@wuxing/platform/personal";
import type { HeldAccount } from "../../web/portal/views.ts";
import { accessViews } from "./accessViews.ts";
import { areaNames } from "./openAreas.ts";

const kinds: Readonly<Record<string, Text>> = {
  employee: t("本企业的人", "Somebody of the firm"),
  agent: t("免费代办员", "Free agent"),
};
const waits = t("法定代表人（等待核对）", "Legal representative (to be checked)");
const represents = t("法定代表人", "Legal representative");

/** What the account of a reader holds of him, masked, for others may look over his shoulder. */
export async function heldAccount(platform: Platform, citizen: Citizen | undefined): Promise<HeldAccount | null> {
  const { pool, casework, city } = platform;
  const record = citizen && (await accountRecord({ pool, vault: casework.vault }, citizen));
  if (!citizen || !record) return null;
  const { realName, openedAt, phone, language, sessions } = record;
  return {
    openedAt,
    phone: maskPhone(phone),
    language,
    realName: realName && {
      name: maskName(realName.name),
      citizenNumber: maskCitizenNumber(realName.citizenNumber),
      represents: realName.represents.map(({ name }) => name),
    },
    firms: record.firms.map(({ uscc, name, confirmedAt }) => ({ uscc, name, as: confirmedAt ? represents : waits })),
    mandates: record.mandates.map(({ uscc, firm, kind, areas, since, until, revokedOn }) => ({
      ...{ uscc, name: firm, as: kinds[kind] ?? t(kind, kind), areas: areaNames(platform, areas), since },
      until: revokedOn ?? addDays(until, -1),
    })),
    sessions: sessions.length,
    devices: record.devices.length,
    accesses: accessViews(city, await accessesOf(pool, citizen.id)),
  };
}
