import { type Applicant, blankDraft, type Draft, findDraft } from "@wuxing/areas/applications";
import { type Day, dayOf } from "@wuxing/kernel/calendar";
import { notFound } from "@wuxing/kernel/procedure";
import type { Locale } from "@wuxing/kernel/text";
import type { Citizen } from "@wuxing/platform/citizens";
import { findItem, findLastVersion, type ItemVersion } from "@wuxing/platform/items";
import type { CitizenPortal } from "../CitizenPortal.ts";
import { assertMayOpen } from "../ownContact.ts";
import { applicantOf } from "./applicantOf.ts";

export interface Applying {
  readonly version: ItemVersion;
  /** Since when nobody offers the item: then this is its last version. null: it is in force. */
  readonly endedOn: Day | null;
  readonly draft: Draft;
  readonly applicant: Applicant;
}

/** The item in force today, or as it was when it ended, who applies, and what he has filled in so far. Throws Refusal. */
export async function beginApplying(
  { platform, citizens }: CitizenPortal,
  citizen: Citizen,
  code: string,
  language: Locale,
): Promise<Applying> {
  await assertMayOpen(citizens, citizen, "applications");
  const today = dayOf(platform.casework.now());
  const inForce = await findItem(platform.pool, code, today);
  const version = inForce ?? (await findLastVersion(platform.pool, code));
  const endedOn = inForce ? null : (version?.until ?? null);
  // What is yet to begin is nobody's to apply for.
  if (!version || (!inForce && (endedOn === null || endedOn > today))) throw notFound();
  const applicant = await applicantOf(platform, citizens, citizen, version.item, language);
  const draft = (await findDraft(platform, applicant.owner, code)) ?? { id: "", ...blankDraft };
  return { version, endedOn, applicant, draft };
}
