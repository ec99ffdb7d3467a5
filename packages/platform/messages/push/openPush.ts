import { takeTurns } from "@wuxing/platform/casework";
import { assertKeys, keepDevice, listDevices, unknownService } from "./devices.ts";
import { isNotificationKind, type NotificationKind, notificationKinds } from "./kinds.ts";
import type { Notification, Push } from "./Push.ts";
import { pushHostOf } from "./pushHosts.ts";
import { type Sender, sendNotifications } from "./sendNotifications.ts";

const minute = 60_000;
const all = Object.keys(notificationKinds) as readonly NotificationKind[];
/** A line that was sent stays so long, so that nothing is told twice. */
const keptFor = 48 * 60 * minute;

/** Notifications over a database and a key pair; nothing is sent until `sending` is started. */
export function openPush(sender: Sender): Push {
  const { pool, now, keys, hosts, inner } = sender;
  const sending = takeTurns(
    { work: () => sendNotifications(sender), nothingLeft: async () => true, every: 15_000, rest: 0 },
    sender.onFault,
  );
  const kindsOf = async (citizen: string): Promise<readonly NotificationKind[]> => {
    const { rows } = await pool.query<{ kinds: string[] }>("SELECT kinds FROM push_choices WHERE citizen_id = $1", [
      citizen,
    ]);
    return rows[0] ? rows[0].kinds.filter(isNotificationKind) : all;
  };
  return {
    publicKey: keys.publicKey,
    sending,
    kindsOf,
    addDevice: async (citizen, device) => {
      assertKeys(device);
      if (!pushHostOf(device.endpoint, hosts, inner)) throw unknownService();
      await keepDevice(pool, citizen, device, now());
    },
    removeDevice: async (citizen, device) => {
      await pool.query("DELETE FROM push_devices WHERE citizen_id = $1 AND id = $2", [citizen, device]);
    },
    devicesOf: (citizen) => listDevices(pool, citizen),
    chooseKinds: async (citizen, kinds) => {
      await pool.query(
        `INSERT INTO push_choices (citizen_id, kinds) VALUES ($1, $2)
         ON CONFLICT (citizen_id) DO UPDATE SET kinds = excluded.kinds`,
        [citizen, kinds],
      );
    },
    notify: async (notification) => {
      const told = await enqueue(sender, notification);
      if (told > 0) sending.wake();
      return told;
    },
    isUsed: async () => (await pool.query("SELECT 1 FROM push_devices LIMIT 1")).rows.length > 0,
  };
}

async function enqueue(
  { pool, now }: Sender,
  { citizen, kind, number, path, once, at }: Notification,
): Promise<number> {
  const { rowCount } = await pool.query(
    `INSERT INTO push_messages (device_id, once, kind, number, path, at, next_at)
     SELECT d.id, $2, $3, $4, $5, $6, $7 FROM push_devices d LEFT JOIN push_choices c USING (citizen_id)
     WHERE d.citizen_id = $1 AND (c.kinds IS NULL OR $3 = ANY(c.kinds)) AND d.consented_at <= $6
     ON CONFLICT (device_id, once) DO NOTHING`,
    [citizen, once, kind, number, path, at, now()],
  );
  if (rowCount)
    await pool.query("DELETE FROM push_messages WHERE next_at IS NULL AND at < $1", [
      new Date(Date.parse(now()) - keptFor).toISOString(),
    ]);
  return rowCount ?? 0;
}
