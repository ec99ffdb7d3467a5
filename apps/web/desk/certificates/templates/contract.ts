import type { CertificateTemplate } from "@wuxing/kernel/certificates";
import type { Text } from "@wuxing/kernel/text";

/** A type with the days from which its own templates hold; null: the one that came with the program, or none to come. */
export interface TemplateLine {
  readonly code: string;
  readonly name: Text;
  readonly current: string | null;
  readonly next: string | null;
}

export type TemplateRow = CertificateTemplate & { readonly type: string; readonly since: string };

/** A type with all its templates. */
export interface TemplateDetail {
  readonly code: string;
  readonly name: Text;
  readonly fields: readonly { readonly key: string; readonly label: Text }[];
  readonly required: readonly string[];
  readonly shipped: CertificateTemplate;
  /** The earliest first. */
  readonly rows: readonly TemplateRow[];
  /** The code of a sample, true for a dark module. */
  readonly modules: readonly (readonly boolean[])[];
}
