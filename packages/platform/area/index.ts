export type { Area, AreaJob } from "./Area.ts";
export type { Platform } from "./Platform.ts";
