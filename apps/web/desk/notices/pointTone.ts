import { type Text, t } from "@wuxing/kernel/text";
import type { DueLevel } from "@wuxing/ui/cases";
import type { IconName } from "@wuxing/ui/icons";
import type { CaseLineColour } from "../api/contract.ts";
import { levelOf } from "../case/dueOf.ts";

export interface PointTone {
  readonly level: DueLevel;
  readonly icon: IconName;
  readonly word: Text;
}

const tones: Record<DueLevel, Omit<PointTone, "level">> = {
  none: { icon: "none", word: t("正常推进", "On course") },
  near: { icon: "clock", word: t("临近到期", "Due soon") },
  behind: { icon: "alert", word: t("进度落后", "Behind") },
  overdue: { icon: "overdue", word: t("已逾期", "Overdue") },
  done: { icon: "check", word: t("已完成", "Done") },
};

/** A point's colour with its icon and its word. */
export function pointTone(colour: CaseLineColour): PointTone {
  const level = levelOf(colour);
  return { level, ...tones[level] };
}
