import { sendRateLinks } from "@wuxing/areas/ratings";
import type { AreaJob } from "@wuxing/platform/area";
import type { SmsSender } from "@wuxing/platform/messages";

/** Text messages that ask for a rating, by day alone; none where there is no gateway. */
export const ratingTexts = ({
  sms,
  origin,
}: {
  readonly sms?: SmsSender | undefined;
  readonly origin: string;
}): AreaJob[] =>
  sms && !sms.shown
    ? [
        {
          name: "ratingTexts",
          cron: "*/10 8-20 * * *",
          work: async (platform) => {
            await sendRateLinks(platform, origin, sms.sendLink);
          },
        },
      ]
    : [];
