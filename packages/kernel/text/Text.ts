/** A string in both languages of the product. Every string a person reads is one of these, so neither language can be forgotten. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Locale = keyof Text;

/** A text, Chinese first. */
export const t = (zh: string, en: string): Text => ({ zh, en });
