import type { Day } from "@wuxing/kernel/calendar";

/** A type of certificate that a use asks for, and of it the fields. */
export interface Want {
  readonly type: string;
  readonly fields: readonly string[];
}

/** A certificate that was shown; of another issuer's its code, and the id of its sealed claims, which no register has. */
export interface Shown extends Want {
  readonly id: string;
  readonly issuer?: string | undefined;
  readonly claims?: string | undefined;
}

/** How a use comes about. */
export const useModes = ["asked", "code", "self", "delegated", "byFunction"] as const;
export type UseMode = (typeof useModes)[number];

/** What a use of certificates remembers: who asks whom for what, and what was shown; never what it said. */
export interface UseData {
  readonly mode: UseMode;
  readonly holder: { readonly kind: "person" | "firm"; readonly id: string };
  readonly item: string | null;
  readonly itemName: string | null;
  /** Number of the application that it is for. */
  readonly forCase: string | null;
  readonly purpose: string;
  readonly wants: readonly Want[];
  /** The last day on which it may be shown; null: the rule's term. */
  readonly until: Day | null;
  readonly shown: readonly Shown[];
  readonly via: string | null;
  readonly reason?: string | null;
}
