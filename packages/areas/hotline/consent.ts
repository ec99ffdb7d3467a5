import { t } from "@wuxing/kernel/text";

/**
 * What a person agrees to before he sends (个人信息保护法 §14, §17): what is taken, for what, how long, who sees it, and
 * how to take it back. A change of the words is a new version: what was agreed to stays known.
 */
export const consentVersion = "hotline-2026-11";

export const consentWords = t(
  "我同意为办理这件事使用我填写的姓名、电话和材料。只有经办的单位能看到，每次查看都有记录，我可以查；办结三年后删除，也可以随时在“我的信息”里更正、导出或要求删除。",
  "I agree that my name, phone and papers are used to handle this matter. Only the units in charge see them; every look is recorded and I can read the record. They are erased three years after the matter has closed; under “My data” I can correct or export them, or have them erased, at any time.",
);
