import { type Text, t } from "@wuxing/kernel/text";

/** Why a case comes under supervision (潍坊 §26, 济南 §28), and the two by which the clock brings it there. */
export const triggerOptions = [
  { value: "refused", label: t("拒不办理", "Refused to handle it") },
  { value: "overdue", label: t("逾期未办结", "Overdue") },
  { value: "lateAfterUrging", label: t("书面催办后仍未办理", "Still late after a written urging") },
  { value: "unsolved", label: t("应解决未解决", "Not solved though it should be") },
  { value: "badInfluence", label: t("造成不良影响", "Bad influence") },
  { value: "repeated", label: t("群众反复反映", "Repeated calls") },
  { value: "staleKnowledge", label: t("知识库长期不更新", "Stale knowledge base") },
  { value: "assigned", label: t("领导交办", "Assigned by a leader") },
] as const;

export const triggerTitle = (trigger: string): Text =>
  triggerOptions.find(({ value }) => value === trigger)?.label ?? t(trigger, trigger);
