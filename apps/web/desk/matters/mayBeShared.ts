import type { CaseView } from "@wuxing/kernel/views";

/** Whether a case is one that several people may bring: a request to the hotline. */
export const mayBeShared = ({ type }: CaseView): boolean => type === "hotline.request";
