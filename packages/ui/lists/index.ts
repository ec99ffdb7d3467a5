export type { AnswerPart } from "./AnswerPart.ts";
export { pageHref, pageNumbers } from "./pageNumbers.ts";
