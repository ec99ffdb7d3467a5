import { randomUUID } from "node:crypto";
import { type Day, dayOf } from "@wuxing/kernel/calendar";
import { maskPhone } from "@wuxing/kernel/identifiers";
import { notFound, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { transaction } from "@wuxing/platform/postgres";
import type { Citizen } from "./Citizen.ts";
import { validOn } from "./firmAccess.ts";
import { recordChange } from "./firmEntries.ts";
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
  readonly areas: readonly string[] | null;
  readonly since: Day;
  readonly until: Day;
  readonly revokedOn: Day | null;
  readonly valid: boolean;
}

/** The mandates of a firm, for its representative alone: everybody else is told notFound, as of no firm at all. */
export interface Mandates {
  /** Whether a phone has an account is not said: a mandate waits for whoever signs in with it. */
  readonly mandatesOf: (citizen: Citizen, uscc: string) => Promise<{ name: string; mandates: readonly MandateLine[] }>;
  readonly give: (citizen: Citizen, uscc: string, mandate: NewMandate) => Promise<void>;
  /** Ends a mandate at once. */
  readonly revoke: (citizen: Citizen, uscc: string, mandateId: string) => Promise<void>;
}

export function mandates({ pool, vault, now }: World): Mandates {
  return {
    mandatesOf: async (citizen, uscc) => {
      const name = await representedName(pool, citizen, uscc);
      const { rows } = await pool.query<MandateLine>(
        `SELECT id, kind, phone_masked AS "phoneMasked", areas, since, until, revoked_on AS "revokedOn",
           ${validOn("m", "$2")} AS valid
         FROM mandates m WHERE uscc = $1 ORDER BY given_at DESC, id LIMIT 200`,
        [uscc, dayOf(now())],
      );
      return { name, mandates: rows };
    },
    give: async (citizen, uscc, mandate) => {
      await representedName(pool, citizen, uscc);
      assertDays(mandate, dayOf(now()));
      const { kind, areas, since, until } = mandate;
      const [id, hash, masked] = [randomUUID(), vault.hashPhone(mandate.phone), maskPhone(mandate.phone)];
      await transaction(pool, async (client) => {
        await client.query(
          `INSERT INTO mandates (id, uscc, kind, phone_hash, phone_masked, holder, areas, since, until, given_at)
           VALUES ($1, $2, $3, $4, $5, (SELECT id FROM citizens WHERE phone_hash = $4), $6, $7, $8, $9)`,
          [id, uscc, kind, hash, masked, areas, since, until, now()],
        );
        const after = { kind, phone: masked, areas, since, until };
        await recordChange(client, now(), { uscc, mandateId: id, action: "give", by: by(citizen), after });
      });
    },
    revoke: async (citizen, uscc, mandateId) => {
      await representedName(pool, citizen, uscc);
      const revokedOn = dayOf(now());
      await transaction(pool, async (client) => {
        const ended = await client.query(
          "UPDATE mandates SET revoked_on = $3 WHERE id = $1 AND uscc = $2 AND revoked_on IS NULL",
          [mandateId, uscc, revokedOn],
        );
        // Ended already, or none of this firm's: nothing changes.
        if (ended.rowCount === 0) return;
        await recordChange(client, now(), { uscc, mandateId, action: "revoke", by: by(citizen), after: { revokedOn } });
      });
    },
  };
}

const by = ({ id }: Citizen) => ({ kind: "citizen", id }) as const;
const lastDay = "2099-12-31";

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
