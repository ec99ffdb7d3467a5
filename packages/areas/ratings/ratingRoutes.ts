import { addDays, startOfDay } from "@wuxing/kernel/calendar";
import type { Platform } from "@wuxing/platform/area";
import { callerOf } from "@wuxing/platform/clients";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import { polarities } from "./border.ts";
import { receiverRoutes } from "./receiverRoutes.ts";
import { ratingRecord, ratingRecords } from "./records.ts";
import { windowRoutes } from "./windowRoutes.ts";

const day = z.iso.date({ error: "日期写成 2026-11-01 | Write a day like 2026-11-01" });
const querystring = z.object({
  from: day,
  to: day,
  polarity: z
    .enum(polarities)
    .describe(
      "oneIsBest: 1 非常满意 … 5 (GB/T 39046); fiveIsBest: 5 非常满意 … 1. There is no default: say which you read",
    ),
  after: z.coerce.number().int().min(0).default(0),
});
const answer = z.object({ records: z.array(ratingRecord), next: z.int().nullable() });

/** The coordinator's register of windows and numbers (no names), ratings for other systems, and the line that sends them. */
export function ratingRoutes(http: Http, platform: Platform): void {
  windowRoutes(http, platform);
  recordRoute(http, platform);
  receiverRoutes(http, platform);
}

/** Ratings for other systems, in the fields of GB/T 39046 table 9, within what the asker may read. */
function recordRoute(http: Http, platform: Platform): void {
  http.get(
    "/api/ratings/records",
    {
      config: { scope: "figures:read" },
      schema: {
        tags: ["Ratings"],
        summary:
          "Ratings that people gave, in the fields of GB/T 39046 table 9; days in China Standard Time, both included",
        querystring,
        response: { 200: answer },
      },
    },
    async (request) => {
      const { from, to, after, polarity } = request.query;
      const span = { from: startOfDay(from), to: startOfDay(addDays(to, 1)), after };
      return ratingRecords(platform.readAs(callerOf(request)), span, polarity);
    },
  );
}
