import { addDays } from "@wuxing/kernel/calendar";
import { type Text, t } from "@wuxing/kernel/text";
import type { FormField } from "@wuxing/ui/forms";
import type { Change, HolidayRow } from "./contract.ts";
import { formField } from "./formField.ts";

type Texts = Readonly<Record<string, string>>;

/** The holidays of every year's notice, in its order. */
const holidays: readonly { readonly name: string; readonly title: Text }[] = [
  { name: "newYear", title: t("元旦", "New Year’s Day") },
  { name: "spring", title: t("春节", "Spring Festival") },
  { name: "qingming", title: t("清明节", "Qingming") },
  { name: "labour", title: t("劳动节", "Labour Day") },
  { name: "dragonBoat", title: t("端午节", "Dragon Boat Festival") },
  { name: "midAutumn", title: t("中秋节", "Mid-Autumn Festival") },
  { name: "national", title: t("国庆节", "National Day") },
];

/** For each holiday its first and last day and the days worked to make up for it. */
export const yearFields = (year: number): FormField[] =>
  holidays.flatMap(({ name, title }) => [
    formField(`${name}.from`, t(`${title.zh}：第一天`, `${title.en}: first day`), "date", { required: false }),
    formField(`${name}.to`, t(`${title.zh}：最后一天`, `${title.en}: last day`), "date", { required: false }),
    formField(`${name}.work`, t(`${title.zh}：调休上班`, `${title.en}: days worked`), "text", {
      required: false,
      help: t(`如 ${year}-02-06、${year}-02-20`, `For example ${year}-02-06, ${year}-02-20`),
    }),
  ]);

const row = (day: string, kind: "rest" | "working", title: Text, source: string): Change => ({
  register: "holidays",
  key: day,
  after: { day, kind, title, source },
});

/** One change for each day of the notice. */
export function yearChange(texts: Texts): Change[] {
  const source = texts.source || "—";
  return holidays.flatMap(({ name, title }) => {
    const from = texts[`${name}.from`] ?? "";
    const to = texts[`${name}.to`] || from;
    const work = (texts[`${name}.work`] ?? "").split(/[、,，;；\s]+/u).filter(Boolean);
    const free: string[] = [];
    // A month at most: a slip in a date must not become a thousand days.
    for (let day = from; from && day <= to && free.length < 31; day = addDays(day, 1)) free.push(day);
    return [
      ...free.map((day) => row(day, "rest", title, source)),
      ...work.map((day) => row(day, "working", title, source)),
    ];
  });
}

const kinds = [
  { value: "rest", label: t("放假", "Free") },
  { value: "working", label: t("上班（调休）", "Worked (made up)") },
];

/** One day, as where a holiday is lengthened. */
export const dayFields = (): FormField[] => [
  formField("day", t("日期", "Day"), "date"),
  formField("kind", t("放假还是上班", "Free or worked"), "select", { options: kinds }),
  formField("title.zh", t("名称", "Title"), "text", { maxLength: 80 }),
  formField("title.en", t("英文名称", "Title in English"), "text", { maxLength: 160 }),
];

export const dayChange = (texts: Texts): Change[] => {
  const { day = "", kind = "", source = "" } = texts;
  const title = { zh: texts["title.zh"] ?? "", en: texts["title.en"] ?? "" };
  return [{ register: "holidays", key: day, after: { day, kind, title, source: source || "—" } }];
};

export const removeDay = ({ day }: HolidayRow): Change[] => [{ register: "holidays", key: day, after: null }];
