/** The posts a person can hold in a unit. */
export type PostRole = "agent" | "dispatcher" | "officer" | "head" | "coordinator" | "leader" | "administrator";

export interface Post {
  readonly unit: string;
  readonly role: PostRole;
}

/**
 * Who asks. `citizen` has shown the number and the phone of the cases in `proven`; `staff` acts through posts;
 * `clock` acts when a deadline passes, `system` when an entry calls for another; `client` is a machine of outsiders.
 */
export interface Actor {
  readonly kind: "citizen" | "staff" | "clock" | "system" | "client";
  readonly id: string;
  readonly posts: readonly Post[];
  readonly proven?: readonly number[];
}

export const clockActor: Actor = { kind: "clock", id: "clock", posts: [] };
export const systemActor: Actor = { kind: "system", id: "system", posts: [] };
/** Somebody from outside who has shown nothing yet. */
export const anonymous: Actor = { kind: "citizen", id: "anonymous", posts: [] };
