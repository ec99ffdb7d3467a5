export type {
  Doubt,
  Milestone,
  Notice,
  NoticeItem,
  NoticeSection,
  NoticeUnit,
  Span,
  Target,
  UnitRole,
} from "./Notice.ts";
export { parseNotice } from "./parseNotice.ts";
