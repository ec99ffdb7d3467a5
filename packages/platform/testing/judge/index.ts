export { buildJudge, type Judge, type Question } from "./buildJudge.ts";
export { ensureGo } from "./ensureGo.ts";
