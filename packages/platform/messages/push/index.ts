export type { DeviceLine } from "./devices.ts";
export { isNoticeKind, type NoticeKind, noticeKinds } from "./kinds.ts";
export { openPush } from "./openPush.ts";
export { ownCaseFollower } from "./ownCaseFollower.ts";
export type { Notice, Push } from "./Push.ts";
export { usualPushHosts } from "./pushHosts.ts";
export { openVapidKeys, vapidKeysOf } from "./vapidKeys.ts";
