import { type Scope, scopeOf } from "@wuxing/kernel/access";
import type { Actor } from "@wuxing/kernel/procedure";
import { openPool } from "@wuxing/platform/postgres";
import type { Pool, PoolClient } from "pg";

/** Reads, one statement at a time. */
export type Reads = Pick<Pool, "query">;

export interface ScopedReads {
  /** Reads that give only what lies within a scope, whatever the statement forgets to ask. */
  readonly readWithin: (scope: Scope) => Reads;
  readonly readAs: (actor: Actor) => Reads;
  readonly end: () => Promise<void>;
}

/** Planned once by each session: it runs whenever a session turns from one person to another. */
const setScope = {
  name: "setScope",
  text: `SELECT set_config('wuxing.units', $1, false), set_config('wuxing.divisions', $2, false),
  set_config('wuxing.cases', $3, false), set_config('wuxing.posts', $4, false), set_config('wuxing.open_types', $5, false)`,
};

/**
 * Reads under the database's own policies (db/migrations/0008_access.sql). Who may read everything is served by `pool`;
 * everybody else by sessions of the role `wuxing_reader`, each of which knows the scope it was given last: a person who
 * asks again costs no further statement. `openTypes`: types of cases that every member of the staff may read.
 */
export function scopedReads(pool: Pool, url: string, openTypes: readonly string[]): ScopedReads {
  const readers = openPool(url, { role: "wuxing_reader", max: 10 });
  const given = new WeakMap<PoolClient, string>();

  const reads = (scope: Scope, posts: readonly string[]): Reads => {
    if (scope.everything) return pool;
    const { units, divisions, cases } = scope;
    const open = scope.staff ? openTypes : [];
    const values = [units, divisions, cases, posts, open].map((list) => list.join(","));
    const key = values.join(";");
    const query = async (...statement: Parameters<PoolClient["query"]>): Promise<unknown> => {
      const client = await readers.connect();
      let broken: Error | undefined;
      try {
        if (given.get(client) !== key) {
          given.delete(client);
          // Not waited for by itself: the session does one after the other, and where it fails so does this.
          const told = client.query({ ...setScope, values });
          const [, answer] = await Promise.all([told, client.query(...statement)]);
          given.set(client, key);
          return answer;
        }
        return await client.query(...statement);
      } catch (error) {
        // A session whose scope is in doubt is not used again.
        if (given.get(client) !== key) broken = error as Error;
        throw error;
      } finally {
        client.release(broken);
      }
    };
    return { query } as unknown as Reads;
  };
  return {
    readWithin: (scope) => reads(scope, []),
    readAs: (actor) =>
      reads(
        scopeOf(actor),
        actor.posts.map((post) => post.unit),
      ),
    end: () => readers.end(),
  };
}
