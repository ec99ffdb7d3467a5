import type { Instant } from "@wuxing/kernel/calendar";
import type { PoolClient } from "pg";

/** What draws ask of the city's log. */
export interface DrawLog {
  /** Writes a record that is to become a leaf, in the caller's transaction; gives its id. */
  readonly submit: (client: PoolClient, kind: string, record: Readonly<Record<string, unknown>>) => Promise<number>;
  /** The proof that a record stands in the log (text of c2sp.org/tlog-proof), once a checkpoint covers it; cosigned ones where there are witnesses. */
  readonly findProof: (recordId: number) => Promise<LoggedProof | undefined>;
}

export interface LoggedProof {
  readonly proof: string;
  /** Whether enough witnesses have cosigned. */
  readonly witnessed: boolean;
  /** By when it stood there: as the witnesses say, else as this server does. */
  readonly at: Instant;
}
