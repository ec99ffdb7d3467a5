import type { Case, Proposal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { RequestData } from "./RequestData.ts";
import { findTopic, suggestUnit } from "./topics.ts";

/** Several reasons as one sentence. */
export const joined = (reasons: readonly Text[]): Text =>
  t(reasons.map((r) => r.zh).join("；"), reasons.map((r) => r.en).join("; "));

/** What stands in the dispatch form: the unit, and the topic that the request has so far. */
export function dispatchProposal(c: Case<RequestData>): { unit?: Proposal; topic?: Proposal } {
  const topic = c.data.topic && findTopic(c.data.topic);
  return {
    ...unitProposal(c),
    ...(topic ? { topic: { value: topic.code, because: t("登记时的主题", "the topic at intake") } } : {}),
  };
}

/**
 * The unit that a request may be dispatched to, with the reason; none where nothing points anywhere. What the unit said
 * that returned it goes first, then the proposal made at intake, then what text, topic and place point to; a unit that
 * has returned it is not proposed again.
 */
function unitProposal(c: Case<RequestData>): { unit?: Proposal } {
  const { text, topic, rightUnit, suggestedUnit, returnedBy = [] } = c.data;
  const possible = (unit: string | null | undefined): unit is string =>
    Boolean(unit) && !returnedBy.includes(unit ?? "");
  if (possible(rightUnit))
    return { unit: { value: rightUnit, because: t("退单单位认为应由它办", "the unit that returned it says so") } };
  const found = suggestUnit({ text, ...(topic ? { topic } : {}), ...(c.division ? { division: c.division } : {}) });
  const value = possible(suggestedUnit) ? suggestedUnit : found.find(({ unit }) => possible(unit))?.unit;
  if (!value) return {};
  const because = found.find(({ unit }) => unit === value)?.because;
  return { unit: { value, because: because ? joined(because) : t("登记时的建议", "proposed when it was taken in") } };
}

/** The unit that may join: the county where it happened, beside a department of the city that leads. */
export function jointProposal(c: Case<RequestData>): { unit?: Proposal } {
  const { text, topic } = c.data;
  const found = suggestUnit({ text, ...(topic ? { topic } : {}), ...(c.division ? { division: c.division } : {}) });
  const other = found.find(({ unit }) => unit !== c.unit && !c.data.joint?.includes(unit));
  return other ? { unit: { value: other.unit, because: joined(other.because) } } : {};
}
