import type { ClientScope, PostRole } from "@wuxing/kernel/procedure";

/** The post that a machine of outsiders may hold: work of a unit, never that of the city's own officials. */
export const clientRoles = ["officer", "agent", "dispatcher"] as const satisfies readonly PostRole[];
export type ClientRole = (typeof clientRoles)[number];

/** A machine of outsiders as an administrator describes it. */
export interface NewClient {
  readonly name: string;
  /** The unit it acts for, and as what; both null where it only brings requests. */
  readonly unit: string | null;
  readonly role: ClientRole | null;
  readonly scopes: readonly ClientScope[];
}

export interface ClientLine extends NewClient {
  readonly id: string;
  readonly createdAt: string;
  readonly disabledAt: string | null;
  /** Secrets that are valid now, the newest first; never the secrets themselves. */
  readonly secrets: readonly { readonly since: string; readonly until: string }[];
}
