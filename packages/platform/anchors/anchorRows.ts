import { transaction } from "@wuxing/platform/postgres";
import type { Pool, PoolClient } from "pg";
import type { AnchorEvent, ChainAddress, ChainFault, ChainFaultCode } from "./AnchorChain.ts";

/** Where a log's anchors in one contract stand. */
export interface Progress {
  /** Events up to this block are known and final; −1: none was read. */
  readonly scannedTo: number;
  /** What was sent last, and how often in a row without being taken. */
  readonly sent: { readonly size: number; readonly at: string; readonly times: number } | undefined;
  readonly fault: { readonly code: ChainFaultCode; readonly since: string } | undefined;
}

/** The rows of one log in one contract. */
export interface AnchorRows {
  progress(): Promise<Progress>;
  /** Takes in what the blocks after `scannedTo` hold, instead of what they were said to hold before. */
  takeIn(events: readonly AnchorEvent[], scannedTo: number): Promise<void>;
  /** Forgets all, so that everything is read anew. */
  forget(): Promise<void>;
  noteSent(size: number, at: string, times: number): Promise<void>;
  noteFault(fault: ChainFault | undefined, at: string): Promise<void>;
  newest(): Promise<{ size: number; final: boolean } | undefined>;
}

/** The rows of a log in a contract; the first use makes the row of its progress, whose reading begins at block `from`. */
export function anchorRows(pool: Pool, { chainId, contract }: ChainAddress, origin: string, from: number): AnchorRows {
  const key = [chainId, contract, origin];
  const mine = "chain_id = $1 AND contract = $2 AND origin = $3";
  const set = (what: string, values: readonly unknown[]) =>
    pool.query(`UPDATE anchor_progress SET ${what} WHERE ${mine}`, [...key, ...values]);
  return {
    progress: async () => {
      await pool.query(
        `INSERT INTO anchor_progress (chain_id, contract, origin, scanned_to) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
        [...key, from - 1],
      );
      const { rows } = await pool.query<ProgressRow>(
        `SELECT ${progressColumns} FROM anchor_progress WHERE ${mine}`,
        key,
      );
      return progressOf(rows[0] as ProgressRow);
    },
    takeIn: (events, scannedTo) =>
      transaction(pool, async (client) => {
        await client.query(`DELETE FROM anchors WHERE ${mine} AND NOT final`, key);
        for (const event of events) await insert(client, key, event, event.block <= scannedTo);
        await client.query(`UPDATE anchor_progress SET scanned_to = $4 WHERE ${mine}`, [...key, scannedTo]);
      }),
    forget: () =>
      transaction(pool, async (client) => {
        await client.query(`DELETE FROM anchors WHERE ${mine}`, key);
        await client.query(`UPDATE anchor_progress SET scanned_to = $4 WHERE ${mine}`, [...key, from - 1]);
      }),
    noteSent: async (size, at, times) => {
      await set("sent_size = $4, sent_at = $5, sent_times = $6", [size, at, times]);
    },
    noteFault: async (fault, at) => {
      const since = "CASE WHEN fault = $4 THEN fault_since WHEN $4 IS NOT NULL THEN $6::timestamptz END";
      await set(`fault_since = ${since}, fault = $4, fault_said = $5`, [
        fault?.code ?? null,
        fault?.message.slice(0, 500) ?? null,
        at,
      ]);
    },
    newest: async () => {
      const { rows } = await pool.query<{ size: number; final: boolean }>(
        `SELECT size, final FROM anchors WHERE ${mine} ORDER BY size DESC LIMIT 1`,
        key,
      );
      return rows[0];
    },
  };
}

interface ProgressRow {
  readonly scanned_to: number;
  readonly sent_size: number | null;
  readonly sent_at: string | null;
  readonly sent_times: number;
  readonly fault: ChainFaultCode | null;
  readonly fault_since: string | null;
}

const progressColumns = "scanned_to, sent_size, sent_at, sent_times, fault, fault_since";

const progressOf = (row: ProgressRow): Progress => ({
  scannedTo: row.scanned_to,
  sent:
    row.sent_size !== null && row.sent_at ? { size: row.sent_size, at: row.sent_at, times: row.sent_times } : undefined,
  fault: row.fault && row.fault_since ? { code: row.fault, since: row.fault_since } : undefined,
});

const insert = (client: PoolClient, key: readonly unknown[], event: AnchorEvent, final: boolean) =>
  client.query(
    `INSERT INTO anchors (chain_id, contract, origin, size, root, block, block_hash, block_time, tx, final)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (chain_id, contract, origin, size) DO UPDATE
     SET root = excluded.root, block = excluded.block, block_hash = excluded.block_hash,
       block_time = excluded.block_time, tx = excluded.tx, final = excluded.final`,
    [...key, event.size, event.root, event.block, event.blockHash, event.blockTime, event.tx, final],
  );
