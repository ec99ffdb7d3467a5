import { parseMobile } from "@wuxing/kernel/identifiers";
import type { Platform } from "@wuxing/platform/area";
import { commandId } from "@wuxing/platform/casework";
import { inLanguage, type SmsSender } from "@wuxing/platform/messages";
import { openReporter, recordAccess } from "@wuxing/platform/personal";
import { rateLinkCode } from "./rateLink.ts";

/** Sends a link to a phone; rejects where the gateway does not take it. */
export type SendLink = SmsSender["sendLink"];

interface Waiting {
  readonly id: number;
  readonly number: string;
  readonly root: number;
}

/**
 * Sends a link to each person who is asked to rate and gave a mobile number; once, also where the gateway fails after it
 * took the message. Each leaves an access record, before. Gives how many were sent; throws where some were not taken, after all were tried.
 */
export async function sendRateLinks(
  { pool, casework }: Pick<Platform, "pool" | "casework">,
  origin: string,
  send: SendLink,
): Promise<number> {
  const { rows } = await pool.query<Waiting>(
    `SELECT i.id, i.number, i.parent_id AS root FROM cases i
     WHERE i.type = 'ratings.invitation' AND i.state = 'awaiting' AND i.waits_for = 'applicant' AND i.closed_at IS NULL
       AND NOT EXISTS (SELECT FROM rating_texts t WHERE t.invitation_id = i.id)
     ORDER BY i.due_at LIMIT 200`,
  );
  let [sent, failed] = [0, 0];
  for (const waiting of rows) {
    const { rowCount } = await pool.query(
      "INSERT INTO rating_texts (invitation_id, sent_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
      [waiting.id, casework.now()],
    );
    if (rowCount !== 1) continue;
    try {
      if (await sendOne({ pool, casework }, waiting, origin, send)) sent++;
    } catch {
      failed++;
    }
  }
  if (failed > 0) throw new Error(`${failed} of ${sent + failed} links were not taken by the gateway`);
  return sent;
}

async function sendOne(
  { pool, casework }: Pick<Platform, "pool" | "casework">,
  { id, number, root }: Waiting,
  origin: string,
  send: SendLink,
): Promise<boolean> {
  const opened = await openReporter(casework.vault, pool, root);
  const phone = parseMobile(opened?.data.phone ?? "");
  if (!opened || !phone.ok) return false;
  await recordAccess(pool, {
    ...{ person: opened.person, caseId: root, at: casework.now(), fields: ["phone"] },
    ...{ actor: { kind: "system", id: "ratings", unit: "px-12345" }, commandId: commandId("rateLink", id) },
    purpose: "发送评价短信 / A text message that asks for a rating",
  });
  const link = `${origin}/r/${number}/${rateLinkCode({ casework }, number)}?by=sms`;
  await send(phone.value.number, inLanguage(link, opened.language), opened.language);
  return true;
}
