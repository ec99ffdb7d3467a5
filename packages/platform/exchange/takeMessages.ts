import { canonicalJson } from "@wuxing/kernel/record";
import { storable } from "@wuxing/kernel/text";
import { transaction } from "@wuxing/platform/postgres";
import type { PoolClient } from "pg";
import type { ExchangeParts } from "./Exchange.ts";
import { type Answer, digestOf, enclosedOf, type SignedMessage, voidKind } from "./Message.ts";

/**
 * Keeps messages of the peer and answers for each. What is answered `taken` is durable. A message that came before is
 * answered as then; another one under its id, or under its number within the matter, is refused.
 */
export async function takeMessages(parts: ExchangeParts, given: readonly SignedMessage[]): Promise<Answer[]> {
  const faults = new Map<SignedMessage, string>();
  for (const signed of given) {
    const fault = faultOf(parts, signed);
    if (fault) faults.set(signed, fault);
  }
  const sound = given.filter((signed) => !faults.has(signed));
  const kept = sound.length > 0 ? await transaction(parts.pool, (client) => keepAll(client, parts, sound)) : new Map();
  return given.map((signed) => {
    const { id } = signed.message;
    const reason = faults.get(signed) ?? (kept.get(id) === digestOf(signed.message).toString("hex") ? "" : conflict);
    return reason ? { id, outcome: "refused", reason } : { id, outcome: "taken" };
  });
}

const conflict = "another message has this id, or this number within the matter";

/** Why a message is not taken, for good. Never repeats what it holds. */
function faultOf({ settings, reader }: ExchangeParts, { message, enclosure, key, signature }: SignedMessage) {
  if (!settings.known(canonicalJson(message), { key, signature })) return "the signature is not by a key known here";
  if (message.from !== settings.peerCode || message.to !== settings.ownCode) return "not from you to us";
  if (enclosure && enclosedOf(enclosure) !== message.enclosed) return "the enclosure is not the one signed for";
  if (storable(message) !== message) return "the message holds characters that cannot be kept";
  if (message.kind === voidKind) return undefined;
  const parsed = reader.body.safeParse({ ...message.body, kind: message.kind });
  if (parsed.success) return undefined;
  const [issue] = parsed.error.issues;
  return `the body is not understood: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.slice(0, 300);
}

/** The digest of what is kept under each id, as hex. */
async function keepAll(
  client: PoolClient,
  { settings, sealing, now }: ExchangeParts,
  sound: readonly SignedMessage[],
): Promise<Map<string, string>> {
  const rows = sound.map(({ message, enclosure, key, signature }) => {
    const { id, subject, seq, kind, at, body, enclosed } = message;
    const sealed = enclosure && `\\x${sealing.seal(id, JSON.stringify(enclosure)).toString("hex")}`;
    const digest = `\\x${digestOf(message).toString("hex")}`;
    return { id, subject, seq, kind, at, body, enclosed, enclosure: sealed ?? null, digest, key, signature };
  });
  const values = [settings.peer, JSON.stringify(rows), now()];
  await client.query(
    `INSERT INTO exchange_subjects (peer, subject, moved_at)
     SELECT DISTINCT $1, x.subject, $3::timestamptz FROM json_to_recordset($2) AS x(subject text) ORDER BY 2
     ON CONFLICT (peer, subject) DO UPDATE SET moved_at = $3`,
    values,
  );
  await client.query(
    `INSERT INTO exchange_in (peer, id, subject, seq, kind, at, body, enclosed, enclosure, digest, key, signature, received_at, moved_at)
     SELECT $1, x.*, $3, $3 FROM json_to_recordset($2) AS x(id uuid, subject text, seq integer, kind text, at timestamptz,
       body jsonb, enclosed text, enclosure bytea, digest bytea, key text, signature text)
     ON CONFLICT DO NOTHING`,
    values,
  );
  const { rows: kept } = await client.query<{ id: string; digest: string }>(
    "SELECT id, encode(digest, 'hex') AS digest FROM exchange_in WHERE peer = $1 AND id = ANY($2)",
    [settings.peer, sound.map(({ message }) => message.id)],
  );
  return new Map(kept.map(({ id, digest }) => [id, digest]));
}
