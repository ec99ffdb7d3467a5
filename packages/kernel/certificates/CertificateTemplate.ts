import type { Text } from "@wuxing/kernel/text";

/** A field as a copy prints it: what the type calls it, and its label in both languages. */
export interface TemplateField {
  readonly key: string;
  readonly label: Text;
}

/** Fields that stand together, under a heading or none. */
export interface TemplateGroup {
  readonly title: Text | null;
  readonly fields: readonly TemplateField[];
}

/** Where the code stands by which a copy is checked. */
export const codePlaces = ["bottomLeft", "bottomRight", "topRight"] as const;
export type CodePlace = (typeof codePlaces)[number];

/** How copies of a type of certificate are printed (证照模板), as it holds from a day on. */
export interface CertificateTemplate {
  readonly title: Text;
  /** The issuing words (颁发用语), above the fields; `{unit}` and `{holder}` stand for the names. */
  readonly wording: Text | null;
  readonly groups: readonly TemplateGroup[];
  readonly landscape: boolean;
  /** In the place of the seal; empty: none. `{unit}` stands for the unit's name. */
  readonly seal: string;
  readonly footnote: Text | null;
  readonly code_at: CodePlace;
}

/** What a copy says that no template does. */
export interface CopyContent {
  /** What the certificate says, by field. */
  readonly values: Readonly<Record<string, string>>;
  readonly unit: Text;
  readonly validity: Text;
  readonly issuedOn: string;
  /** 证照标识 */
  readonly id: string;
  /** Across the page: for what and until when the copy may be used. */
  readonly watermark: string;
}

/** The names that may stand in braces. */
export const blanks = ["unit", "holder"] as const;

/** Words with the names put in for their blanks. */
export const filledIn = (words: string, names: Readonly<Record<(typeof blanks)[number], string>>): string =>
  blanks.reduce((text, blank) => text.replaceAll(`{${blank}}`, names[blank]), words);
