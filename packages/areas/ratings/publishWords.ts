import { field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";

/** Words said with a rating were said to the unit; the public reads them only where whoever said them agrees. */
export const publishWords = field(z.boolean().default(false), {
  label: t("我的话可以公开（个人信息隐去）", "My words may be published, personal data hidden"),
});
