import { t } from "@wuxing/kernel/text";
import { formatDay } from "@wuxing/ui/format";
import type { FormField } from "@wuxing/ui/forms";
import { formField } from "../administration/formField.ts";
import type { DayView, PlaceDetail, SlotView } from "./contract.ts";
import { className, span } from "./words.ts";

/** The days that can be booked for a matter, with those of their slots that have not begun. */
export const openDays = ({ days, lastDay }: PlaceDetail, service: string): readonly DayView[] =>
  days.flatMap((day) => {
    const slots = day.slots.filter(
      ({ begun, capacity, services }) =>
        !begun && capacity > 0 && (services.length === 0 || services.includes(service)),
    );
    return slots.length > 0 && day.day <= lastDay ? [{ ...day, slots }] : [];
  });

const left = (free: number) => (free > 0 ? t(`余 ${free}`, `${free} left`) : t("约满，可候补", "full, waiting list"));

function slotOption({ from, to, free, class: of }: SlotView) {
  const [when, kind, places] = [span(from, to), className(of), left(free)];
  return { value: String(from), label: t(`${when} ${kind.zh} ${places.zh}`, `${when} ${kind.en}, ${places.en}`) };
}

function dayOption({ day, slots }: DayView) {
  const places = left(slots.reduce((sum, { free }) => sum + free, 0));
  return {
    value: day,
    label: t(`${formatDay(day, "zh")} ${places.zh}`, `${formatDay(day, "en")}, ${places.en}`),
  };
}

/** The form of a booking made for somebody: the slots are those of the day and the matter that are chosen. */
export const bookFields = (
  { services }: PlaceDetail,
  service: string,
  days: readonly DayView[],
  day: DayView | undefined,
): FormField[] => [
  formField("service", t("事项", "Matter"), "select", {
    options: services.map(({ code, title }) => ({ value: code, label: t(title, title) })),
    value: service,
  }),
  formField("day", t("日期", "Day"), "select", { options: days.map(dayOption), value: day?.day ?? "" }),
  formField("from", t("时段", "Slot"), "radio", { options: (day?.slots ?? []).map(slotOption) }),
  formField("name", t("姓名", "Name"), "text", { maxLength: 40 }),
  formField("phone", t("手机号", "Mobile number"), "tel", { maxLength: 20 }),
  formField("language", t("短信用什么语言", "Language of the text messages"), "radio", {
    options: [
      { value: "zh", label: t("中文", "Chinese") },
      { value: "en", label: t("英文", "English") },
    ],
    value: "zh",
  }),
];
