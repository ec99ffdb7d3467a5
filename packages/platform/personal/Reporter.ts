import type { Instant } from "@wuxing/kernel/calendar";
import type { Locale } from "@wuxing/kernel/text";

/** What a person says of himself when he asks. */
export interface PersonalData {
  readonly name?: string;
  readonly phone?: string;
  readonly citizenNumber?: string;
  readonly address?: string;
}

/** Who asked from outside; kept apart from the entries, and sealed. */
export interface Reporter extends PersonalData {
  readonly consentedAt?: Instant;
  /** The version of the text consented to. */
  readonly consent?: string;
  /** In which he asked, and is written to; Chinese unless said. */
  readonly language?: Locale;
}

/** The personal fields, in the order in which an access record names them. */
export const personalFields = ["name", "phone", "citizenNumber", "address"] as const;

export const reporterPlace = (caseId: number): string => `reporters/${caseId}/sealed`;
export const wordsPlace = (caseId: number, seq: number): string => `sealed_texts/${caseId}/${seq}`;

/** Only the personal fields, and of them only those that say something. */
export function personalOf(given: PersonalData): PersonalData {
  const said = personalFields.flatMap((field) => (given[field] ? [[field, given[field]] as const] : []));
  return Object.fromEntries(said);
}
