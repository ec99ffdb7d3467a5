import { type Text, t } from "@wuxing/kernel/text";

/** The version of the words; a change of them is a new one. */
export const consentVersion = "appointments-2026-11";

/** What somebody agrees to before he books. */
export const consentWords: Text = t(
  "我同意为这次预约使用我的姓名和手机号：用来核对到场的人、提醒和通知变动，按规定期限删除。",
  "I agree that my name and phone are used for this booking: to know who comes, to remind, and to tell of changes; they are erased when their term ends.",
);
