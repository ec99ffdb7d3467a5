export type { Due, DueLevel, TimelineItem } from "./CaseParts.ts";
