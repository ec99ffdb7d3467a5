export { Conditions } from "./Conditions.ts";
export { type KeptLine, LineStore, lineEnd } from "./LineStore.ts";
export { daysPattern, monthsOf, periodPattern } from "./monthsOf.ts";
export { PageStore } from "./PageStore.ts";
export {
  addFilters,
  addFound,
  addVisible,
  countLists,
  type Desk,
  type Filter,
  findPlaces,
  type LineRow,
  type ListKey,
  lineColumns,
  lineOf,
  listKeys,
  type Page,
  pageOf,
} from "./worklist.ts";
