import {
  type Actor,
  anonymous,
  type Case,
  clockActor,
  postRoles,
  provinceActor,
  systemActor,
} from "@wuxing/kernel/procedure";

/**
 * One actor of every standing to a case: every post in its unit, in another, above it and in a county; who asked, a
 * stranger, the machines, those of outsiders with and without leave to write.
 */
export function everybody(c: Pick<Case, "id" | "unit">): Actor[] {
  const staff = (unit: string): Actor[] =>
    postRoles.map((role) => ({ kind: "staff", id: `${unit}:${role}`, posts: [{ unit, role }] }));
  return [
    ...staff(c.unit ?? "px-12345"),
    ...staff("px-elsewhere"),
    ...postRoles.map((role): Actor => {
      const below = role === "head" ? { below: [c.unit ?? "px-12345"] } : {};
      return { kind: "staff", id: `above:${role}`, posts: [{ unit: "px-above", role, ...below }] };
    }),
    ...postRoles.flatMap((role) =>
      ["360302", "360323"].map(
        (division): Actor => ({
          kind: "staff",
          id: `${division}:${role}`,
          posts: [{ unit: `px-${division}`, role, division }],
        }),
      ),
    ),
    ...[c.id, c.id + 1].map(
      (id): Actor => ({
        kind: "staff",
        id: `visitor of ${id}`,
        posts: [{ unit: "px-above", role: "supervisor" }],
        proven: [id],
      }),
    ),
    { kind: "citizen", id: "asker", posts: [], proven: [c.id] },
    { kind: "citizen", id: "other", posts: [], proven: [c.id + 1] },
    { kind: "client", id: "open311", posts: [] },
    ...[["requests:read"], ["requests:read", "requests:write"]].map(
      (scopes): Actor => ({
        kind: "client",
        id: `machine:${scopes.length}`,
        posts: [{ unit: c.unit ?? "px-12345", role: "officer" }],
        scopes: scopes as Actor["scopes"] & {},
      }),
    ),
    anonymous,
    provinceActor,
    clockActor,
    systemActor,
  ];
}
