import type { Pool, PoolClient } from "pg";
import type { ExchangeParts, NewMessage } from "./Exchange.ts";
import { digestOf, type Enclosure, enclosedOf, type Message, messageVersion } from "./Message.ts";

type Posted = Pick<ExchangeParts, "settings" | "sealing" | "now">;

/**
 * Puts messages into the outbox, in the order given; each gets the next number of its matter. One that was posted before
 * is left alone. In the caller's transaction.
 */
export async function postMessages(
  client: Pool | PoolClient,
  parts: Posted,
  messages: readonly NewMessage[],
): Promise<void> {
  const { peer } = parts.settings;
  const { rows } = await client.query<{ id: string }>("SELECT id FROM exchange_out WHERE peer = $1 AND id = ANY($2)", [
    peer,
    messages.map((message) => message.id),
  ]);
  const known = new Set(rows.map((row) => row.id));
  const fresh = messages.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return;
  const first = await takeNumbers(client, parts, fresh);
  const next = new Map(first);
  const lines = fresh.map((message) => {
    const seq = next.get(message.subject) ?? 1;
    next.set(message.subject, seq + 1);
    return outRow(parts, message, seq);
  });
  await client.query(
    `INSERT INTO exchange_out (peer, id, subject, seq, kind, at, body, enclosed, enclosure, digest, moved_at)
     SELECT $1, x.* , $3 FROM json_to_recordset($2) AS x(id uuid, subject text, seq integer, kind text, at timestamptz,
       body jsonb, enclosed text, enclosure bytea, digest bytea)`,
    [peer, JSON.stringify(lines), parts.now()],
  );
}

/** The first free number of each matter; its row is locked until the transaction ends, so nobody else takes one between. */
async function takeNumbers(
  client: Pool | PoolClient,
  { settings, now }: Posted,
  fresh: readonly NewMessage[],
): Promise<Map<string, number>> {
  const matters = Map.groupBy(fresh, (message) => message.subject);
  const wanted = [...matters]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([subject, of]) => ({ subject, count: of.length, case_number: of.find((m) => m.caseNumber)?.caseNumber }));
  const { rows } = await client.query<{ subject: string; sent: number }>(
    `INSERT INTO exchange_subjects (peer, subject, case_number, sent, moved_at)
     SELECT $1, x.subject, x.case_number, x.count, $3
     FROM json_to_recordset($2) AS x(subject text, count integer, case_number text)
     ON CONFLICT (peer, subject) DO UPDATE SET sent = exchange_subjects.sent + EXCLUDED.sent, moved_at = $3,
       case_number = COALESCE(exchange_subjects.case_number, EXCLUDED.case_number)
     RETURNING subject, sent`,
    [settings.peer, JSON.stringify(wanted), now()],
  );
  return new Map(rows.map(({ subject, sent }) => [subject, sent - (matters.get(subject)?.length ?? 0) + 1]));
}

function outRow({ settings, sealing }: Posted, message: NewMessage, seq: number) {
  const { id, subject, kind, at } = message;
  const enclosure: Enclosure | undefined = message.enclosure && {
    salt: sealing.salt(id).toString("base64url"),
    value: { ...message.enclosure },
  };
  const body = JSON.parse(JSON.stringify(message.body)) as Message["body"];
  const content: Message = {
    ...{ v: messageVersion, id, from: settings.ownCode, to: settings.peerCode, subject, seq, kind, at, body },
    enclosed: enclosure ? enclosedOf(enclosure) : null,
  };
  return {
    ...{ id, subject, seq, kind, at, body, enclosed: content.enclosed },
    enclosure: enclosure ? `\\x${sealing.seal(id, JSON.stringify(enclosure)).toString("hex")}` : null,
    digest: `\\x${digestOf(content).toString("hex")}`,
  };
}
