export type {
  ActionView,
  CaseLine,
  CaseView,
  Colour,
  DueView,
  EntryView,
  FileView,
  Named,
  RuleView,
  ValueView,
} from "./views.ts";
export { caseLine, caseView, type Onlooker } from "./caseView.ts";
export { colourOf, dueView, ruleRowView, termWords } from "./dueView.ts";
export { maskText } from "./maskText.ts";
