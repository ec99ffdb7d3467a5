export type { DeviceLine } from "./devices.ts";
export { isNotificationKind, type NotificationKind, notificationKinds } from "./kinds.ts";
export { openPush } from "./openPush.ts";
export { ownCaseFollower } from "./ownCaseFollower.ts";
export type { Notification, Push } from "./Push.ts";
export { usualPushHosts } from "./pushHosts.ts";
export { openVapidKeys, vapidKeysOf } from "./vapidKeys.ts";
