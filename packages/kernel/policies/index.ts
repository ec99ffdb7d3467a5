export { amountOf, type Benefit, printBenefit, printMoney } from "./Benefit.ts";
export { type Clause, parseClauses, parseCondition, printClauses, withNumbers } from "./Clause.ts";
export { atomsOf, type Condition, factsOf, type Verdict } from "./Condition.ts";
export type { PolicyFault } from "./Cursor.ts";
export { compileEvaluator } from "./compileEvaluator.ts";
export { compileMatcher, countBits, eachBit, type Matcher } from "./compileMatcher.ts";
export { type Contradiction, contradictions, printContradiction } from "./contradictions.ts";
export { evaluate } from "./evaluate.ts";
export { type Finding, type Match, match, printFact, weigh } from "./explain.ts";
export {
  type Fact,
  type FactCatalogue,
  type FactKind,
  type FirmFile,
  factCatalogue,
  silenceOf,
} from "./Facts.ts";
export { printCondition } from "./printCondition.ts";
