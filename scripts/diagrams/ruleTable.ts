import type { RuleRow } from "@wuxing/kernel/rules";
import { termWords } from "@wuxing/kernel/views";

/** The rule rows of an area as a table: what, how long, since when, and where it stands. */
export const ruleTable = (rules: readonly RuleRow[]): string =>
  [
    "| 规则 Rule | 数值 Value | 施行 In force | 出处 Source | 标记 Mark |",
    "|---|---|---|---|---|",
    ...rules.map(
      (row) =>
        `| ${row.title.zh} ${row.title.en} \`${row.key}\` | ${valueWords(row)} | ${validity(row)} | ${sourceWords(row)} | ${row.source.mark} |`,
    ),
  ].join("\n");

function valueWords({ value }: RuleRow): string {
  if (value.unit === "percent") return `${value.amount} %`;
  const words = termWords(value);
  return words.zh === words.en ? `${words.zh} ${value.unit}` : `${words.zh} ${words.en}`;
}

const validity = ({ from, until }: RuleRow): string => (until ? `${from} – ${until}` : `${from} –`);

const sourceWords = ({ source }: RuleRow): string =>
  `${source.title}${source.article ? ` ${source.article}` : ""}${source.note ? ` (${source.note.zh} ${source.note.en})` : ""}`;
