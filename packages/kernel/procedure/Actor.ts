/** The posts a person can hold in a unit. */
export const postRoles = [
  "agent",
  "dispatcher",
  "officer",
  "head",
  "coordinator",
  "leader",
  "administrator",
  "supervisor",
] as const;
export type PostRole = (typeof postRoles)[number];

export interface Post {
  readonly unit: string;
  readonly role: PostRole;
  /** The units below this one in the tree: its head answers for them too. */
  readonly below?: readonly string[];
  /** Code of the county or township beyond which the post does not reach; absent where it serves the whole city. */
  readonly division?: string;
}

/** What a machine of outsiders may be allowed, beside what its posts allow. */
export const clientScopes = ["requests:read", "requests:write", "figures:read"] as const;
export type ClientScope = (typeof clientScopes)[number];

/**
 * Who asks. `citizen` has shown the number and the phone of the cases in `proven`; `staff` acts through posts, and a
 * social supervisor has the cases of his own visits in `proven`;
 * `clock` acts when a deadline passes, `system` when an entry calls for another; `client` is a machine of outsiders,
 * which acts through posts within its scopes.
 */
export interface Actor {
  readonly kind: "citizen" | "staff" | "clock" | "system" | "client";
  readonly id: string;
  readonly posts: readonly Post[];
  readonly proven?: readonly number[];
  readonly scopes?: readonly ClientScope[];
  /** The firm in whose name a citizen acts, by its unified social credit code; its entries name it in place of a unit. */
  readonly actingFor?: { readonly uscc: string };
}

export const clockActor: Actor = { kind: "clock", id: "clock", posts: [] };
export const systemActor: Actor = { kind: "system", id: "system", posts: [] };
/** Somebody from outside who has shown nothing yet. */
export const anonymous: Actor = { kind: "citizen", id: "anonymous", posts: [] };
