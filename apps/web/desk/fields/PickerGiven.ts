import type { Text } from "@wuxing/kernel/text";

/** What a field gives the picker in it. */
export interface PickerGiven {
  readonly id: string;
  readonly label: Text;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  readonly required?: boolean;
}
