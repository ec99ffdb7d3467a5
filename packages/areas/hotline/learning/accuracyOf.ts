import type { LabelledMessage } from "@wuxing/kernel/dispatch";

/** The share of messages whose topic is told as people confirmed it, 0 to 1. */
export const accuracyOf = (
  messages: readonly LabelledMessage[],
  tell: (message: LabelledMessage) => string | undefined,
): number => messages.filter((message) => tell(message) === message.label).length / Math.max(messages.length, 1);
