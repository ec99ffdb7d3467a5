import { type Actor, type Post, provinceActor } from "./Actor.ts";
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
  | "leader"
  | "supervisor"
  | "province"
  | "clock"
  | "system"
  // Who works for the unit at a desk that calls people one after the other: what waits there stands in its queue and in no list.
  | "counter";

const byPost = { agent: "agent", dispatcher: "dispatcher", coordinator: "coordinator", leader: "leader" } as const;

type Placed = Pick<Case, "id" | "unit"> & Partial<Pick<Case, "division">>;

/** The parties that an actor is to a case (to a new case where it is null). The server and the pages ask this one function. */
export function partiesOf(actor: Actor, c: Placed | null): ReadonlySet<Party> {
  const parties = new Set<Party>(["anyone"]);
  if (actor.kind === provinceActor.kind && actor.id === provinceActor.id) parties.add("province");
  if (actor.kind === "clock" || actor.kind === "system") parties.add(actor.kind);
  if (actor.kind === "citizen" && c && actor.proven?.includes(c.id)) parties.add("applicant");
  if (c && isVisitor(actor) && actor.proven?.includes(c.id)) parties.add("supervisor");
  if (actor.kind === "staff" || actor.scopes?.includes("requests:write")) addPosts(parties, actor, c);
  return parties;
}

function addPosts(parties: Set<Party>, actor: Actor, c: Placed | null): void {
  for (const post of actor.posts) {
    const { role } = post;
    if (Object.hasOwn(byPost, role) && reaches(post, c)) parties.add(byPost[role as keyof typeof byPost]);
    if (!c?.unit) continue;
    if (post.role === "head" && answersFor(post, c.unit)) parties.add("assignedUnit").add("counter").add("unitHead");
    if (post.role === "officer" && post.unit === c.unit) parties.add("assignedUnit").add("counter");
  }
}

/** A social supervisor stands to the cases of his own visits (`proven`) as their supervisor, and to no other. */
const isVisitor = ({ kind, posts }: Actor): boolean =>
  kind === "staff" && posts.some((post) => post.role === "supervisor");

/** A post of a county or a township serves that place alone. */
const reaches = ({ division }: Post, c: Placed | null): boolean =>
  !division || c === null || (c.division?.startsWith(division) ?? false);

const answersFor = (post: Post, unit: string): boolean => post.unit === unit || (post.below?.includes(unit) ?? false);
