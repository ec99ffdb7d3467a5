import type { PlannedOnce, Statement } from "@wuxing/platform/postgres";
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

/** They give no row, so that there is none to tell from the answer's. */
const tell = { name: "tellScope", text: "SELECT 1 WHERE set_config('wuxing.scope', $1, true) IS NULL", types: [] };
const tellOfPlannedOnce = {
  ...{ name: "tellScopeOfPlannedOnce", types: [] },
  text: `${tell.text} OR set_config('plan_cache_mode', 'force_generic_plan', true) IS NULL`,
};

/**
 * A statement together with the scope it is answered within: one way to the database and back, and one transaction.
 * The scope ends with it, whether it is answered, fails or is cancelled; between statements a session has none.
 * `first`: no scope was told in this session before, so the statements that tell it are parsed. Fails as any statement does.
 */
export class ScopedQuery extends OwnQuery {
  private readonly scope: string;
  private readonly first: boolean;
  private readonly tell: typeof tell;
  private told = false;

  constructor(scope: string, first: boolean, statement: readonly [string | QueryConfig | PlannedOnce, unknown[]?]) {
    super(statement[0], statement[1]);
    this.scope = scope;
    this.first = first;
    this.tell = typeof statement[0] === "object" && "plannedOnce" in statement[0] ? tellOfPlannedOnce : tell;
    // The other way of asking would begin a transaction of its own.
    this.queryMode = "extended";
  }

  override submit(connection: Connection): Error | null {
    connection.stream.cork();
    try {
      if (this.first) for (const one of [tell, tellOfPlannedOnce]) connection.parse(one, true);
      connection.bind({ statement: this.tell.name, values: [this.scope] }, true);
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
