import type { Case, Procedure } from "@wuxing/kernel/procedure";
import type { Scope } from "./scopeOf.ts";

type Asked = Pick<Case, "id" | "unit" | "division" | "parentId">;

/**
 * Whether a case is within a scope by itself. Who may read a case also reads its parent and its children: that needs
 * their rows and is asked by the platform (`assertMayRead`), and by the database's policies.
 */
export function mayRead(scope: Scope, c: Asked, procedure: Pick<Procedure, "openToStaff"> = {}): boolean {
  if (scope.everything || (scope.staff && procedure.openToStaff)) return true;
  if (c.unit !== null && scope.units.includes(c.unit)) return true;
  if (c.division !== null && scope.divisions.some((code) => c.division?.startsWith(code))) return true;
  return scope.cases.includes(c.id) || (c.parentId !== null && scope.cases.includes(c.parentId));
}
