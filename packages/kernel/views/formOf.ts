import { type Case, type Field, fieldsOf, latestDay, type Procedure, type Proposal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { ruleRowView } from "./dueView.ts";
import type { Onlooker } from "./Onlooker.ts";

type Action = Procedure["actions"][string];

/** The fields of an action's form for this case today: with what is proposed for them, and bounds with their sources. */
export function formOf(action: Action, c: Case, onlooker: Pick<Onlooker, "almanac" | "now">): readonly Field[] {
  const proposals: Readonly<Record<string, Proposal | undefined>> =
    action.proposes?.(c, onlooker.almanac, onlooker.now) ?? {};
  return fieldsOf(action.input).map((field) => {
    const proposal = proposals[field.name];
    const chosen = proposal?.options ? { options: proposal.options } : {};
    if (proposal?.value !== undefined) return { ...field, ...chosen, value: proposal.value, help: said(proposal) };
    if (proposal) return { ...field, ...chosen, help: proposal.because };
    return field.name === action.latest?.field ? { ...field, help: bound(action.latest.within, onlooker) } : field;
  });
}

const said = ({ because }: Proposal) =>
  t(`已填入建议，请核对：${because.zh}`, `Filled in as a suggestion, please check: ${because.en}`);

function bound(within: string, { almanac, now }: Pick<Onlooker, "almanac" | "now">) {
  const { day, row } = latestDay(almanac, within, now);
  const { term, source } = ruleRowView(row);
  return t(`最晚 ${day}（${term.zh}，依据${source}）`, `No later than ${day} (${term.en}, under ${source})`);
}
