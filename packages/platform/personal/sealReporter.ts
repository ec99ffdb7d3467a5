import { maskName, maskPhone } from "@wuxing/kernel/identifiers";
import type { Locale } from "@wuxing/kernel/text";
import { type PersonalData, personalOf, type Reporter, reporterPlace, wordsPlace } from "./Reporter.ts";
import { seal } from "./seal.ts";
import { bytea, type KeyColumns, type Vault } from "./Vault.ts";

/** What the statement of the intake writes of a reporter; bytes as PostgreSQL reads them in a JSON text. */
interface ReporterColumns extends Partial<KeyColumns> {
  readonly sealed?: string;
  readonly masked_name: string;
  readonly masked_phone: string;
  readonly consented_at: string | undefined;
  readonly consent: string | undefined;
  readonly language: Locale;
  /** The words of the first entry as they were typed, where something in them was hidden. */
  readonly words?: string;
}

/** As lists show a reporter, so that they need not open anything. */
export const maskedColumns = ({ name, phone }: PersonalData): { masked_name: string; masked_phone: string } => ({
  masked_name: name ? maskName(name) : "",
  masked_phone: phone ? maskPhone(phone) : "",
});

/**
 * Seals who asked, and what was hidden in his words, with the key of his person: the one of his phone where he gave one,
 * else one of his own. Who says nothing of himself has no person.
 */
export function sealReporter(
  vault: Vault,
  caseId: number,
  reporter: Reporter,
  typed: Readonly<Record<string, string>> | undefined,
): ReporterColumns {
  const data = personalOf(reporter);
  const { consentedAt, consent, language = "zh" } = reporter;
  const columns = { ...maskedColumns(data), consented_at: consentedAt, consent, language };
  const says = Object.keys(data).length > 0;
  if (!says && !typed) return columns;
  const person = vault.personOf(data.phone);
  return {
    ...columns,
    ...person.columns,
    ...(says ? { sealed: bytea(seal(person.key, reporterPlace(caseId), JSON.stringify(data))) } : {}),
    ...(typed ? { words: bytea(seal(person.key, wordsPlace(caseId, 1), JSON.stringify(typed))) } : {}),
  };
}
