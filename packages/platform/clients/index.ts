export { type ClientLine, type ClientRole, clientRoles, type NewClient } from "./Client.ts";
export { type ClientRegister, clientRegister, type Told } from "./clientRegister.ts";
export { callerOf, clientSession } from "./clientSession.ts";
export { type ClientTokens, clientTokens, type TokenAnswer, type TokenRequest } from "./clientTokens.ts";
