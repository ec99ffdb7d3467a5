import { randomInt, randomUUID, timingSafeEqual } from "node:crypto";
import { Refusal } from "@wuxing/kernel/procedure";
import { type Locale, t } from "@wuxing/kernel/text";
import { transaction } from "@wuxing/platform/postgres";
import type { PoolClient } from "pg";
import type { World } from "./World.ts";

const minute = 60_000;
const validFor = 5 * minute;
const triesAtMost = 5;
/** How many codes a phone, and an address, may ask for within a time. */
const limits = {
  phone: [
    { within: minute, atMost: 1 },
    { within: 60 * minute, atMost: 5 },
    { within: 24 * 60 * minute, atMost: 10 },
  ],
  address: [{ within: 60 * minute, atMost: 20 }],
} as const;

/** A code that somebody gives for a phone. */
interface Given {
  readonly phone: string;
  readonly code: string;
}

/** Codes of six digits that show who holds a phone. They know nothing of accounts, so no answer tells of one. */
export interface PhoneCodes {
  /**
   * Sends a code for a purpose, in the language of the page that asks for it; gives it back only where it is shown on the page (demonstration). Throws
   * Refusal(tooMany) past the limits of the phone or of the address it is asked from, and refused without a gateway.
   */
  readonly send: (phone: string, purpose: string, address: string, language: Locale) => Promise<string | undefined>;
  /**
   * Whether each code is the newest sent to its phone for the purpose. Codes count once, all of them together, within
   * five minutes and of five tries at most.
   */
  readonly check: (purpose: string, given: readonly Given[]) => Promise<boolean>;
  /** Forgets codes that no limit counts any more. */
  readonly sweep: () => Promise<void>;
}

/** Codes kept in the database, hashed; time is the world's. */
export function phoneCodes({ pool, vault, now, sms }: World): PhoneCodes {
  const codeHash = (id: string, code: string): Buffer => vault.hash("code", `${id} ${code}`);
  const before = (span: number): string => new Date(Date.parse(now()) - span).toISOString();

  const send: PhoneCodes["send"] = async (phone, purpose, address, language) => {
    if (!sms) throw noGateway();
    const [phoneHash, addressHash] = [vault.hashPhone(phone), vault.hash("address", address)];
    const [id, code] = [randomUUID(), String(randomInt(1_000_000)).padStart(6, "0")];
    await transaction(pool, async (client) => {
      // Two requests at once count each other.
      for (const key of [phoneHash, addressHash].map((hash) => hash.toString("hex")).sort())
        await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 12))", [key]);
      await assertWithin(client, "phone", phoneHash, before);
      await assertWithin(client, "address", addressHash, before);
      await client.query(
        `INSERT INTO phone_codes (id, phone_hash, address_hash, purpose, code_hash, sent_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [id, phoneHash, addressHash, purpose, codeHash(id, code), now()],
      );
    });
    await sms.sendCode(phone, code, language);
    return sms.shown ? code : undefined;
  };

  /** The id of the code that was sent, where it is the one given. */
  const tried = async (purpose: string, { phone, code }: Given): Promise<string | undefined> => {
    // The try is counted before the code is looked at, so that many at once gain nothing.
    const { rows } = await pool.query<{ id: string; code_hash: Buffer }>(
      `UPDATE phone_codes SET tries = tries + 1
       WHERE id = (SELECT id FROM phone_codes WHERE phone_hash = $1 AND purpose = $2 ORDER BY sent_at DESC LIMIT 1)
         AND used_at IS NULL AND tries < ${triesAtMost} AND sent_at > $3
       RETURNING id, code_hash`,
      [vault.hashPhone(phone), purpose, before(validFor)],
    );
    const sent = rows[0];
    return sent && timingSafeEqual(sent.code_hash, codeHash(sent.id, code.trim())) ? sent.id : undefined;
  };

  const check: PhoneCodes["check"] = async (purpose, given) => {
    const found: (string | undefined)[] = [];
    for (const one of given) found.push(await tried(purpose, one));
    const ids = found.filter((id) => id !== undefined);
    if (ids.length < given.length) return false;
    const used = await pool.query(
      `UPDATE phone_codes SET used_at = $2 WHERE id = ANY($1::uuid[]) AND used_at IS NULL
         AND (SELECT count(*) FROM phone_codes WHERE id = ANY($1::uuid[]) AND used_at IS NULL) = $3`,
      [ids, now(), ids.length],
    );
    return used.rowCount === ids.length;
  };

  const sweep = async (): Promise<void> => {
    await pool.query("DELETE FROM phone_codes WHERE sent_at < $1", [before(24 * 60 * minute)]);
  };
  return { send, check, sweep };
}

async function assertWithin(
  client: PoolClient,
  of: "phone" | "address",
  hash: Buffer,
  before: (span: number) => string,
): Promise<void> {
  for (const { within, atMost } of limits[of]) {
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM phone_codes WHERE ${of}_hash = $1 AND sent_at > $2`,
      [hash, before(within)],
    );
    if ((rows[0]?.n ?? 0) < atMost) continue;
    throw new Refusal(
      "tooMany",
      within === minute
        ? t("验证码一分钟只能发一次，请等一分钟再试", "A code is sent once a minute; wait a minute and try again")
        : t("验证码发得太多了，请过一会儿再试", "Too many codes were asked for; try again later"),
    );
  }
}

const noGateway = (): Refusal =>
  new Refusal(
    "refused",
    t(
      "本站还没有开通短信，暂时不能用手机号登录；查进度请用编号和手机号",
      "Text messages are not set up here, so nobody can sign in by phone yet; follow a request by its number and phone",
    ),
  );
