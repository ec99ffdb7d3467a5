import { answerFault, type Item, type Question } from "@wuxing/platform/items";
import type { HeldCertificate } from "./Applicant.ts";
import type { Certified } from "./ApplicationData.ts";
import type { Draft } from "./drafts.ts";
import { isAsked } from "./isAsked.ts";

/** An answer that a certificate of the applicant gives. */
export interface CertifiedAnswer {
  readonly key: string;
  readonly value: string;
  readonly certificate: string;
  /** Type of the certificate. */
  readonly type: string;
}

/**
 * The questions that certificates answer, by those alone that prove a material of the item: what they say of the
 * question's concept, where it can be an answer to it. `known` are concepts that account and register answer.
 */
export function certifiedAnswers(
  { questions, materials }: Item,
  certificates: readonly HeldCertificate[],
  known: Readonly<Record<string, string>>,
): readonly CertifiedAnswer[] {
  const proving = new Set(materials.filter(isAsked).map(({ certificateType }) => certificateType));
  const usable = certificates.filter(({ type }) => proving.has(type));
  return questions.flatMap((question: Question): CertifiedAnswer[] => {
    const { key, concept } = question;
    if (concept === undefined || concept in known) return [];
    for (const { id, type, claims = {} } of usable) {
      const value = claims[concept]?.trim();
      if (value && answerFault(question, value) === undefined) return [{ key, value, certificate: id, type }];
    }
    return [];
  });
}

/** Whether the applicant wrote something else than his certificate says. */
export const isCorrected = ({ key, value }: CertifiedAnswer, { answers }: Pick<Draft, "answers">): boolean => {
  const typed = answers[key]?.trim();
  return typed !== undefined && typed !== "" && typed !== value;
};

/** Which answers came from which certificate, and which of them the applicant corrected: no answer is in it. */
export const certifiedIn = (answers: readonly CertifiedAnswer[], draft: Pick<Draft, "answers">): Certified[] =>
  answers.map((one) => ({
    ...{ key: one.key, certificate: one.certificate },
    ...(isCorrected(one, draft) ? { corrected: true } : {}),
  }));
