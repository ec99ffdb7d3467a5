import { Refusal } from "@wuxing/kernel/procedure";
import type { Pool } from "pg";
import { alone } from "./alone.ts";
import type { ExchangeParts, Taken } from "./Exchange.ts";
import { type Enclosure, type Message, messageVersion, voidKind } from "./Message.ts";

interface InRow extends Pick<Message, "id" | "subject" | "seq" | "kind" | "at" | "body" | "enclosed"> {
  readonly enclosure: Buffer | null;
  readonly case_number: string | null;
}

interface Done {
  readonly id: string;
  readonly subject: string;
  readonly seq: number;
  readonly state: "applied" | "dead";
  readonly case_number: string | null;
  readonly fault: string | null;
}

const atOnce = 100;

/**
 * Does what the next message of each matter asks for: matters beside each other, the messages of one in order. One that
 * is refused is a dead letter and holds those after it back; a fault of ours leaves it to the next turn. Gives how many
 * were done. A process that is killed in between does them again, under the same command ids.
 */
export const applyMessages = (parts: ExchangeParts): Promise<number> =>
  alone(parts.pool, "apply", parts.settings.peer, async (client) => {
    const { rows } = await client.query<InRow>(
      `SELECT i.id, i.subject, i.seq, i.kind, i.at, i.body, i.enclosed, i.enclosure, s.case_number
       FROM exchange_in i JOIN exchange_subjects s ON s.peer = i.peer AND s.subject = i.subject
       WHERE i.peer = $1 AND i.state = 'waiting' AND i.seq = s.applied + 1 ORDER BY i.n LIMIT ${atOnce}`,
      [parts.settings.peer],
    );
    const done = (await Promise.all(rows.map((row) => applyOne(parts, row)))).filter((one) => one !== undefined);
    if (done.length > 0) await note(parts.pool, parts, done);
    return done.length;
  });

async function applyOne({ reader, settings, sealing, onFault }: ExchangeParts, row: InRow): Promise<Done | undefined> {
  const { id, subject, seq, kind, body, enclosed } = row;
  const done = { id, subject, seq, case_number: null, fault: null } as const;
  try {
    if (kind === voidKind) return { ...done, state: "applied" };
    const enclosure = row.enclosure && (JSON.parse(sealing.open(id, row.enclosure)) as Enclosure).value;
    const message: Taken = {
      ...{ v: messageVersion, id, from: settings.peerCode, to: settings.ownCode, subject, seq, kind, body, enclosed },
      ...{ at: new Date(row.at).toISOString(), enclosure: enclosure ?? undefined, caseNumber: row.case_number },
    };
    return { ...done, state: "applied", case_number: (await reader.apply(message)) ?? null };
  } catch (fault) {
    if (fault instanceof Refusal) return { ...done, state: "dead", fault: saidOf(fault) };
    onFault?.(fault);
    return undefined;
  }
}

const saidOf = ({ reason, faults }: Refusal): string =>
  [reason, ...faults.map((fault) => fault.reason)]
    .map(({ zh, en }) => `${zh} | ${en}`)
    .join("; ")
    .slice(0, 1000);

/** What was applied needs its enclosure no more: the case holds it, sealed under its person's key. */
async function note(pool: Pool, { settings, now }: ExchangeParts, done: readonly Done[]): Promise<void> {
  await pool.query(
    `WITH x AS (SELECT * FROM json_to_recordset($2) AS x(id uuid, subject text, seq integer, state text, case_number text, fault text)),
     i AS (
       UPDATE exchange_in i SET state = x.state, fault = x.fault, moved_at = $3,
         enclosure = CASE WHEN x.state = 'applied' THEN NULL ELSE i.enclosure END
       FROM x WHERE i.peer = $1 AND i.id = x.id AND i.state = 'waiting')
     UPDATE exchange_subjects s SET applied = x.seq, case_number = COALESCE(s.case_number, x.case_number)
     FROM x WHERE s.peer = $1 AND s.subject = x.subject AND x.state = 'applied' AND s.applied = x.seq - 1`,
    [settings.peer, JSON.stringify(done), now()],
  );
}
