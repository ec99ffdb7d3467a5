import { type Text, t } from "@wuxing/kernel/text";

export const serviceStates: Readonly<Record<string, Text>> = {
  drafted: t("草稿", "Draft"),
  checked: t("待审核", "To be reviewed"),
  reviewed: t("待联调", "To be tested"),
  attached: t("已接入", "Attached"),
  suspended: t("已暂停", "Suspended"),
  withdrawn: t("已退出", "Withdrawn"),
};

export const dutyStates: Readonly<Record<string, Text>> = {
  owed: t("未接入", "Not attached yet"),
  claimed: t("待确认", "To be confirmed"),
  fulfilled: t("已接入", "Attached"),
  exempted: t("不需接入", "Exempted"),
};

export const levels: Readonly<Record<string, Text>> = {
  public: t("不用登录", "no sign-in"),
  phone: t("手机登录", "by phone"),
  realName: t("实名认证", "real name"),
};
