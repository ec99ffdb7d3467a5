import { type Scope, scopeOf } from "@wuxing/kernel/access";
import { type Actor, lineOf, type Post } from "@wuxing/kernel/procedure";
import { SharedSessions } from "@wuxing/platform/postgres";
import type { Client, Pool, QueryConfig, QueryResult } from "pg";
import { ScopedQuery } from "./ScopedQuery.ts";

/** Reads, one statement at a time. */
export type Reads = Pick<Pool, "query">;

export interface ScopedReads {
  /** Reads that give only what lies within a scope, whatever the statement forgets to ask. */
  readonly readWithin: (scope: Scope) => Reads;
  readonly readAs: (actor: Actor) => Reads;
  readonly end: () => Promise<void>;
}

/** Sessions of either role: on two cores more of them answer fewer lists. */
const max = 6;

/**
 * Reads under the database's own policies (db/migrations/0008_access.sql). Who may read everything is served by sessions
 * of the server's role; everybody else by sessions of the role `wuxing_reader`, which is told the scope of every
 * statement with it and keeps none. `openTypes`: types of cases that every member of the staff may read.
 */
export function scopedReads(url: string, openTypes: readonly string[]): ScopedReads {
  const server = new SharedSessions(url, { role: "wuxing_server", max });
  const readers = new SharedSessions(url, { role: "wuxing_reader", max });
  const told = new WeakSet<Client>();

  const reads = (scope: Scope, posts: readonly Post[]): Reads => {
    if (scope.everything) return server as unknown as Reads;
    const { units, divisions, cases } = scope;
    const seats = posts.map(({ unit }) => unit);
    const telling = packed([units, divisions, cases, seats, scope.staff ? openTypes : [], lineOf(posts)]);
    const query = (...statement: [string | QueryConfig, unknown[]?]): Promise<QueryResult> =>
      readers.ask((client) => {
        const first = !told.has(client);
        told.add(client);
        return new ScopedQuery(telling, first, statement);
      });
    return { query } as unknown as Reads;
  };
  return {
    readWithin: (scope) => reads(scope, []),
    readAs: (actor) => reads(scopeOf(actor), actor.posts),
    end: async () => {
      await Promise.all([server.end(), readers.end()]);
    },
  };
}

/** As `scope_list` takes it apart again (db/migrations/0015_scope_told.sql, 0016_weak_points.sql). */
function packed(lists: readonly (readonly (string | number)[])[]): string {
  const parts = lists.map((list) => list.join(","));
  for (const [i, part] of parts.entries())
    if (part.includes(";") || part.split(",").length !== Math.max(lists[i]?.length ?? 0, 1))
      throw new RangeError(`a scope's code holds a separator: ${part}`);
  return parts.join(";");
}
