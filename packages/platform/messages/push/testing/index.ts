export { browserKeys, openMessage } from "./openMessage.ts";
export { type PushService, startPushService } from "./startPushService.ts";
