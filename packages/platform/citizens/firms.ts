import { randomUUID } from "node:crypto";
import { type Day, dayOf } from "@wuxing/kernel/calendar";
import { maskPhone, parseUscc } from "@wuxing/kernel/identifiers";
import { notFound, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { transaction } from "@wuxing/platform/postgres";
import type { PoolClient } from "pg";
import type { Citizen } from "./Citizen.ts";
import { validOn } from "./firmAccess.ts";
import type { World } from "./World.ts";

export type MandateKind = "employee" | "agent";

/** What a representative gives: to a phone, for all areas or some, from a day until another (exclusive). */
export interface NewMandate {
  readonly kind: MandateKind;
  readonly phone: string;
  readonly areas: readonly string[] | null;
  readonly since: Day;
  readonly until: Day;
}

export interface MandateLine {
  readonly id: string;
  readonly kind: MandateKind;
  readonly phoneMasked: string;
  /** Whether its holder has signed in with that phone. */
  readonly claimed: boolean;
  readonly areas: readonly string[] | null;
  readonly since: Day;
  readonly until: Day;
  readonly revokedOn: Day | null;
  readonly valid: boolean;
}

export interface FirmAsked {
  readonly uscc: string;
  readonly name: string;
  readonly askedAt: string;
}

/** Firms and who may act for them. Every change is written to `firm_entries` in the same transaction. */
export interface Firms {
  /**
   * Opens the space of a firm that the citizen represents: at once where the identity provider said so, else it waits
   * for an administrator. Throws Refusal: real name needed, a wrong code, a firm that another has opened.
   */
  readonly open: (citizen: Citizen, uscc: string, name: string) => Promise<{ uscc: string; confirmed: boolean }>;
  /** The mandates of a firm, for its representative only; notFound for anybody else. */
  readonly mandatesOf: (citizen: Citizen, uscc: string) => Promise<{ name: string; mandates: readonly MandateLine[] }>;
  readonly give: (citizen: Citizen, uscc: string, mandate: NewMandate) => Promise<void>;
  /** Ends a mandate at once. */
  readonly revoke: (citizen: Citizen, uscc: string, mandateId: string) => Promise<void>;
  readonly waiting: () => Promise<readonly FirmAsked[]>;
  /** An administrator's confirmation that the citizen who asked represents the firm. */
  readonly confirm: (administrator: string, uscc: string) => Promise<void>;
}

interface FirmChange {
  readonly uscc: string;
  readonly mandateId?: string;
  readonly action: "open" | "confirm" | "give" | "revoke";
  readonly by: { readonly kind: "citizen" | "staff"; readonly id: string };
  readonly after: object;
}

const lastDay = "2099-12-31";

export function firms({ pool, vault, now }: World): Firms {
  const record = (client: PoolClient, { uscc, mandateId, action, by, after }: FirmChange) =>
    client.query(
      `INSERT INTO firm_entries (uscc, mandate_id, action, actor_kind, actor_id, at, after)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [uscc, mandateId ?? null, action, by.kind, by.id, now(), JSON.stringify(after)],
    );
  const by = ({ id }: Citizen) => ({ kind: "citizen", id }) as const;

  const open: Firms["open"] = async (citizen, typed, typedName) => {
    if (citizen.level !== "realName") throw realNameNeeded();
    const parsed = parseUscc(typed);
    if (!parsed.ok) throw fault("uscc", parsed.reason);
    const uscc = parsed.value.code;
    return transaction(pool, async (client) => {
      const { rows } = await client.query<{ represents: readonly { uscc: string; name: string }[] }>(
        "SELECT represents FROM citizens WHERE id = $1",
        [citizen.id],
      );
      const vouched = rows[0]?.represents.find((firm) => firm.uscc === uscc);
      const name = vouched?.name ?? typedName.trim();
      if (name === "" || name.length > 100) throw fault("name", t("请填企业全称", "Give the full name of the firm"));
      const confirmedAt = vouched ? now() : null;
      // Who asked and was not confirmed does not keep the one out whom the provider vouches for.
      const opened = await client.query(
        `INSERT INTO firms (uscc, name, representative, confirmed_at, asked_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (uscc) DO UPDATE SET name = EXCLUDED.name, representative = EXCLUDED.representative,
           confirmed_at = EXCLUDED.confirmed_at, asked_at = EXCLUDED.asked_at
         WHERE EXCLUDED.confirmed_at IS NOT NULL`,
        [uscc, name, citizen.id, confirmedAt, now()],
      );
      if (opened.rowCount === 0) throw firmTaken();
      const after = { name, representative: citizen.id, confirmed: vouched !== undefined };
      await record(client, { uscc, action: "open", by: by(citizen), after });
      return { uscc, confirmed: vouched !== undefined };
    });
  };

  const mandatesOf: Firms["mandatesOf"] = async (citizen, uscc) => {
    const name = await representedName(pool, citizen, uscc);
    const { rows } = await pool.query<MandateLine>(
      `SELECT id, kind, phone_masked AS "phoneMasked", holder IS NOT NULL AS claimed, areas, since, until,
         revoked_on AS "revokedOn", ${validOn("m", "$2")} AS valid
       FROM mandates m WHERE uscc = $1 ORDER BY given_at DESC, id LIMIT 200`,
      [uscc, dayOf(now())],
    );
    return { name, mandates: rows };
  };

  const give: Firms["give"] = async (citizen, uscc, mandate) => {
    await representedName(pool, citizen, uscc);
    assertDays(mandate, dayOf(now()));
    await transaction(pool, async (client) => {
      const [id, hash] = [randomUUID(), vault.hashPhone(mandate.phone)];
      const { kind, areas, since, until } = mandate;
      const holder = await client.query<{ id: string }>("SELECT id FROM citizens WHERE phone_hash = $1", [hash]);
      await client.query(
        `INSERT INTO mandates (id, uscc, kind, phone_hash, phone_masked, holder, areas, since, until, given_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [id, uscc, kind, hash, maskPhone(mandate.phone), holder.rows[0]?.id ?? null, areas, since, until, now()],
      );
      const after = { kind, phone: maskPhone(mandate.phone), areas, since, until };
      await record(client, { uscc, mandateId: id, action: "give", by: by(citizen), after });
    });
  };

  const revoke: Firms["revoke"] = async (citizen, uscc, mandateId) => {
    await representedName(pool, citizen, uscc);
    await transaction(pool, async (client) => {
      const revokedOn = dayOf(now());
      const ended = await client.query(
        "UPDATE mandates SET revoked_on = $3 WHERE id = $1 AND uscc = $2 AND revoked_on IS NULL",
        [mandateId, uscc, revokedOn],
      );
      // Ended already, or none of this firm's: nothing changes.
      if (ended.rowCount === 0) return;
      await record(client, { uscc, mandateId, action: "revoke", by: by(citizen), after: { revokedOn } });
    });
  };

  const confirm: Firms["confirm"] = async (administrator, uscc) => {
    await transaction(pool, async (client) => {
      const { rows } = await client.query<{ representative: string }>(
        "UPDATE firms SET confirmed_at = $2 WHERE uscc = $1 AND confirmed_at IS NULL RETURNING representative",
        [uscc, now()],
      );
      const firm = rows[0];
      if (!firm) throw notFound();
      const after = { representative: firm.representative, confirmed: true };
      await record(client, { uscc, action: "confirm", by: { kind: "staff", id: administrator }, after });
    });
  };

  const waiting: Firms["waiting"] = async () => {
    const { rows } = await pool.query<FirmAsked>(
      `SELECT uscc, name, asked_at AS "askedAt" FROM firms WHERE confirmed_at IS NULL ORDER BY asked_at LIMIT 200`,
    );
    return rows;
  };
  return { open, mandatesOf, give, revoke, waiting, confirm };
}

/** The name of a confirmed firm that the citizen represents; notFound alike for another's and for none. */
async function representedName(db: World["pool"], citizen: Citizen, uscc: string): Promise<string> {
  const { rows } = await db.query<{ name: string }>(
    "SELECT name FROM firms WHERE uscc = $1 AND representative = $2 AND confirmed_at IS NOT NULL",
    [uscc, citizen.id],
  );
  const firm = rows[0];
  if (!firm) throw notFound();
  return firm.name;
}

function assertDays({ since, until }: NewMandate, today: Day): void {
  if (until <= since) throw fault("until", t("结束日期要晚于开始日期", "The last day must come after the first"));
  if (until <= today) throw fault("until", t("结束日期已经过去，请重选", "That day has passed; choose a later one"));
  if (until > lastDay)
    throw fault("until", t("结束日期太远，请重选", "That day is too far ahead; choose an earlier one"));
}

const fault = (field: string, reason: ReturnType<typeof t>): Refusal =>
  new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), [{ field, reason }]);

const realNameNeeded = (): Refusal =>
  new Refusal(
    "notAllowed",
    t(
      "开通企业空间要先实名，请到“账号”里做实名",
      "A firm's space needs your real name: verify it on the account page first",
    ),
  );

const firmTaken = (): Refusal =>
  new Refusal(
    "conflict",
    t(
      "这家企业已有人开通或正在等确认；弄错了请拨打 12345",
      "Somebody has opened this firm's space or asked to; if that is wrong, call 12345",
    ),
  );
