import { randomUUID } from "node:crypto";
import { notFound } from "@wuxing/kernel/procedure";
import { transaction } from "@wuxing/platform/postgres";
import type { Pool, PoolClient } from "pg";
import type { ExchangeParts } from "./Exchange.ts";
import { digestOf, type Message, messageVersion, voidKind } from "./Message.ts";

export type Direction = "out" | "in";

export interface DeadLetter {
  readonly id: string;
  readonly direction: Direction;
  readonly subject: string;
  readonly caseNumber: string | null;
  readonly seq: number;
  readonly kind: string;
  readonly at: string;
  readonly fault: string;
  readonly since: string;
  /** Messages of the same matter that wait behind it. */
  readonly behind: number;
}

/** The oldest dead letters of both directions, two hundred at most. */
export async function deadLetters(pool: Pool, peer: string): Promise<DeadLetter[]> {
  const of = (direction: Direction) => `
    SELECT m.id, '${direction}' AS direction, m.subject, s.case_number AS "caseNumber", m.seq, m.kind, m.at,
      COALESCE(m.fault, '') AS fault, m.moved_at AS since,
      (SELECT count(*)::int FROM exchange_${direction} b WHERE b.peer = m.peer AND b.subject = m.subject AND b.seq > m.seq) AS behind
    FROM exchange_${direction} m JOIN exchange_subjects s USING (peer, subject) WHERE m.peer = $1 AND m.state = 'dead'`;
  const { rows } = await pool.query<DeadLetter>(`${of("out")} UNION ALL ${of("in")} ORDER BY since LIMIT 200`, [peer]);
  return rows;
}

export interface Decision {
  readonly direction: Direction;
  readonly id: string;
  readonly by: string;
  readonly reason: string;
}

/** Tries a dead letter again. Throws Refusal(notFound) where it is none. */
export const retryLetter = (parts: Pick<ExchangeParts, "pool" | "settings" | "now">, decision: Decision) =>
  transaction(parts.pool, async (client) => {
    await record(client, parts, decision, "retry");
    const fresh = decision.direction === "out" ? ", attempts = 0, next_at = '-infinity'" : "";
    await client.query(
      `UPDATE exchange_${decision.direction} SET state = 'waiting', fault = NULL ${fresh} WHERE peer = $1 AND id = $2`,
      [parts.settings.peer, decision.id],
    );
  });

/**
 * Gives a dead letter up: what came is passed over, in place of what was to go the peer is sent a void message with the
 * reason, since it waits for that number. Throws Refusal(notFound) where it is none.
 */
export const settleLetter = (parts: Pick<ExchangeParts, "pool" | "settings" | "now">, decision: Decision) =>
  transaction(parts.pool, async (client) => {
    const letter = await record(client, parts, decision, "settle");
    if (decision.direction === "out") return replace(client, parts, decision, letter);
    await client.query(
      "UPDATE exchange_in SET state = 'settled', enclosure = NULL, moved_at = $3 WHERE peer = $1 AND id = $2",
      [parts.settings.peer, decision.id, parts.now()],
    );
    await client.query(
      "UPDATE exchange_subjects SET applied = $3 WHERE peer = $1 AND subject = $2 AND applied = $3 - 1",
      [parts.settings.peer, letter.subject, letter.seq],
    );
  });

interface Letter {
  readonly subject: string;
  readonly seq: number;
  readonly kind: string;
}

async function record(
  client: PoolClient,
  { settings, now }: Pick<ExchangeParts, "settings" | "now">,
  { direction, id, by, reason }: Decision,
  decision: "retry" | "settle",
): Promise<Letter> {
  const { rows } = await client.query<Letter>(
    `SELECT id, subject, seq, kind, at, body, fault FROM exchange_${direction}
     WHERE peer = $1 AND id = $2 AND state = 'dead' FOR UPDATE`,
    [settings.peer, id],
  );
  const letter = rows[0];
  if (!letter) throw notFound();
  await client.query(
    `INSERT INTO exchange_decisions (peer, message, subject, direction, decision, reason, actor_id, at, before)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [settings.peer, id, letter.subject, direction, decision, reason, by, now(), JSON.stringify(letter)],
  );
  return letter;
}

async function replace(
  client: PoolClient,
  { settings, now }: Pick<ExchangeParts, "settings" | "now">,
  { id: before, reason }: Decision,
  { subject, seq, kind }: Letter,
): Promise<void> {
  const [id, at] = [randomUUID(), now()];
  const content: Message = {
    ...{ v: messageVersion, id, from: settings.ownCode, to: settings.peerCode, subject, seq, kind: voidKind, at },
    ...{ enclosed: null, body: { reason, instead: kind } },
  };
  await client.query(
    `UPDATE exchange_out SET id = $3, kind = $4, at = $5, body = $6, digest = $7, enclosed = NULL, enclosure = NULL,
       state = 'waiting', attempts = 0, next_at = '-infinity', fault = NULL, moved_at = $5
     WHERE peer = $1 AND id = $2`,
    [settings.peer, before, id, voidKind, at, JSON.stringify(content.body), digestOf(content)],
  );
}
