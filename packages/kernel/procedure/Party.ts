import type { Actor } from "./Actor.ts";
import type { Case } from "./Case.ts";

/** How somebody stands to a case. A procedure's `by` and `waitsFor` name parties, never persons. */
export type Party =
  | "anyone"
  | "applicant"
  | "agent"
  | "dispatcher"
  | "assignedUnit"
  | "unitHead"
  | "coordinator"
  | "clock"
  | "system";

const byPost = { agent: "agent", dispatcher: "dispatcher", coordinator: "coordinator" } as const;

/** The parties that an actor is to a case (to a new case where it is null). The server and the pages ask this one function. */
export function partiesOf(actor: Actor, c: Pick<Case, "id" | "unit"> | null): ReadonlySet<Party> {
  const parties = new Set<Party>(["anyone"]);
  if (actor.kind === "clock" || actor.kind === "system") parties.add(actor.kind);
  if (actor.kind === "citizen" && c && actor.proven?.includes(c.id)) parties.add("applicant");
  if (actor.kind === "staff") addPosts(parties, actor, c);
  return parties;
}

function addPosts(parties: Set<Party>, actor: Actor, c: Pick<Case, "unit"> | null): void {
  for (const post of actor.posts) {
    if (post.role === "agent" || post.role === "dispatcher" || post.role === "coordinator")
      parties.add(byPost[post.role]);
    if (!c?.unit || post.unit !== c.unit) continue;
    if (post.role === "officer" || post.role === "head") parties.add("assignedUnit");
    if (post.role === "head") parties.add("unitHead");
  }
}
