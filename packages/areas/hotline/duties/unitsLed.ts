import type { Day } from "@wuxing/kernel/calendar";
import type { DutyFound, DutyTable } from "@wuxing/kernel/duties";
import { type Text, t } from "@wuxing/kernel/text";
import { findTopic, suggestTopic, type Topic } from "../topics.ts";

/** Where and when something happened, and the dispatch table by which it is judged; without one no unit is found. */
export interface Where {
  readonly duties: DutyTable | undefined;
  readonly division?: string | null | undefined;
  readonly day: Day;
}

/** A unit that a request may go to, with the reasons. */
export interface LikelyUnit {
  readonly unit: string;
  readonly because: Text[];
}

/** A topic that a text may be about; `score` is its weight beside the others, 0 to 1. */
export interface LikelyTopic {
  readonly topic: Topic;
  readonly score: number;
  readonly because: readonly string[];
}

const dutiesOf = ({ duties, division, day }: Where, topic: Topic): readonly DutyFound[] =>
  duties?.find(topic.code, division ?? undefined, day) ?? [];

/**
 * Units that a request may go to, the likeliest first: by its topic where it has one, else by what its words point to;
 * `told` is what was told at intake, and the keywords tell where that is missing.
 */
export function suggestUnit(
  { text, topic, told }: { text: string; topic?: string; told?: readonly LikelyTopic[] | undefined },
  where: Where,
): LikelyUnit[] {
  const given = findTopic(topic ?? "");
  const likely = told ?? suggestTopic(text);
  const others = likely.filter((one) => one.topic !== given);
  const words = likely.find((one) => one.topic === given)?.because ?? [];
  if (given) return unitsFor([{ topic: given, because: words }, ...others], where);
  return unitsLed(others, where);
}

const cityLeads = t(
  "市县职责交叉，由市级部门主办、县区协办（潍坊 §24）",
  "the duties of city and county overlap: the city's department leads, the county joins (潍坊 §24)",
);
/** From what share of the likeliest topic's score on a second one is as likely. */
const asLikely = 0.8;

/**
 * The units of topics that were found by a text. Where it points to a duty of the county and as clearly to one of a
 * department of the city, the department leads (潍坊 §24).
 */
export function unitsLed(ranked: readonly LikelyTopic[], where: Where): LikelyUnit[] {
  const [first, second, ...rest] = ranked;
  if (!first || !second || second.score < asLikely * first.score) return unitsFor(ranked, where);
  const isLocal = (topic: Topic): boolean => (dutiesOf(where, topic)[0]?.level ?? "city") !== "city";
  if (isLocal(first.topic) === isLocal(second.topic)) return unitsFor(ranked, where);
  const [lead, other] = isLocal(first.topic) ? [second, first] : [first, second];
  const [unit, ...others] = unitsFor([lead, other, ...rest], where);
  return unit ? [{ ...unit, because: [...unit.because, cityLeads] }, ...others] : others;
}

/** The units of topics that were found, the likeliest first: the first three topics count. */
function unitsFor(ranked: readonly Pick<LikelyTopic, "topic" | "because">[], where: Where): LikelyUnit[] {
  const reasons = new Map<string, Text[]>();
  const add = (unit: string, because: Text) => reasons.set(unit, [...(reasons.get(unit) ?? []), because]);
  for (const { topic, because } of ranked.slice(0, 3)) {
    const words = because.length > 0 ? t(`（${because.join("、")}）`, ` (${because.join(", ")})`) : t("", "");
    const found = dutiesOf(where, topic);
    for (const [index, { unit, joint, level }] of found.entries()) {
      add(unit, reasonOf(topic, level, words));
      if (index === 0 && joint)
        add(joint, t(`派单表：“${topic.name.zh}”由它协办`, `By the dispatch table it joins for “${topic.name.en}”`));
    }
  }
  return [...reasons].map(([unit, because]) => ({ unit, because }));
}

const handlers = {
  county: t("事发地县区", "the county where it happened"),
  township: t("事发地乡镇街道", "the township where it happened"),
};

function reasonOf({ name }: Topic, level: DutyFound["level"], words: Text): Text {
  if (level === "city")
    return t(`“${name.zh}”的市级责任单位${words.zh}`, `Responsible in the city for “${name.en}”${words.en}`);
  const { zh, en } = handlers[level];
  return t(`“${name.zh}”由${zh}办理${words.zh}`, `“${name.en}” is handled by ${en}${words.en}`);
}
