import { type Text, t } from "@wuxing/kernel/text";

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

/** What each post is called. */
export const postTitles: Readonly<Record<PostRole, Text>> = {
  agent: t("话务员", "Agent"),
  dispatcher: t("派单员", "Dispatcher"),
  officer: t("承办人", "Officer"),
  head: t("单位负责人", "Head"),
  coordinator: t("五型办", "Coordinator"),
  leader: t("领导", "Leader"),
  administrator: t("管理员", "Administrator"),
  supervisor: t("社会监督员", "Supervisor"),
};

export interface Post {
  readonly unit: string;
  readonly role: PostRole;
  /** The units below this one in the tree: its head answers for them too. */
  readonly below?: readonly string[];
  /** Code of the county or township beyond which the post does not reach; absent where it serves the whole city. */
  readonly division?: string;
}

/** What a machine of outsiders may be allowed, beside what its posts allow. */
export const clientScopes = ["requests:read", "requests:write", "figures:read", "cti"] as const;
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
/** The province's platform, whose signed messages act here. Machines of the register have ids of another form. */
export const provinceActor: Actor = { kind: "client", id: "province", posts: [] };
/** Somebody from outside who has shown nothing yet. */
export const anonymous: Actor = { kind: "citizen", id: "anonymous", posts: [] };
