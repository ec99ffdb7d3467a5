export { saveDocuments, searchFollower, type WordsByType } from "./searchFollower.ts";
export { WordFrequencies } from "./WordFrequencies.ts";
export { allOf, queryWords, wordsOf } from "./words.ts";
