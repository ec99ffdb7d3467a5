export { closeGracefully } from "./closeGracefully.ts";
export { createHttp, type Http, type HttpOptions } from "./createHttp.ts";
export { type RateLimits, usualLimits } from "./limitRates.ts";
export { isPublic, type Outgoing, type OutgoingHost, OutgoingRefused, outgoing } from "./outgoing.ts";
export { type Problem, problemOf, problemSchema, textSchema } from "./problem.ts";
export { type Route, routesOf } from "./routesOf.ts";
export { sendFile } from "./sendFile.ts";
export { session, staffOf } from "./session.ts";
export { uploadedFile } from "./uploadedFile.ts";
