import { dayOf } from "@wuxing/kernel/calendar";
import { type Citizen, type Citizens, casesOfCitizen, casesOfFirm, type OwnLine } from "@wuxing/platform/citizens";

/** The cases of who is signed in, or of the firm he acts for, newest first. */
export async function ownLines(
  { world: { pool, now } }: Pick<Citizens, "world">,
  citizen: Citizen,
  page: { readonly size: number; readonly from: number },
): Promise<readonly OwnLine[]> {
  if (citizen.actingFor) return casesOfFirm(pool, citizen, citizen.actingFor.uscc, dayOf(now()), page);
  return casesOfCitizen(pool, citizen, page);
}
