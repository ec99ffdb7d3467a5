import type { Statement } from "@wuxing/platform/postgres";
import pg, { type Connection, type QueryConfig } from "pg";

/** node-postgres' own query, with the parts that its types leave out. */
interface OwnQuery extends Statement {
  queryMode?: "extended";
  submit(connection: Connection): Error | null;
  handleCommandComplete(message: unknown, connection: Connection): void;
}
const OwnQuery = pg.Query as unknown as new (
  statement: string | QueryConfig,
  values: unknown[] | undefined,
) => OwnQuery;

/** Gives no row, so that there is none to tell from the answer's. */
const tell = { name: "tellScope", text: "SELECT 1 WHERE set_config('wuxing.scope', $1, true) IS NULL", types: [] };

/**
 * A statement together with the scope it is answered within: one way to the database and back, and one transaction.
 * The scope ends with it, whether it is answered, fails or is cancelled; between statements a session has none.
 * `first`: no scope was told in this session before, so the statement that tells it is parsed. Fails as any statement does.
 */
export class ScopedQuery extends OwnQuery {
  private readonly scope: string;
  private readonly first: boolean;
  private told = false;

  constructor(scope: string, first: boolean, statement: readonly [string | QueryConfig, unknown[]?]) {
    super(statement[0], statement[1]);
    this.scope = scope;
    this.first = first;
    // The other way of asking would begin a transaction of its own.
    this.queryMode = "extended";
  }

  override submit(connection: Connection): Error | null {
    connection.stream.cork();
    try {
      if (this.first) connection.parse(tell, true);
      connection.bind({ statement: tell.name, values: [this.scope] }, true);
      connection.execute({}, true);
      // Ends in the one Sync of both: what fails before it takes what follows with it.
      return super.submit(connection);
    } finally {
      connection.stream.uncork();
    }
  }

  override handleCommandComplete(message: unknown, connection: Connection): void {
    if (this.told) super.handleCommandComplete(message, connection);
    this.told = true;
  }
}
