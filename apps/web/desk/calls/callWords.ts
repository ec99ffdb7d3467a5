import { type Text, t } from "@wuxing/kernel/text";
import type { CallView } from "./contract.ts";

/** Who calls, as far as the desk shows it. */
export const callerName = ({ from }: Pick<CallView, "from">): Text =>
  from ? t(from, from) : t("号码未显示", "number withheld");

export const callStates: Readonly<Record<CallView["state"], Text>> = {
  ringing: t("来电振铃", "Ringing"),
  answered: t("通话中", "On the line"),
  ended: t("通话已结束", "The call has ended"),
};
