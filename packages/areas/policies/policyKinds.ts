import { t } from "@wuxing/kernel/text";

/** How a policy is honoured: found and paid unasked, decided at once on request, or paid on the firm's pledge and checked after. */
export const policyKinds = [
  { value: "unasked", label: t("免申即享", "Paid unasked") },
  { value: "instant", label: t("即申即享", "Paid on request") },
  { value: "pledge", label: t("承诺兑现", "Paid on a pledge") },
] as const;
export type PolicyKind = (typeof policyKinds)[number]["value"];

/** The name of a kind; a code that is none stands for itself. */
export const policyKindName = (kind: string) => policyKinds.find(({ value }) => value === kind)?.label ?? t(kind, kind);
