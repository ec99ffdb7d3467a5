import type { Case, CaseWords } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { ApplicationData, HandedIn } from "./ApplicationData.ts";

/** What a decision is called by the kind of power (事项类型) that it uses: each law has its own words. */
interface KindWords {
  /** To decide for the applicant, and against him. */
  readonly grant: Text;
  readonly deny: Text;
  /** The papers that tell of it. */
  readonly granted: Text;
  readonly denied: Text;
  /** How a decision for him, and against him, stands in a list and on a page. */
  readonly allowed: Text;
  readonly refused: Text;
}

const general: KindWords = {
  grant: t("准予办理", "Grant"),
  deny: t("不予办理", "Refuse"),
  granted: t("准予办理决定书", "Decision to grant"),
  denied: t("不予办理决定书", "Decision to refuse"),
  allowed: t("准予办理", "granted"),
  refused: t("不予办理", "Refused"),
};

/** By 事项类型 of GB/T 39046: 01 许可, 05 给付, 07 确认, 08 奖励, 09 裁决; what stands nowhere here is granted or refused. */
const kinds: Readonly<Record<string, KindWords>> = {
  "01": {
    grant: t("准予许可", "Grant the permit"),
    deny: t("不予许可", "Refuse the permit"),
    granted: t("准予许可决定书", "Decision to grant the permit"),
    denied: t("不予许可决定书", "Decision to refuse the permit"),
    allowed: t("准予许可", "permit granted"),
    refused: t("不予许可", "Permit refused"),
  },
  "05": {
    grant: t("准予给付", "Grant the benefit"),
    deny: t("不予给付", "Refuse the benefit"),
    granted: t("准予给付决定书", "Decision to grant the benefit"),
    denied: t("不予给付决定书", "Decision to refuse the benefit"),
    allowed: t("准予给付", "benefit granted"),
    refused: t("不予给付", "Benefit refused"),
  },
  "07": {
    grant: t("予以确认", "Confirm"),
    deny: t("不予确认", "Refuse to confirm"),
    granted: t("予以确认决定书", "Decision to confirm"),
    denied: t("不予确认决定书", "Decision not to confirm"),
    allowed: t("予以确认", "confirmed"),
    refused: t("不予确认", "Not confirmed"),
  },
  "08": {
    grant: t("予以奖励", "Give the award"),
    deny: t("不予奖励", "Refuse the award"),
    granted: t("予以奖励决定书", "Decision to give the award"),
    denied: t("不予奖励决定书", "Decision not to give the award"),
    allowed: t("予以奖励", "award given"),
    refused: t("不予奖励", "Award refused"),
  },
  "09": {
    grant: t("支持申请，作出裁决", "Rule for the applicant"),
    deny: t("驳回申请", "Dismiss the application"),
    granted: t("行政裁决书", "Administrative ruling"),
    denied: t("驳回裁决申请决定书", "Decision to dismiss the application for a ruling"),
    allowed: t("支持申请", "ruled for the applicant"),
    refused: t("已驳回", "Dismissed"),
  },
};

/** The words of an item's kind. */
export const kindWords = (itemKind: string): KindWords => kinds[itemKind] ?? general;

const toDo: Readonly<Record<string, Text>> = {
  correcting: t("请补正", "Please mend it"),
  awaitingFee: t("请缴费", "Please pay the fee"),
};
const toBring = t("请把材料带到窗口", "Please bring the materials to the counter");
const isAwaited = ({ proof, optional, broughtOn }: HandedIn): boolean =>
  proof === "counter" && broughtOn === undefined && !optional;

/** What actions and states are called for an application: as the law of its kind says it, and by what it waits for. */
export function wordsOfApplication({ state, data }: Case<ApplicationData>): CaseWords {
  const { grant, deny, allowed, refused } = kindWords(data.itemKind);
  const lacks = state === "received" && (data.materials ?? []).some(isAwaited);
  const applicant = lacks ? toBring : toDo[state];
  const decided = (then: Text): Text => t(`${then.zh}（已决定${allowed.zh}）`, `${then.en} (${allowed.en})`);
  return {
    actions: { grant, deny },
    ...(applicant ? { applicant } : {}),
    states: {
      ...(lacks ? { received: t("待交窗口材料", "Materials to be brought to the counter") } : {}),
      awaitingFee: decided(t("待缴费", "Fee to be paid")),
      granted: decided(t("待送达", "To be delivered")),
      closed: t(`已办结（${allowed.zh}）`, `Closed (${allowed.en})`),
      denied: refused,
    },
  };
}
