import type { Text } from "@wuxing/kernel/text";

/** A way to a page of a section. It is the current one for all addresses that begin as it does, or for its own `only`. */
export interface SectionLink {
  readonly href: string;
  readonly label: Text;
  readonly only?: boolean;
}
