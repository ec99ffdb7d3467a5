import { randomUUID } from "node:crypto";
import {
  book,
  type Choice,
  cancelUntil,
  consentVersion,
  consentWords,
  enteredText,
  freeDays,
  getPlace,
  lastDay,
  timeSpan,
} from "@wuxing/areas/appointments";
import { dayOf } from "@wuxing/kernel/calendar";
import { type Case, notFound, Refusal } from "@wuxing/kernel/procedure";
import { type Locale, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { Citizen } from "@wuxing/platform/citizens";
import { z } from "zod";
import type { AppointmentViews } from "../../../web/portal/views.ts";
import type { CitizenPortal } from "../CitizenPortal.ts";
import { citizenActor } from "../citizenActor.ts";
import { assertMayOpen, contactOf } from "../ownContact.ts";
import { dayHref, formHref } from "./placeViews.ts";

const nameField = {
  ...{ name: "name", label: t("姓名", "Name"), type: "text" as const, required: true },
  ...{ maxLength: 40, autocomplete: "name" },
};
const consentField = { name: "consent", label: consentWords, type: "checkbox" as const, required: true };

/**
 * The last step before a booking: where, when, what for; the name is asked for where the account has none. Undefined where
 * there is no such slot, or no more. Throws Refusal(notFound) for an unknown place or service.
 */
export async function bookingForm(
  platform: Platform,
  citizen: Citizen,
  choice: Choice,
): Promise<Omit<AppointmentViews["appointmentForm"], "values" | "errors"> | undefined> {
  const { pool, casework } = platform;
  const { day, from } = choice;
  const now = casework.now();
  const place = await getPlace(pool, dayOf(now), choice.place);
  const service = place.services.find(({ code }) => code === choice.service);
  if (!service) throw notFound();
  const span = { from: day, to: day, service: choice.service, now };
  const [plan] = await freeDays(pool, casework.almanac, place, span);
  const slot = plan?.slots.find((one) => one.from === from);
  if (!slot || slot.begun || day > lastDay(platform)) return undefined;
  // What the slot is now, whatever the address said: filled meanwhile it is to be waited for, and come free booked.
  const wait = slot.free === 0;
  return {
    place: enteredText(place.name, place.nameEn),
    address: enteredText(place.address, place.addressEn),
    service: enteredText(service.title, service.titleEn),
    ...{ day, times: timeSpan(from, slot.to), wait },
    cancelUntil: cancelUntil(platform, day, from),
    action: formHref(choice, wait),
    backHref: dayHref(place.code, day, service.code),
    commandId: randomUUID(),
    fields: [...(citizen.nameMasked === null ? [nameField] : []), consentField],
  };
}

/** Books as who is signed in, with the name and phone of his account. Throws Refusal. */
export async function sendBooking(
  { platform, citizens }: CitizenPortal,
  citizen: Citizen,
  choice: Choice,
  { values, language }: { readonly values: Readonly<Record<string, string>>; readonly language: Locale },
): Promise<Case> {
  await assertMayOpen(citizens, citizen, "appointments");
  const contact = await contactOf(citizens, citizen);
  const name = contact?.clear.name ?? values.name?.trim() ?? "";
  const faults = [
    ...(name === "" ? [{ field: "name", reason: noName }] : []),
    ...(values.consent === "true" ? [] : [{ field: "consent", reason: noConsent }]),
  ];
  if (faults.length > 0) throw new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), faults);
  const phone = contact?.clear.phone;
  const given = z.uuid().safeParse(values.commandId);
  const said = { name, ...(phone ? { phone } : {}) };
  return book(platform, choice, {
    actor: citizenActor(citizen),
    reporter: { ...said, consentedAt: platform.casework.now(), consent: consentVersion, language },
    commandId: given.success ? given.data : randomUUID(),
  });
}

const noName = t("请填写姓名，到场时核对", "Please give your name; it is asked for when you come");
const noConsent = t("请先同意，我们才能为您留名额", "Please agree, so that we may keep a place for you");
