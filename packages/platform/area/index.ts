export type { Area, AreaJob, AreaLink } from "./Area.ts";
export type { Platform } from "./Platform.ts";
