import type { AreaJob, AreaLink } from "@wuxing/platform/area";
import { applyFromProvince } from "./applyFromProvince.ts";
import { provinceBody } from "./interaction.ts";
import { messagesForProvince } from "./messagesForProvince.ts";

export { provinceRoutes } from "./provinceRoutes.ts";

/** Compares with the province what both hold; at night, when little is under way. */
export const provinceJobs: readonly AreaJob[] = [
  {
    name: "provinceReconcile",
    cron: "40 3 * * *",
    work: async ({ exchange }) => {
      await exchange?.reconcile();
    },
  },
];

/** What the hotline says to the province's platform, and does at its word. */
export const provinceLink: AreaLink = {
  peer: "province",
  body: provinceBody,
  apply: applyFromProvince,
  messagesOf: messagesForProvince,
};
