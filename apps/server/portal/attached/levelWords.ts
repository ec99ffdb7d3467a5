import { type Text, t } from "@wuxing/kernel/text";
import type { OperationLevel } from "@wuxing/platform/gateway";

/** What is needed to use an operation. */
export const levelWords: Readonly<Record<OperationLevel, Text>> = {
  public: t("不用登录", "without signing in"),
  phone: t("手机登录", "signed in by phone"),
  realName: t("实名认证", "real name shown"),
};
