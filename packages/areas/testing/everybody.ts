import { type Actor, anonymous, type Case, clockActor, postRoles, systemActor } from "@wuxing/kernel/procedure";

/** One actor of every standing to a case: every post in its unit and in another, who asked, a stranger, the machines. */
export function everybody(c: Pick<Case, "id" | "unit">): Actor[] {
  const staff = (unit: string): Actor[] =>
    postRoles.map((role) => ({ kind: "staff", id: `${unit}:${role}`, posts: [{ unit, role }] }));
  return [
    ...staff(c.unit ?? "px-12345"),
    ...staff("px-elsewhere"),
    { kind: "citizen", id: "asker", posts: [], proven: [c.id] },
    { kind: "citizen", id: "other", posts: [], proven: [c.id + 1] },
    { kind: "client", id: "open311", posts: [] },
    anonymous,
    clockActor,
    systemActor,
  ];
}
