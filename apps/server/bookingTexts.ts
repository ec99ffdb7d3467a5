import { tellPeople } from "@wuxing/areas/appointments";
import type { AreaJob } from "@wuxing/platform/area";
import type { SmsSender } from "@wuxing/platform/messages";

/** Text messages about bookings, by day alone; none where there is no gateway. */
export const bookingTexts = ({
  sms,
  origin,
}: {
  readonly sms?: SmsSender | undefined;
  readonly origin: string;
}): AreaJob[] =>
  sms && !sms.shown
    ? [
        {
          name: "bookingTexts",
          cron: "*/5 8-20 * * *",
          work: async (platform) => {
            await tellPeople(platform, origin, sms.sendBooking);
          },
        },
      ]
    : [];
