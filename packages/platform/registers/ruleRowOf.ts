import type { RuleRow } from "@wuxing/kernel/rules";
import type { RowOf } from "./registers.ts";

/** A row of the city's own register as the rule book has it. */
export const ruleRowOf = ({ key, since, until, title, value, source, deemed }: RowOf<"rules">): RuleRow => ({
  key,
  from: since,
  ...(until === null ? {} : { until }),
  title,
  value: value as RuleRow["value"],
  source: source as RuleRow["source"],
  ...(deemed === null ? {} : { deemed }),
});
