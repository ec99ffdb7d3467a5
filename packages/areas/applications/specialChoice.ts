import { type Day, dayOf, type Instant } from "@wuxing/kernel/calendar";
import { startClock } from "@wuxing/kernel/clock";
import type { Almanac, Case, Proposal } from "@wuxing/kernel/procedure";
import { formatDay, type Text, t } from "@wuxing/kernel/text";
import type { ApplicationData, SpecialOfItem } from "./ApplicationData.ts";
import { specialKinds } from "./inputs.ts";

/** The last day on which a special procedure that begins now may end, as the guide gives it. */
export const lastDayOf = ({ days, unit }: SpecialOfItem, at: Instant, { calendar }: Pick<Almanac, "calendar">): Day =>
  dayOf(startClock(calendar, { rule: "", term: { amount: days, unit }, at }).dueAt);

/** How long one takes at most. */
export const longestWords = ({ days, unit }: SpecialOfItem): Text =>
  unit === "workingDay" ? t(`${days} 个工作日`, `${days} working days`) : t(`${days} 天`, `${days} days`);

/** The item's own special procedures to choose from; the only one is filled in, with its last day and what §45 asks to be told. */
export function specialChoice(
  { data }: Case<ApplicationData>,
  almanac: Almanac,
  at: Instant,
): { readonly [F in "kind" | "until" | "reason"]?: Proposal } {
  const options = specialKinds.filter(({ value }) => data.specials.some(({ kind }) => kind === value));
  const own = data.specials.filter(({ kind }) => options.some(({ value }) => value === kind));
  const each = own.map((one) => {
    const [longest, last] = [longestWords(one), lastDayOf(one, at, almanac)];
    return t(
      `${one.name}最长 ${longest.zh}，今天开始最晚到 ${formatDay(last, "zh")}`,
      `${one.name}: ${longest.en} at most, begun today until ${formatDay(last, "en")}`,
    );
  });
  const because = t(
    `办事指南写明：${each.map(({ zh }) => zh).join("；")}`,
    `As the guide says: ${each.map(({ en }) => en).join("; ")}`,
  );
  const [only, ...others] = own;
  if (!only || others.length > 0) return { kind: { options, because } };
  const told = `您申请的事项需要${only.name}，所需时间最长 ${longestWords(only).zh}，不计入办理期限（行政许可法第四十五条）。`;
  return {
    kind: { options, value: only.kind, because },
    until: { value: lastDayOf(only, at, almanac), because: t("指南写明的最晚一天", "the last day by the guide") },
    reason: { value: told, because: t("会书面告知申请人", "the applicant is told so in writing") },
  };
}
