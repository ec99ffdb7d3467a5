export { Conditions } from "./Conditions.ts";
export { type KeptLine, LineStore, lineEnd } from "./LineStore.ts";
export {
  addFilters,
  addFound,
  addVisible,
  countLists,
  type Filter,
  type LineRow,
  type ListKey,
  lineColumns,
  lineOf,
  listKeys,
  type Page,
  worklist,
} from "./worklist.ts";
