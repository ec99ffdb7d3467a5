export { layRules } from "./layRules.ts";
export { RuleMissing } from "./RuleMissing.ts";
export {
  isUnverified,
  type Quantity,
  type RuleRow,
  type RuleSource,
  ruleId,
  type SourceMark,
  term,
} from "./RuleRow.ts";
export { type RuleBook, ruleBook } from "./ruleBook.ts";
