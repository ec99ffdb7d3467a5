import type { Instant } from "@wuxing/kernel/calendar";
import type { Locale } from "@wuxing/kernel/text";
import { type OutgoingHost, outgoing } from "@wuxing/platform/http";
import type { Pool } from "pg";
import { isNotificationKind, notificationKinds } from "./kinds.ts";
import { pushHostOf } from "./pushHosts.ts";
import type { VapidKeys } from "./vapidKeys.ts";

/** What sending needs of the world. */
export interface Sender {
  readonly pool: Pool;
  readonly now: () => Instant;
  readonly keys: VapidKeys;
  /** Whom a push service may turn to: `https://…` of this site, or `mailto:…`. */
  readonly subject: string;
  /** Host names of push services, as `usualPushHosts`. */
  readonly hosts: readonly string[];
  /** Systems of the city's own network that may be asked, a push service of its own among them. */
  readonly inner: readonly OutgoingHost[];
  readonly onFault: (fault: unknown) => void;
}

interface Waiting {
  readonly id: number;
  readonly deviceId: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly language: Locale;
  readonly kind: string;
  readonly number: string;
  readonly path: string;
  readonly attempts: number;
}

const atOnce = 20;
const second = 1000;
/** A notification that arrives a day late is none. */
const lastsFor = 24 * 60 * 60;
/** Who began to send and died is followed by another after this. */
const lease = 60 * second;
/** Seconds to the next try after the first, second … that failed; then it is given up. */
const waits = [30, 300, 3_600, 10_800];

/** Sends what is due, at most twenty. Gives how many were taken in hand. Several servers may do it at once. */
export async function sendNotifications(sender: Sender): Promise<number> {
  const { pool, now } = sender;
  const { rows } = await pool.query<Waiting>(
    `UPDATE push_messages m SET next_at = $2, attempts = attempts + 1 FROM push_devices d
     WHERE d.id = m.device_id AND m.id IN (
       SELECT id FROM push_messages WHERE next_at <= $1 ORDER BY next_at LIMIT ${atOnce} FOR UPDATE SKIP LOCKED)
     RETURNING m.id, m.device_id AS "deviceId", d.endpoint, d.p256dh, d.auth, m.kind, m.number, m.path, m.attempts,
       COALESCE((SELECT c.language FROM citizens c WHERE c.id = d.citizen_id), d.language) AS language`,
    [now(), later(now(), lease)],
  );
  await Promise.all(rows.map((row) => sendOne(sender, row)));
  return rows.length;
}

async function sendOne(sender: Sender, row: Waiting): Promise<void> {
  const { pool, now, onFault } = sender;
  let status: number | undefined;
  try {
    status = await ask(sender, row);
  } catch (fault) {
    // The address names somebody's browser: only what failed is told, not of whom.
    onFault(new Error("a push service was not reached", { cause: nameOf(fault) }));
  }
  // 404 and 410: the browser took its consent back, or is no more (RFC 8030, 7.3).
  if (status === 404 || status === 410) await pool.query("DELETE FROM push_devices WHERE id = $1", [row.deviceId]);
  else
    await pool.query("UPDATE push_messages SET next_at = $2 WHERE id = $1", [
      row.id,
      nextTry(status, row.attempts, now()),
    ]);
}

/** When to try again: null where it was taken, will never be, or was tried often enough. */
function nextTry(status: number | undefined, attempts: number, now: Instant): Instant | null {
  const mayPass = status === undefined || status === 429 || status >= 500;
  const wait = waits[attempts - 1];
  return mayPass && wait !== undefined ? later(now, wait * second) : null;
}

/** Encrypts for the one browser (RFC 8291), signs for its push service (RFC 8292), and gives the answer's status. */
async function ask({ keys, subject, hosts, inner }: Sender, row: Waiting): Promise<number> {
  const host = pushHostOf(row.endpoint, hosts, inner);
  // Known when it was kept, and no more since.
  if (!host) return 410;
  // Loaded with the first notification: most servers of a small city never send one.
  const { default: webPush } = await import("web-push");
  const { endpoint, method, headers, body } = webPush.generateRequestDetails(
    { endpoint: row.endpoint, keys: { p256dh: row.p256dh, auth: row.auth } },
    payloadOf(row),
    { vapidDetails: { subject, ...keys }, TTL: lastsFor, contentEncoding: "aes128gcm", urgency: "normal" },
  );
  const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  const answer = await outgoing([host])(endpoint, { method, headers: sent, body });
  return answer.status;
}

/** All that a notification says. The number is no secret of the case; its words and its person are not in it. */
function payloadOf({ kind, language, number, path }: Waiting): string {
  const title = isNotificationKind(kind) ? notificationKinds[kind][language] : number;
  return JSON.stringify({ title, body: number, path });
}

const later = (from: Instant, ms: number): Instant => new Date(Date.parse(from) + ms).toISOString();
const nameOf = (fault: unknown): string =>
  fault instanceof Error ? ((fault as NodeJS.ErrnoException).code ?? fault.name) : "unknown";
