import { type Scope, scopeOf } from "@wuxing/kernel/access";
import { type Actor, lineOf, type Post } from "@wuxing/kernel/procedure";
import { openPool } from "@wuxing/platform/postgres";
import type { Pool, PoolClient, QueryConfig, QueryResult } from "pg";
import { ScopedQuery } from "./ScopedQuery.ts";

/** Reads, one statement at a time. */
export type Reads = Pick<Pool, "query">;

export interface ScopedReads {
  /** Reads that give only what lies within a scope, whatever the statement forgets to ask. */
  readonly readWithin: (scope: Scope) => Reads;
  readonly readAs: (actor: Actor) => Reads;
  readonly end: () => Promise<void>;
}

/**
 * Reads under the database's own policies (db/migrations/0008_access.sql). Who may read everything is served by `pool`;
 * everybody else by sessions of the role `wuxing_reader`, which is told the scope of every statement with it and keeps
 * none. `openTypes`: types of cases that every member of the staff may read.
 */
export function scopedReads(pool: Pool, url: string, openTypes: readonly string[]): ScopedReads {
  const readers = openPool(url, { role: "wuxing_reader", max: 10 });
  const known = new WeakSet<PoolClient>();

  const reads = (scope: Scope, posts: readonly Post[]): Reads => {
    if (scope.everything) return pool;
    const { units, divisions, cases } = scope;
    const seats = posts.map(({ unit }) => unit);
    const told = packed([units, divisions, cases, seats, scope.staff ? openTypes : [], lineOf(posts)]);
    const query = async (...statement: [string | QueryConfig, unknown[]?]): Promise<QueryResult> => {
      const client = await readers.connect();
      let broken: Error | undefined;
      try {
        const answer = await new Promise<QueryResult>((resolve, reject) => {
          const done = (error: Error | null, result: QueryResult) => (error ? reject(error) : resolve(result));
          client.query(new ScopedQuery(told, known.has(client), statement, done));
        });
        known.add(client);
        return answer;
      } catch (error) {
        // Whether it has planned the telling is not known.
        if (!known.has(client)) broken = error as Error;
        throw error;
      } finally {
        client.release(broken);
      }
    };
    return { query } as unknown as Reads;
  };
  return {
    readWithin: (scope) => reads(scope, []),
    readAs: (actor) => reads(scopeOf(actor), actor.posts),
    end: () => readers.end(),
  };
}

/** As `scope_list` takes it apart again (db/migrations/0015_scope_told.sql, 0016_weak_points.sql). */
function packed(lists: readonly (readonly (string | number)[])[]): string {
  for (const list of lists)
    for (const item of list)
      if (/[,;]/u.test(String(item))) throw new RangeError(`a scope's code holds a separator: ${item}`);
  return lists.map((list) => list.join(",")).join(";");
}
