import type { City } from "@wuxing/platform/city";
import { unknownValue } from "./Open311Fault.ts";

/** The city's name among Open311 servers; the standard advises the address of its main site without www. */
const siteName = "pingxiang.gov.cn";

/** The code of the city itself, the district of a request that names none that is known. */
export const cityCode = (city: Pick<City, "divisions">): string =>
  city.divisions.find((division) => division.level === "city")?.code ?? "360300";

/** One city is served, so the argument may be absent; a given one must be its site or division code. Throws 404. */
export function checkJurisdiction(city: Pick<City, "divisions">, given: string | undefined): void {
  if (given && given !== siteName && given !== cityCode(city)) throw unknownValue("jurisdiction_id", given);
}
