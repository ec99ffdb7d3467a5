import { dayOf, type Instant } from "@wuxing/kernel/calendar";
import { anonymous, Refusal, systemActor } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId, handle } from "@wuxing/platform/casework";
import type { z } from "zod";
import type { counterForm } from "./counter.ts";
import { getWindow, type ServiceWindow, servesAs } from "./windows.ts";

/** What is sent of a rating at a window: the form, and a phone where the person wants to be called. */
export interface CounterRating {
  readonly form: Partial<z.input<typeof counterForm>>;
  readonly phone?: string | undefined;
  /** The same one sent again, as after a break of the network, is one rating. */
  readonly command: string;
  /** When it was given, where a tablet kept it since: the window and the numbers of that day count, and what nobody can mend now is no fault. */
  readonly late?: Instant;
}

/**
 * Takes a rating at a window and gives the id of its case. Throws Refusal: notFound for a window that was closed then,
 * invalidInput.
 */
export async function rateAtCounter(platform: Platform, code: string, rating: CounterRating): Promise<number> {
  const day = dayOf(rating.late ?? platform.casework.now());
  const window = await getWindow(platform, code, day);
  const input = await saidIn(platform, window, rating, day);
  try {
    return await rateOnce(platform, window, rating, input, rating.command);
  } catch (error) {
    // It was opened, then cut off, and has lapsed since: what was said is still said, in a case of its own.
    if (error instanceof Refusal && error.code === "wrongState")
      return rateOnce(platform, window, rating, input, `${rating.command} again`);
    throw error;
  }
}

async function rateOnce(
  platform: Platform,
  { name, unit, division, code: window }: ServiceWindow,
  { phone }: CounterRating,
  input: object,
  command: string,
): Promise<number> {
  const { case: opened } = await platform.intake({
    type: "ratings.counter",
    input: { window, title: `${name} ${window}`, unit, division },
    actor: systemActor,
    commandId: commandId("counter", command, "open"),
    ...(phone ? { reporter: { phone } } : {}),
  });
  const asked = { caseId: opened.id, action: "rate", input, actor: anonymous };
  await handle(platform.casework, { ...asked, commandId: commandId("counter", command, "rate") });
  return opened.id;
}

async function saidIn(
  platform: Platform,
  { unit }: ServiceWindow,
  { form, late }: CounterRating,
  day: string,
): Promise<CounterRating["form"]> {
  const { staffNumber: typed, staffLevel, ...said } = form;
  const staffNumber = typed?.trim().toUpperCase();
  if (!form.level) {
    const reason = t("请选择一个评价", "Please choose one");
    throw new Refusal("invalidInput", reason, [{ field: "level", reason }]);
  }
  const level = staffLevel ? { staffLevel } : {};
  if (!staffNumber) return { ...said, ...level };
  if (await servesAs(platform, unit, staffNumber, day)) return { ...said, ...level, staffNumber };
  if (late) return { ...said, ...level };
  const reason = t(
    "这个单位没有这个工号，请看台牌，或不填",
    "Nobody serves here under this number; look at the sign, or leave it out",
  );
  throw new Refusal("invalidInput", reason, [{ field: "staffNumber", reason }]);
}
