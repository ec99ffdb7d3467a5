import pg, { type Connection, type QueryConfig, type QueryResult, type Submittable } from "pg";

/** node-postgres' own query, with the parts that its types leave out. */
interface OwnQuery extends Submittable {
  queryMode?: "extended";
  submit(connection: Connection): Error | null;
  handleCommandComplete(message: unknown, connection: Connection): void;
}
type Done = (error: Error | null, result: QueryResult) => void;
const OwnQuery = pg.Query as unknown as new (
  statement: string | QueryConfig,
  values: readonly unknown[] | undefined,
  done: Done,
) => OwnQuery;

/** Gives no row, so that there is none to tell from the answer's. */
const tell = { name: "tellScope", text: "SELECT 1 WHERE set_config('wuxing.scope', $1, true) IS NULL", types: [] };

/**
 * A statement together with the scope it is answered within: one way to the database and back, and one transaction.
 * The scope ends with it, whether it is answered, fails or is cancelled; between statements a session has none.
 * `known`: the session holds the prepared statement that tells a scope, so it is not parsed again. Fails as any statement does.
 */
export class ScopedQuery extends OwnQuery {
  private readonly scope: string;
  private readonly known: boolean;
  private told = false;

  constructor(scope: string, known: boolean, statement: readonly [string | QueryConfig, unknown[]?], done: Done) {
    super(statement[0], statement[1], done);
    this.scope = scope;
    this.known = known;
    // The other way of asking would begin a transaction of its own.
    this.queryMode = "extended";
  }

  override submit(connection: Connection): Error | null {
    connection.stream.cork();
    try {
      if (!this.known) connection.parse(tell, true);
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
