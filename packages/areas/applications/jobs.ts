import { addDays, dayOf, startOfDay } from "@wuxing/kernel/calendar";
import type { AreaJob } from "@wuxing/platform/area";
import { transaction } from "@wuxing/platform/postgres";
import { dropDrafts } from "./drafts.ts";

/** Drafts that nobody has touched for long are given up, with the files sent for them. */
export const applicationJobs: readonly AreaJob[] = [
  {
    name: "applications.forgetDrafts",
    cron: "40 3 * * *",
    work: async ({ pool, casework }) => {
      const today = dayOf(casework.now());
      const { amount } = casework.almanac.rules.get("applications.draftKept", today).value;
      await transaction(pool, async (client) => {
        const { rows } = await client.query<{ id: string }>(
          "SELECT id FROM application_drafts WHERE updated_at < $1 FOR UPDATE",
          [startOfDay(addDays(today, -amount))],
        );
        await dropDrafts(
          client,
          rows.map(({ id }) => id),
          casework.now(),
        );
      });
    },
  },
];
