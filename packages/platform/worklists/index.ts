export { Conditions } from "./Conditions.ts";
export { type KeptLine, LineStore, lineEnd } from "./LineStore.ts";
export { maySee, unitsSeen } from "./visibility.ts";
export {
  addFilters,
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
