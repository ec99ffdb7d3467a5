export type { Area } from "./Area.ts";
export type { Platform } from "./Platform.ts";
