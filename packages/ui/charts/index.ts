export type { Bar, Tile, TrendPoint } from "./Mark.ts";
export { barSentence, trendSentence } from "./sentences.ts";
