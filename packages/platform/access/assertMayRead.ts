import { mayRead, scopeOf } from "@wuxing/kernel/access";
import { type Actor, type Case, notFound } from "@wuxing/kernel/procedure";
import type { Casework } from "@wuxing/platform/casework";
import { childrenOf, findCase, procedureOf } from "@wuxing/platform/casework";

/**
 * Throws notFound, as for a case that is not there, unless the actor may read the case, its parent or one of its
 * children: work on a part is not possible without the whole, nor the other way round.
 */
export async function assertMayRead(casework: Casework, found: Case, actor: Actor): Promise<void> {
  const scope = scopeOf(actor);
  if (mayRead(scope, found, procedureOf(casework, found.type))) return;
  // Being open to the staff is a case's own and does not pass to its kin.
  const may = (c: Case): boolean => mayRead(scope, c);
  if (found.parentId !== null) {
    const parent = await findCase(casework.pool, found.parentId);
    if (parent && may(parent)) return;
  }
  const children = await childrenOf(casework.pool, found.id);
  if (!children.some(may)) throw notFound();
}
