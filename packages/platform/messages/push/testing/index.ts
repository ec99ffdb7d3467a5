export { browserKeys, openMessage } from "./openMessage.ts";
export { type Autopush, startAutopush } from "./startAutopush.ts";
export { type PushService, startPushService } from "./startPushService.ts";
