import type { Material } from "@wuxing/platform/items";

/** Whether a material is asked for: not what the government has itself (国务院令第716号 §10), nor what is made from the answers. */
export const isAsked = ({ source, copies }: Material): boolean =>
  source !== "shared" && !(source === "applicant" && copies === 0);
