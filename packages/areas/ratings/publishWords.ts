import { type Case, field, stay } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";

/** Words said with a rating were said to the unit; the public reads them only where whoever said them agrees. */
export const publishWords = field(z.boolean().default(false), {
  label: t("我的话可以公开（个人信息隐去）", "My words may be published, personal data hidden"),
});

/**
 * Consent is taken back as easily as it was given (个人信息保护法 §15): the words leave the public page, the rating counts
 * on. By whoever said them, or by an agent whom he tells on the phone.
 */
export const withdrawWords = {
  title: t("收回公开的话", "Withdraw the published words"),
  from: "rated",
  to: stay,
  input: z.object({}),
  unless: ({ data }: Case<{ readonly publish?: boolean }>) =>
    data.publish ? undefined : t("这些话没有公开", "These words are not published"),
  remember: () => ({ publish: false as const }),
} as const;
