export { caseLine, type LineReader, type LineSource, lineView } from "./caseLine.ts";
export { type CasePage, type CodedLine, casePage, linesOf, namesOf } from "./casePage.ts";
export { caseView } from "./caseView.ts";
export { colourHolds, colourOf, dueView, ruleRowView, termWords } from "./dueView.ts";
export { maskText, sealText } from "./maskText.ts";
export type { Onlooker } from "./Onlooker.ts";
export type {
  ActionView,
  CaseLine,
  CaseView,
  Colour,
  DueView,
  EntryView,
  ExtensionView,
  FileView,
  Named,
  RuleView,
  ValueView,
} from "./views.ts";
