import { dayOf, type Instant } from "@wuxing/kernel/calendar";
import type { Almanac, Case, Proposal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import { type LikelyTopic, type LikelyUnit, suggestUnit } from "./duties/unitsLed.ts";
import type { RequestData } from "./RequestData.ts";
import { findTopic } from "./topics.ts";

/** Several reasons as one sentence. */
export const joined = (reasons: readonly Text[]): Text =>
  t(reasons.map((r) => r.zh).join("；"), reasons.map((r) => r.en).join("; "));

/** What stands in the dispatch form: the unit by today's dispatch table, and the topic that the request has so far. */
export function dispatchProposal(
  c: Case<RequestData>,
  almanac: Almanac,
  at: Instant,
): { unit?: Proposal; topic?: Proposal } {
  const topic = topicProposal(c.data);
  return { ...unitProposal(c, almanac, at), ...(topic ? { topic } : {}) };
}

/** The topic of the intake, how sure it was told and by which words; where none was sure enough that a person decides. */
function topicProposal({ topic: code, told }: RequestData): Proposal | undefined {
  const topic = code && findTopic(code);
  if (!topic)
    return told?.length === 0
      ? { because: t("没有足够的把握，请人判定", "Nothing is sure enough: a person decides") }
      : undefined;
  const sure = told?.find((one) => one.topic === code);
  if (!sure) return { value: topic.code, because: t("登记时的主题", "the topic at intake") };
  const words =
    sure.because.length > 0 ? t(`（${sure.because.join("、")}）`, ` (${sure.because.join(", ")})`) : t("", "");
  if (sure.confidence === undefined)
    return { value: topic.code, because: t(`登记时的主题${words.zh}`, `the topic at intake${words.en}`) };
  const percent = `${Math.round(sure.confidence * 100)}%`;
  return {
    value: topic.code,
    because: t(`登记时的主题，把握 ${percent}${words.zh}`, `the topic at intake, ${percent} sure${words.en}`),
  };
}

/**
 * The unit that a request may be dispatched to, with the reason; none where nothing points anywhere. What the unit said
 * that returned it goes first, then the unit that whoever took it in chose, then what topic, text and place point to in the
 * dispatch table; a unit that has returned it is not proposed again.
 */
function unitProposal(c: Case<RequestData>, almanac: Almanac, at: Instant): { unit?: Proposal } {
  const { rightUnit, suggestedUnit, returnedBy = [] } = c.data;
  const possible = (unit: string | null | undefined): unit is string =>
    Boolean(unit) && !returnedBy.includes(unit ?? "");
  if (possible(rightUnit))
    return { unit: { value: rightUnit, because: t("退单单位认为应由它办", "the unit that returned it says so") } };
  const found = unitsOf(c, almanac, at);
  const value = possible(suggestedUnit) ? suggestedUnit : found.find(({ unit }) => possible(unit))?.unit;
  if (!value) return {};
  const because = found.find(({ unit }) => unit === value)?.because;
  return { unit: { value, because: because ? joined(because) : t("登记时的建议", "proposed when it was taken in") } };
}

/** The unit that may join: whom the dispatch table names, or the county where it happened beside a department of the city. */
export function jointProposal(c: Case<RequestData>, almanac: Almanac, at: Instant): { unit?: Proposal } {
  const other = unitsOf(c, almanac, at).find(({ unit }) => unit !== c.unit && !c.data.joint?.includes(unit));
  return other ? { unit: { value: other.unit, because: joined(other.because) } } : {};
}

function unitsOf(c: Case<RequestData>, { duties }: Almanac, at: Instant): LikelyUnit[] {
  const { text, topic, told } = c.data;
  const likely = told?.flatMap(({ topic: code, score, because }): LikelyTopic[] => {
    const known = findTopic(code);
    return known ? [{ topic: known, score, because }] : [];
  });
  return suggestUnit(
    { text, ...(topic ? { topic } : {}), told: likely },
    { duties, division: c.division, day: dayOf(at) },
  );
}
