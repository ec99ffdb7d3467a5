import { type Text, t } from "@wuxing/kernel/text";

/** Why an item may not be published as it stands. `field` is a path: `materials.2.certificateType`. */
export interface ItemFault {
  readonly name: string;
  readonly field: string;
  readonly reason: Text;
}

/** What is known of the unit that an item names; absent: not asked. */
export interface ItemUnit {
  readonly division: string;
  /** Its unified social credit code; absent where it is not known. */
  readonly uscc?: string | null;
  /** The units of lower layers within its area; absent: not asked. */
  readonly below?: readonly string[];
}

/** A fault with its reason in both languages. */
export const itemFault = (name: string, field: string, zh: string, en: string): ItemFault => ({
  ...{ name, field, reason: t(zh, en) },
});
