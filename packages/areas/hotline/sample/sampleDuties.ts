import { dutyTable } from "@wuxing/kernel/duties";
import { divisions } from "@wuxing/platform/testing/city";
import { firstDuties } from "../duties/firstDuties.ts";

const places = divisions.map(({ code, level, parent = null }) => ({ code, level, parent }));

/** The dispatch table with which the test city begins. */
export const sampleDuties = dutyTable(
  firstDuties(places, () => "2019-01-01"),
  places,
);
