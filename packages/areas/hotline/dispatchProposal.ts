import type { Case, Proposal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { RequestData } from "./RequestData.ts";
import { suggestTopic, suggestUnit, unitOf } from "./topics.ts";

/** Several reasons as one sentence. */
export const joined = (reasons: readonly Text[]): Text =>
  t(reasons.map((r) => r.zh).join("；"), reasons.map((r) => r.en).join("; "));

/**
 * The unit that a request may be dispatched to, with the reason; none where nothing points anywhere. What the unit said
 * that returned it goes first, then the proposal made at intake, then what text, topic and place point to; a unit that
 * has returned it is not proposed again.
 */
export function dispatchProposal(c: Case<RequestData>): { unit?: Proposal } {
  const { text, topic, rightUnit, suggestedUnit, returnedBy = [] } = c.data;
  const possible = (unit: string | null | undefined): unit is string =>
    Boolean(unit) && !returnedBy.includes(unit ?? "");
  if (possible(rightUnit))
    return { unit: { value: rightUnit, because: t("退单单位认为应由它办", "the unit that returned it says so") } };
  const found = suggestUnit({ text, ...(topic ? { topic } : {}), ...(c.division ? { division: c.division } : {}) });
  const city = overlap(c);
  if (city && possible(city) && !possible(suggestedUnit)) return { unit: { value: city, because: cityLeads } };
  const value = possible(suggestedUnit) ? suggestedUnit : found.find(({ unit }) => possible(unit))?.unit;
  if (!value) return {};
  const because = found.find(({ unit }) => unit === value)?.because;
  return { unit: { value, because: because ? joined(because) : t("登记时的建议", "proposed when it was taken in") } };
}

const cityLeads = t(
  "市县职责交叉，由市级部门主办、县区协办（潍坊 §24）",
  "the duties of city and county overlap: the city's department leads, the county joins (潍坊 §24)",
);
/** From what share of the likeliest topic's score on a second one counts as just as likely. */
const asLikely = 0.8;

/**
 * The city's department, where the text points to a duty of the county and as clearly to one of a department of the
 * city: the department then leads (潍坊 §24). None where only one of them is meant.
 */
function overlap({ data, division }: Case<RequestData>): string | undefined {
  if (data.topic) return undefined;
  const [first, second] = suggestTopic(data.text);
  if (!first || !second || second.score < asLikely * first.score) return undefined;
  const place = division ?? undefined;
  const isCounty = (topic: (typeof first)["topic"]): boolean => unitOf(topic, place) !== topic.unit;
  if (isCounty(first.topic) === isCounty(second.topic)) return undefined;
  return (isCounty(first.topic) ? second : first).topic.unit;
}

/** The unit that may join: the county where it happened, beside a department of the city that leads. */
export function jointProposal(c: Case<RequestData>): { unit?: Proposal } {
  const { text, topic } = c.data;
  const found = suggestUnit({ text, ...(topic ? { topic } : {}), ...(c.division ? { division: c.division } : {}) });
  const other = found.find(({ unit }) => unit !== c.unit && !c.data.joint?.includes(unit));
  return other ? { unit: { value: other.unit, because: joined(other.because) } } : {};
}
