import { tellPeople } from "@wuxing/areas/appointments";
import { sendRateLinks } from "@wuxing/areas/ratings";
import type { AreaJob } from "@wuxing/platform/area";
import type { SmsSender } from "@wuxing/platform/messages";

/** Text messages that ask for a rating, and those about bookings, by day alone; none where there is no gateway. */
export function textJobs({
  sms,
  origin,
}: {
  readonly sms?: SmsSender | undefined;
  readonly origin: string;
}): AreaJob[] {
  if (!sms || sms.shown) return [];
  return [
    {
      name: "ratingTexts",
      cron: "*/10 8-20 * * *",
      work: async (platform) => {
        await sendRateLinks(platform, origin, sms.sendLink);
      },
    },
    {
      name: "bookingTexts",
      cron: "*/5 8-20 * * *",
      work: async (platform) => {
        await tellPeople(platform, origin, sms.sendBooking);
      },
    },
  ];
}
