export { askDrand } from "./askDrand.ts";
export type { Draw, DrawAlarm, DrawAlarmKind, DrawLine, DrawPick, DrawWish } from "./Draw.ts";
export type { Draws } from "./Draws.ts";
export type { AskDrand, DrawWorld } from "./DrawWorld.ts";
export { drawsOf } from "./drawsOf.ts";
export { isInTime } from "./prepareDraw.ts";
export { saveSeededDraw } from "./saveSeededDraw.ts";
