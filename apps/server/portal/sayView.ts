import { consentWords, kindOptions, topics } from "@wuxing/areas/hotline";
import { dayOf } from "@wuxing/kernel/calendar";
import { startClock } from "@wuxing/kernel/clock";
import { type RuleRow, ruleId, term } from "@wuxing/kernel/rules";
import { type Text, t } from "@wuxing/kernel/text";
import { ruleRowView } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import type { City } from "@wuxing/platform/city";
import type { DistrictOption, NextStep, SayView } from "../../web/portal/views.ts";
import { topicName } from "./caseRow.ts";

export type SayStep = SayView["step"];
export type SayValues = Readonly<Record<string, string>>;

export interface SayState {
  readonly step: SayStep;
  readonly values: SayValues;
  readonly errors: SayView["errors"];
  readonly photos: SayView["photos"];
  /** The topic that the text points to. */
  readonly suggested: string | undefined;
  readonly commandId: string;
}

/** A step of the form with what was said so far. */
export const sayView = (platform: Platform, state: SayState): SayView => ({
  step: state.step,
  values: state.values,
  errors: state.errors,
  photos: state.photos,
  commandId: state.commandId,
  suggested: state.suggested && state.suggested === state.values.topic ? topicName(state.suggested) : null,
  kinds: kindOptions,
  topics: topics.map(({ code, group, name }) => ({
    value: code,
    label: t(`${group.zh}·${name.zh}`, `${group.en}: ${name.en}`),
  })),
  districts: districtsOf(platform.city),
  units: platform.city.units.map(({ code, name }) => ({ value: code, label: name })),
  consent: consentWords,
  next: nextSteps(platform, state.values.kind || "help"),
});

export const districtsOf = ({ divisions }: City): DistrictOption[] =>
  divisions
    .filter((division) => division.level === "county")
    .map(({ code, name }) => ({
      value: code,
      label: name,
      towns: divisions.filter((town) => town.parent === code).map((town) => ({ value: town.code, label: town.name })),
    }));

const steps: readonly {
  readonly title: Text;
  readonly who: Text;
  readonly rule: (kind: string) => string;
  readonly first?: true;
}[] = [
  { title: t("受理", "Acceptance"), who: t("12345 热线", "12345 hotline"), rule: () => "hotline.accept", first: true },
  { title: t("派给承办单位", "Assignment"), who: t("12345 热线", "12345 hotline"), rule: () => "hotline.dispatch" },
  { title: t("答复", "Answer"), who: t("承办单位", "The unit in charge"), rule: (kind) => `hotline.answer.${kind}` },
  { title: t("回访", "Call-back"), who: t("12345 热线", "12345 hotline"), rule: () => "hotline.callBack" },
  { title: t("您来评价", "You rate it"), who: t("您", "You"), rule: () => "ratings.window" },
];

/** What will happen to a request sent now: the terms in force today, each with its source. */
export function nextSteps({ casework }: Platform, kind: string): NextStep[] {
  const now = casework.now();
  const { rules, calendar } = casework.almanac;
  return steps.flatMap(({ title, who, rule, first }): NextStep[] => {
    const row = rules.find(rule(kind), dayOf(now));
    if (!row) return [];
    const { term: within, source, mark } = ruleRowView(row);
    const known = mark === "M" ? t(`${source}（待核）`, `${source} (to be confirmed)`) : t(source, source);
    const dueAt = first ? startClock(calendar, { rule: ruleId(row), term: term(row), at: now }).dueAt : null;
    return [{ title, who, within: t(`${within.zh}内`, `within ${within.en}`), dueAt, source: markedOnce(known, row) }];
  });
}

/** Some titles say already that they are to be confirmed. */
const markedOnce = (text: Text, row: RuleRow): Text =>
  row.source.title.includes("待核") ? t(text.zh.replace(/（待核）$/u, ""), text.en) : text;
