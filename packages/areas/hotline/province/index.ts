import type { AreaLink } from "@wuxing/platform/area";
import { applyFromProvince } from "./applyFromProvince.ts";
import { provinceBody } from "./interaction.ts";
import { messagesForProvince } from "./messagesForProvince.ts";

/** What the hotline says to the province's platform, and does at its word. */
export const provinceLink: AreaLink = {
  peer: "province",
  body: provinceBody,
  apply: applyFromProvince,
  messagesOf: messagesForProvince,
};
