import { type Text, t } from "@wuxing/kernel/text";

/** What somebody may be told of. The words are all that a notification says beside the number. */
export const notificationKinds = {
  answered: t("您的办件有结果了", "Your case has a result"),
  waits: t("您的办件在等您", "Your case waits for you"),
  certificate: t("您的证照被使用了", "Your certificate was used"),
  appointment: t("您有预约临近", "Your appointment is near"),
} as const satisfies Readonly<Record<string, Text>>;

export type NotificationKind = keyof typeof notificationKinds;

export const isNotificationKind = (word: string): word is NotificationKind => Object.hasOwn(notificationKinds, word);
