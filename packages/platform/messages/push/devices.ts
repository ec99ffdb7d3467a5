import { randomUUID } from "node:crypto";
import type { Instant } from "@wuxing/kernel/calendar";
import { Refusal } from "@wuxing/kernel/procedure";
import { type Locale, type Text, t } from "@wuxing/kernel/text";
import { transaction } from "@wuxing/platform/postgres";
import type { Pool } from "pg";

/** The wish of an account: who asks, and the session he asks in. */
export interface Asking {
  readonly id: string;
  readonly session: string;
}

/** What a browser says of itself when it subscribes, with the device's name as its holder knows it. */
export interface NewDevice {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly device: string;
  readonly language: Locale;
}

export interface DeviceLine {
  readonly id: string;
  readonly device: string;
  readonly consentedAt: Instant;
}

/** A person's devices are few; the oldest goes first. */
const atMost = 10;

const wrong = (field: string, reason: Text): Refusal =>
  new Refusal("invalidInput", t("这台设备开不了提醒", "Notifications cannot be switched on here"), [{ field, reason }]);

/** Throws Refusal(invalidInput) where keys are not those of RFC 8291: a point of 65 bytes and a secret of 16. */
export function assertKeys({ p256dh, auth }: Pick<NewDevice, "p256dh" | "auth">): void {
  const [point, secret] = [Buffer.from(p256dh, "base64url"), Buffer.from(auth, "base64url")];
  if (point.length !== 65 || point[0] !== 4 || secret.length !== 16)
    throw wrong(
      "p256dh",
      t("浏览器给的密钥不对，请刷新页面再试", "The browser's keys are wrong; reload the page and try again"),
    );
}

export const unknownService = (): Refusal =>
  wrong(
    "endpoint",
    t(
      "这个浏览器的推送服务不在本站认可的名单里，请换一个浏览器，或用短信接收",
      "This browser's push service is not one that this site knows; use another browser, or text messages",
    ),
  );

/** Keeps a device for an account; the same browser of another account is taken over. */
export const keepDevice = (
  pool: Pool,
  { id, session }: Asking,
  { endpoint, p256dh, auth, device, language }: NewDevice,
  now: Instant,
): Promise<void> =>
  transaction(pool, async (client) => {
    // Deleted and not changed: what still waits for its last holder goes with it.
    await client.query("DELETE FROM push_devices WHERE endpoint = $1", [endpoint]);
    await client.query(
      `INSERT INTO push_devices (id, citizen_id, session_id, endpoint, p256dh, auth, device, language, consented_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [randomUUID(), id, session, endpoint, p256dh, auth, device, language, now],
    );
    await client.query(
      `DELETE FROM push_devices WHERE id IN (
         SELECT id FROM push_devices WHERE citizen_id = $1 ORDER BY consented_at DESC, id OFFSET $2)`,
      [id, atMost],
    );
  });

export async function listDevices(pool: Pick<Pool, "query">, citizen: string): Promise<readonly DeviceLine[]> {
  const { rows } = await pool.query<DeviceLine>(
    `SELECT id, device, consented_at AS "consentedAt" FROM push_devices WHERE citizen_id = $1 ORDER BY consented_at DESC`,
    [citizen],
  );
  return rows;
}
