import { dayOf } from "@wuxing/kernel/calendar";
import { anonymous, Refusal, systemActor } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId, handle } from "@wuxing/platform/casework";
import type { z } from "zod";
import type { counterForm } from "./counter.ts";
import { getWindow, servesAs } from "./windows.ts";

/** What is sent of a rating at a window: the form, and a phone where the person wants to be called. */
export interface CounterRating {
  readonly form: Partial<z.input<typeof counterForm>>;
  readonly phone?: string | undefined;
  /** The same one sent again, as after a break of the network, is one rating. */
  readonly command: string;
}

/** Takes a rating at a window. Throws Refusal: notFound for a window that is closed, invalidInput. */
export async function rateAtCounter(
  platform: Platform,
  code: string,
  { form, phone, command }: CounterRating,
): Promise<void> {
  const today = dayOf(platform.casework.now());
  const { name, unit, division, code: window } = await getWindow(platform, code, today);
  const staffNumber = form.staffNumber?.trim().toUpperCase();
  if (staffNumber && !(await servesAs(platform, unit, staffNumber, today))) {
    const reason = t(
      "这个单位没有这个工号，请看台牌，或不填",
      "Nobody serves here under this number; look at the sign, or leave it out",
    );
    throw new Refusal("invalidInput", reason, [{ field: "staffNumber", reason }]);
  }
  if (!form.level) {
    const reason = t("请选择一个评价", "Please choose one");
    throw new Refusal("invalidInput", reason, [{ field: "level", reason }]);
  }
  const opened = await platform.intake({
    type: "ratings.counter",
    input: { window, title: `${name} ${window}`, unit, division },
    actor: systemActor,
    commandId: commandId("counter", command, "open"),
    ...(phone ? { reporter: { phone } } : {}),
  });
  const input = { ...form, ...(staffNumber ? { staffNumber } : {}) };
  const asked = { caseId: opened.case.id, action: "rate", input, actor: anonymous };
  await handle(platform.casework, { ...asked, commandId: commandId("counter", command, "rate") });
}
