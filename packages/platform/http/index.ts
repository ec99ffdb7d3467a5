export { closeGracefully } from "./closeGracefully.ts";
export { createHttp, type Http, type HttpOptions } from "./createHttp.ts";
export { type Problem, problemOf, problemSchema, textSchema } from "./problem.ts";
export { session, staffOf } from "./session.ts";
