import { addDays, CalendarError, type Day, parseDay } from "@wuxing/kernel/calendar";
import { parseMobile } from "@wuxing/kernel/identifiers";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { NewMandate } from "@wuxing/platform/citizens";

function dayOfForm(text: string | undefined): Day | undefined {
  try {
    return parseDay(text ?? "");
  } catch (error) {
    if (error instanceof CalendarError) return undefined;
    throw error;
  }
}

/** A mandate as the form gives it. Throws Refusal with the fields at fault. */
export function newMandate(values: Readonly<Record<string, string>>, areas: readonly string[]): NewMandate {
  const phone = parseMobile((values.phone ?? "").slice(0, 40));
  const [since, last] = [dayOfForm(values.since), dayOfForm(values.until)];
  const { kind, area } = values;
  const faults = [
    ...(phone.ok ? [] : [{ field: "phone", reason: phone.reason }]),
    ...(kind === "employee" || kind === "agent" ? [] : [{ field: "kind", reason: t("请选一项", "Choose one") }]),
    ...(area === "all" || areas.includes(area ?? "") ? [] : [{ field: "area", reason: t("请选一项", "Choose one") }]),
    ...(since ? [] : [{ field: "since", reason: t("请选开始的日子", "Choose the first day") }]),
    ...(last ? [] : [{ field: "until", reason: t("请选结束的日子", "Choose the last day") }]),
  ];
  if (!phone.ok || !since || !last || !area || faults.length > 0)
    throw new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), faults);
  return {
    kind: kind === "agent" ? "agent" : "employee",
    phone: phone.value.number,
    areas: area === "all" ? null : [area],
    since,
    until: addDays(last, 1),
  };
}
