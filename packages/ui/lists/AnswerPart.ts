import type { Text } from "@wuxing/kernel/text";

/** A value, a group or a table of what another system answered, named as its document names them. */
export type AnswerPart =
  | { readonly kind: "value"; readonly title: Text; readonly value: Text }
  | { readonly kind: "group"; readonly title: Text; readonly parts: readonly AnswerPart[] }
  | {
      readonly kind: "table";
      readonly title: Text;
      readonly columns: readonly Text[];
      readonly rows: readonly (readonly Text[])[];
    };
