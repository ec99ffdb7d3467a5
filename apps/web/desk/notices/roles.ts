import { type Text, t } from "@wuxing/kernel/text";

/** How a unit stands to an item of a notice. */
export const roleNames: Readonly<Record<string, Text>> = {
  lead: t("牵头", "Lead"),
  responsible: t("责任", "Responsible"),
  support: t("配合", "Support"),
};
