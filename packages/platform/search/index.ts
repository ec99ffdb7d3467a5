export { saveDocuments, searchFollower, type WordsByType } from "./searchFollower.ts";
export { allOf, queryWords, wordsOf } from "./words.ts";
