import { z } from "zod";
import { alone } from "./alone.ts";
import { askPeer } from "./askPeer.ts";
import { differencesOf } from "./differenceOf.ts";
import type { ExchangeParts } from "./Exchange.ts";
import { resendAll } from "./resendAll.ts";
import { statementOf } from "./statement.ts";
import { type MatterSums, type SumsQuestion, sumsAnswer, sumsOf } from "./sums.ts";

const day = 24 * 60 * 60 * 1000;

/**
 * Compares with the peer every matter in which something moved, by counts and hashes, and lists what differs. What one
 * side lacks is sent again. Gives how many matters were compared. Throws where the peer is not reached.
 */
export const reconcile = (parts: ExchangeParts, days = 7): Promise<number> =>
  alone(parts.pool, "reconcile", parts.settings.peer, async () => {
    const { pool, settings, now } = parts;
    const since = new Date(Date.parse(now()) - days * day).toISOString();
    const seen = new Set<string>();
    for (let after: string | null = ""; after !== null; ) {
      const { sums, next }: z.output<typeof sumsAnswer> = await askSums(parts, { since, after });
      await compare(
        parts,
        sums.map((one) => one.subject),
        sums,
      );
      for (const { subject } of sums) seen.add(subject);
      after = next;
    }
    // Those in which something moved on our side alone.
    for (let after: string | null = ""; after !== null; ) {
      const { sums, next }: z.output<typeof sumsAnswer> = await sumsOf(pool, settings.peer, { since, after });
      const subjects = sums.map((one) => one.subject).filter((subject) => !seen.has(subject));
      if (subjects.length > 0) await compare(parts, subjects, (await askSums(parts, { subjects })).sums);
      for (const subject of subjects) seen.add(subject);
      after = next;
    }
    await pool.query(
      `INSERT INTO exchange_peers (peer, reconciled_at, compared) VALUES ($1, $2, $3)
       ON CONFLICT (peer) DO UPDATE SET reconciled_at = $2, compared = $3`,
      [settings.peer, now(), seen.size],
    );
    return seen.size;
  });

const askSums = (parts: ExchangeParts, question: SumsQuestion) =>
  askPeer(parts, "sums", statementOf(parts.settings, parts.now(), question), sumsAnswer);

async function compare(parts: ExchangeParts, subjects: readonly string[], theirs: readonly MatterSums[]) {
  const { pool, settings, now } = parts;
  const ours = new Map(
    (await sumsOf(pool, settings.peer, { subjects: [...subjects] })).sums.map((s) => [s.subject, s]),
  );
  const others = new Map(theirs.map((s) => [s.subject, s]));
  const found = subjects.flatMap((subject) =>
    differencesOf(ours.get(subject), others.get(subject)).map((difference) => ({ subject, ...difference })),
  );
  await pool.query(
    `WITH found AS (SELECT * FROM json_to_recordset($3) AS x(subject text, what text, ours integer, theirs integer)),
     gone AS (
       DELETE FROM exchange_differences d WHERE peer = $1 AND subject = ANY($2)
         AND NOT EXISTS (SELECT FROM found f WHERE f.subject = d.subject AND f.what = d.what))
     INSERT INTO exchange_differences (peer, subject, what, ours, theirs, found_at)
     SELECT $1, subject, what, ours, theirs, $4 FROM found
     ON CONFLICT (peer, subject, what) DO UPDATE SET ours = EXCLUDED.ours, theirs = EXCLUDED.theirs`,
    [settings.peer, subjects, JSON.stringify(found), now()],
  );
  const lacking = (what: string) => found.filter((one) => one.what === what).map((one) => one.subject);
  await resendAll(parts, lacking("peerLacks"));
  const wanted = lacking("weLack");
  if (wanted.length > 0)
    await askPeer(parts, "resend", statementOf(settings, now(), { subjects: wanted }), z.object({ resent: z.int() }));
}
