import { findPlaces } from "@wuxing/areas/appointments";
import { dayOf } from "@wuxing/kernel/calendar";
import type { Platform } from "@wuxing/platform/area";
import type { Item } from "@wuxing/platform/items";
import type { ItemHall } from "../../../web/portal/views.ts";
import { hoursLines, placeCard } from "../appointments/placeViews.ts";

/** Halls and windows where an item is done, with their published hours; where none names it, those of its unit. */
export async function hallsOf(platform: Platform, { code, unit }: Pick<Item, "code" | "unit">): Promise<ItemHall[]> {
  const { pool, casework } = platform;
  const today = dayOf(casework.now());
  const named = await findPlaces(pool, today, { item: code });
  const own = named.length > 0;
  const places = own ? named : await findPlaces(pool, today, { unit });
  return places.map((place) => {
    const { href, name, address, phone, open, today: hours } = placeCard(platform, place);
    return { ...{ href, name, address, phone, open, own }, today: hours, hours: hoursLines(place, today) };
  });
}
