import { type Applicant, blankDraft, type Draft, findDraft } from "@wuxing/areas/applications";
import { dayOf } from "@wuxing/kernel/calendar";
import { notFound } from "@wuxing/kernel/procedure";
import type { Locale } from "@wuxing/kernel/text";
import type { Citizen } from "@wuxing/platform/citizens";
import { findItem, type ItemVersion } from "@wuxing/platform/items";
import type { CitizenPortal } from "../CitizenPortal.ts";
import { assertMayOpen } from "../ownContact.ts";
import { applicantOf } from "./applicantOf.ts";

export interface Applying {
  readonly version: ItemVersion;
  readonly draft: Draft;
  readonly applicant: Applicant;
}

/** The item in force today, who applies, and what he has filled in so far. Throws Refusal. */
export async function beginApplying(
  { platform, citizens }: CitizenPortal,
  citizen: Citizen,
  code: string,
  language: Locale,
): Promise<Applying> {
  await assertMayOpen(citizens, citizen, "applications");
  const version = await findItem(platform.pool, code, dayOf(platform.casework.now()));
  if (!version) throw notFound();
  const applicant = await applicantOf(platform, citizens, citizen, version.item, language);
  const draft = (await findDraft(platform, applicant.owner, code)) ?? { id: "", ...blankDraft };
  return { version, applicant, draft };
}
