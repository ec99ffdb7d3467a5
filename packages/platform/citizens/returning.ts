import { addDays, dayOf, type Instant, startOfDay } from "@wuxing/kernel/calendar";
import { parseCaseNumber } from "@wuxing/kernel/identifiers";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { transaction } from "@wuxing/platform/postgres";
import type { Pool, PoolClient } from "pg";
import { openData } from "./accountData.ts";
import type { Citizen } from "./Citizen.ts";
import { phoneRule } from "./citizenRules.ts";
import { closeAccount } from "./closeAccount.ts";
import { openAccount } from "./openAccount.ts";
import { caseBefore } from "./ownCases.ts";
import type { Sessions } from "./sessions.ts";
import type { World } from "./World.ts";

const wrongAtMost = 5;

/** What somebody does whose phone opened a session that is not proven yet. */
export interface Returning {
  /** After how many days without use a phone's code alone is no proof. */
  readonly days: () => number;
  /** Shows the number of a case of his from before. False where it is none; throws Refusal(tooMany) after five. */
  readonly prove: (citizen: Citizen, number: string) => Promise<boolean>;
  /** Begins anew: what was said with this phone before, and the account of before, are another's. The token of a session. */
  readonly beginAnew: (citizen: Citizen, device: string) => Promise<string>;
}

/** Before this moment whoever used a phone may have been somebody else. */
export const longAgo = (world: Pick<World, "almanac" | "now">): Instant =>
  startOfDay(addDays(dayOf(world.now()), -daysUnused(world)));

const daysUnused = ({ almanac, now }: Pick<World, "almanac" | "now">): number =>
  almanac.rules.get(phoneRule, dayOf(now())).value.amount;

/**
 * Whether an account holds something from before that a phone's code alone does not open: its phone was last shown too
 * long ago, or never while cases with it are that old.
 */
export async function needsProof(client: Pool | PoolClient, id: string, before: Instant): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT 1 FROM citizens c WHERE c.id = $1::uuid AND (c.phone_shown_at IS NULL OR c.phone_shown_at < $2)
       AND (c.level = 'realName' OR EXISTS (SELECT FROM firms f WHERE f.representative = c.id)
         OR (c.phone_shown_at IS NOT NULL AND EXISTS (SELECT FROM mandates m WHERE m.holder = c.id))
         OR EXISTS (${caseBefore("$1::text", "$2")}))`,
    [id, before],
  );
  return rows.length > 0;
}

export function returning(world: World, sessions: Sessions): Returning {
  const { pool, now } = world;
  return {
    days: () => daysUnused(world),
    prove: async (citizen, typed) => {
      const number = parseCaseNumber(typed);
      return transaction(pool, async (client) => {
        const { rows } = await client.query<{ wrong: number }>(
          "UPDATE citizens SET wrong_proofs = wrong_proofs + 1 WHERE id = $1 RETURNING wrong_proofs AS wrong",
          [citizen.id],
        );
        if ((rows[0]?.wrong ?? 0) > wrongAtMost) throw tooMany();
        const own = number.ok
          ? await client.query(`${caseBefore("$1::text", "$2")} AND c.number = $3`, [
              ...[citizen.id, longAgo(world), number.value.number],
            ])
          : { rows: [] };
        if (own.rows.length === 0) return false;
        await client.query("UPDATE citizens SET wrong_proofs = 0, phone_shown_at = $2 WHERE id = $1", [
          citizen.id,
          now(),
        ]);
        await client.query("UPDATE citizen_sessions SET unproven = false WHERE id = $1", [citizen.session]);
        return true;
      });
    },
    beginAnew: (citizen, device) =>
      transaction(pool, async (client) => {
        const { rows } = await client.query<{ used: boolean }>(
          "SELECT phone_shown_at IS NOT NULL AS used FROM citizens WHERE id = $1 AND closed_at IS NULL FOR UPDATE",
          [citizen.id],
        );
        if (!rows[0]) throw signInNeeded();
        const id = rows[0].used ? await replace(client, world, citizen.id) : citizen.id;
        await client.query(
          "UPDATE citizens SET cases_since = $2, phone_shown_at = $3, wrong_proofs = 0 WHERE id = $1",
          [...[id, longAgo(world), now()]],
        );
        await sessions.endAll(client, citizen.id);
        return sessions.begin(client, id, "phone", device);
      }),
  };
}

/** The account of before is closed and another opened for the same phone. */
async function replace(client: PoolClient, world: World, id: string): Promise<string> {
  const opened = await openData(client, world.vault, id);
  if (!opened) throw signInNeeded();
  await closeAccount(client, world, id);
  return openAccount(client, world, opened.data.phone);
}

const signInNeeded = (): Refusal => new Refusal("signInNeeded", t("请先登录", "Please sign in first"));

const tooMany = (): Refusal =>
  new Refusal(
    "tooMany",
    t(
      "试了五次都不对：可以从头开始用这个手机号，或拨打 12345 请话务员帮您找编号",
      "Five numbers were wrong: begin anew with this phone, or call 12345 to have your number found",
    ),
  );
