import type { Text } from "@wuxing/kernel/text";
import type { CaseLine, Colour } from "@wuxing/kernel/views";

/** What the routes of `packages/areas/oversight` answer, as JSON. */
export interface OversightLine {
  readonly line: CaseLine;
  readonly colour: Colour;
  readonly kind: string | null;
  readonly trigger: string | null;
  readonly criticised: boolean;
  readonly held: string | null;
  readonly subject: { readonly number: string; readonly title: string } | null;
}
export interface Oversight {
  readonly triggers: readonly { readonly value: string; readonly label: Text }[];
  readonly lines: readonly OversightLine[];
}
export interface UrgingNotice {
  readonly number: string;
  readonly subject: string;
  readonly matter: string;
  readonly unit: Text;
  readonly servedAt: string;
  readonly dueAt: string | null;
  readonly until: string | null;
  readonly note: string | null;
  readonly rule: string | null;
}
