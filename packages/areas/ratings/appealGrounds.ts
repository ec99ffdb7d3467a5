import { t } from "@wuxing/kernel/text";

/** Why a unit holds that a rating should not count. */
export const appealGrounds = [
  { value: "malicious", label: t("恶意评价", "Malicious") },
  { value: "mistaken", label: t("误评（点错、评错事项）", "Mistaken: wrong button or matter") },
  { value: "notOurs", label: t("评的不是本单位的事", "Not about this unit") },
] as const;
