import { type Text, t } from "@wuxing/kernel/text";

/** By what a rating came (GB/T 39046 table 9: PC, 移动, 二维码, 平板, 电话, 短信). `web` is a computer's browser, `app` a phone's. */
export const channels = {
  web: t("电脑", "Computer"),
  app: t("手机", "Mobile"),
  qr: t("二维码", "QR code"),
  tablet: t("窗口平板", "Counter tablet"),
  sms: t("短信链接", "SMS link"),
  phone: t("电话登记", "By phone"),
} as const satisfies Record<string, Text>;
export type Channel = keyof typeof channels;

/** A rating of before channels were kept came by the web. */
export const channelSql = "COALESCE(i.data->>'channel', 'web')";
