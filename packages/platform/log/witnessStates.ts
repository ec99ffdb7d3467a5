import type { Instant } from "@wuxing/kernel/calendar";
import type { Pool, PoolClient } from "pg";

/** How a witness stands to the log. */
export interface WitnessState {
  readonly witness: string;
  /** The newest size it cosigned, and when; 0 and null: none yet. */
  readonly size: number;
  readonly at: Instant | null;
  /** What went wrong when it was last asked; null: nothing. */
  readonly fault: string | null;
  /** `refused`: it does not accept what the log shows as its history; `silent`: it did not answer as a witness does. */
  readonly faultKind: "refused" | "silent" | null;
  readonly faultAt: Instant | null;
}

type Db = Pool | PoolClient;

export async function witnessStates(db: Db, origin: string): Promise<ReadonlyMap<string, WitnessState>> {
  const { rows } = await db.query<WitnessState>(
    `SELECT witness, size, at, fault, fault_kind AS "faultKind", fault_at AS "faultAt"
     FROM log_witnesses WHERE origin = $1`,
    [origin],
  );
  return new Map(rows.map((row) => [row.witness, row]));
}

export async function noteCosigned(db: Db, origin: string, witness: string, size: number, at: Instant): Promise<void> {
  await db.query(
    `INSERT INTO log_witnesses (origin, witness, size, at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (origin, witness) DO UPDATE SET size = $3, at = $4, fault = NULL, fault_kind = NULL, fault_at = NULL`,
    [origin, witness, size, at],
  );
}

export async function noteFault(
  db: Db,
  origin: string,
  { witness, fault, faultKind, faultAt }: Pick<WitnessState, "witness" | "fault" | "faultKind" | "faultAt">,
): Promise<void> {
  await db.query(
    `INSERT INTO log_witnesses (origin, witness, fault, fault_kind, fault_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (origin, witness) DO UPDATE SET fault = $3, fault_kind = $4, fault_at = $5`,
    [origin, witness, fault?.slice(0, 500), faultKind, faultAt],
  );
}
