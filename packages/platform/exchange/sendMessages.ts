import { canonicalJson } from "@wuxing/kernel/record";
import { z } from "zod";
import { alone } from "./alone.ts";
import { askPeer } from "./askPeer.ts";
import { delayAfter } from "./delayAfter.ts";
import type { ExchangeParts, Retry } from "./Exchange.ts";
import { usualRetry } from "./Exchange.ts";
import { lineIsDue, lineWentDown, lineWorks } from "./line.ts";
import {
  type Answer,
  answerSchema,
  type Enclosure,
  type Message,
  messageVersion,
  type SignedMessage,
} from "./Message.ts";

interface OutRow {
  readonly id: string;
  readonly subject: string;
  readonly seq: number;
  readonly kind: string;
  readonly at: string;
  readonly body: Message["body"];
  readonly enclosed: string | null;
  readonly enclosure: Buffer | null;
  readonly attempts: number;
}

const atOnce = 100;
const answers = z.object({ answers: z.array(answerSchema).max(atOnce) });

/**
 * Sends what waits, at most a hundred messages, if the line is due. Gives how many got an answer; 0 where nothing waits
 * or the peer was not reached, which is written down with the next attempt. Of several servers one sends at a time.
 */
export const sendMessages = (parts: ExchangeParts): Promise<number> => {
  const { pool, settings, now } = parts;
  return alone(pool, "send", settings.peer, async (client) => {
    if (!(await lineIsDue(client, settings.peer, now()))) return 0;
    const { rows } = await client.query<OutRow>(
      `SELECT id, subject, seq, kind, at, body, enclosed, enclosure, attempts FROM exchange_out
       WHERE peer = $1 AND state = 'waiting' AND next_at <= $2 ORDER BY n LIMIT ${atOnce}`,
      [settings.peer, now()],
    );
    return rows.length > 0 ? sendBatch(parts, rows) : 0;
  });
};

async function sendBatch(parts: ExchangeParts, rows: readonly OutRow[]): Promise<number> {
  const { pool, settings, now, onFault } = parts;
  let got: readonly Answer[];
  try {
    const messages = rows.map((row) => signMessage(parts, row));
    got = (await askPeer(parts, "messages", { messages }, answers)).answers;
  } catch (fault) {
    await lineWentDown(pool, settings, now(), fault);
    onFault?.(fault);
    return 0;
  }
  await lineWorks(pool, settings.peer);
  const byId = new Map(got.map((answer) => [answer.id, answer]));
  const moves = rows.flatMap((row) => {
    const answer = byId.get(row.id);
    return answer ? [moveOf(row, answer, settings.retry ?? usualRetry, Date.parse(now()))] : [];
  });
  // What was replaced at the desk meanwhile has another id, and is not touched.
  await pool.query(
    `UPDATE exchange_out o SET state = x.state, attempts = x.attempts, next_at = x.next_at, fault = x.fault,
       moved_at = $3, enclosure = CASE WHEN x.state = 'delivered' THEN NULL ELSE o.enclosure END
     FROM json_to_recordset($2) AS x(id uuid, state text, attempts integer, next_at timestamptz, fault text)
     WHERE o.peer = $1 AND o.id = x.id AND o.state = 'waiting'`,
    [settings.peer, JSON.stringify(moves), now()],
  );
  return moves.length;
}

function signMessage({ settings, sealing }: ExchangeParts, row: OutRow): SignedMessage {
  const { id, subject, seq, kind, at, body, enclosed } = row;
  const message: Message = {
    ...{ v: messageVersion, id, from: settings.ownCode, to: settings.peerCode, subject, seq, kind, body, enclosed },
    at: new Date(at).toISOString(),
  };
  const enclosure = row.enclosure && (JSON.parse(sealing.open(id, row.enclosure)) as Enclosure);
  return { message, ...(enclosure ? { enclosure } : {}), ...settings.own.sign(canonicalJson(message)) };
}

function moveOf({ id, attempts: before }: OutRow, { outcome, reason }: Answer, retry: Retry, now: number) {
  const attempts = before + 1;
  if (outcome === "taken") return { id, state: "delivered", attempts, next_at: "-infinity", fault: null };
  const gaveUp = outcome === "refused" || attempts >= retry.attempts;
  return {
    ...{ id, state: gaveUp ? "dead" : "waiting", attempts, fault: reason ?? outcome },
    next_at: new Date(now + delayAfter(attempts, retry)).toISOString(),
  };
}
