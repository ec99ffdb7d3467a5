import { parseUscc } from "@wuxing/kernel/identifiers";
import { notFound, Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import { transaction } from "@wuxing/platform/postgres";
import type { Citizen } from "./Citizen.ts";
import { recordChange } from "./firmEntries.ts";
import { type Mandates, mandates } from "./mandates.ts";
import type { World } from "./World.ts";

/** A firm whose representative an administrator has to compare with the papers. */
export interface FirmAsked {
  readonly uscc: string;
  readonly name: string;
  readonly askedAt: string;
  readonly askedBy: string;
  readonly phone: string;
}

/** Firms and who may act for them. Every change is written to `firm_entries` in the same transaction. */
export interface Firms extends Mandates {
  /**
   * Opens the space of a firm that the citizen represents: at once where the identity provider said so, else it waits
   * for an administrator. Throws Refusal: real name needed, a wrong code, a firm that another has opened.
   */
  readonly open: (citizen: Citizen, uscc: string, name: string) => Promise<{ uscc: string; confirmed: boolean }>;
  readonly waiting: () => Promise<readonly FirmAsked[]>;
  /** An administrator's word that the citizen who asked represents the firm, or that he does not. */
  readonly decide: (administrator: string, uscc: string, confirmed: boolean) => Promise<void>;
}

export const firms = (world: World): Firms => ({
  ...mandates(world),
  open: (citizen, typed, name) => open(world, citizen, typed, name),
  waiting: async () => {
    const { rows } = await world.pool.query<FirmAsked>(
      `SELECT f.uscc, f.name, f.asked_at AS "askedAt", COALESCE(c.name_masked, '') AS "askedBy",
         COALESCE(c.phone_masked, '') AS phone
       FROM firms f JOIN citizens c ON c.id = f.representative WHERE f.confirmed_at IS NULL ORDER BY f.asked_at LIMIT 200`,
    );
    return rows;
  },
  decide: (administrator, uscc, confirmed) =>
    transaction(world.pool, async (client) => {
      const { rows } = await client.query<{ representative: string }>(
        confirmed
          ? "UPDATE firms SET confirmed_at = $2 WHERE uscc = $1 AND confirmed_at IS NULL RETURNING representative"
          : "DELETE FROM firms WHERE uscc = $1 AND confirmed_at IS NULL AND $2::timestamptz IS NOT NULL RETURNING representative",
        [uscc, world.now()],
      );
      const firm = rows[0];
      if (!firm) throw notFound();
      const after = { representative: firm.representative, confirmed };
      const action = confirmed ? "confirm" : "refuse";
      await recordChange(client, world.now(), { uscc, action, by: { kind: "staff", id: administrator }, after });
    }),
});

async function open({ pool, now }: World, citizen: Citizen, typed: string, typedName: string) {
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
    // Who asked and was not confirmed, or has closed his account, does not keep the next one out.
    const opened = await client.query(
      `INSERT INTO firms (uscc, name, representative, confirmed_at, asked_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (uscc) DO UPDATE SET name = EXCLUDED.name, representative = EXCLUDED.representative,
         confirmed_at = EXCLUDED.confirmed_at, asked_at = EXCLUDED.asked_at
       WHERE EXCLUDED.confirmed_at IS NOT NULL OR EXISTS (
         SELECT FROM citizens c WHERE c.id = firms.representative AND c.closed_at IS NOT NULL)`,
      [uscc, name, citizen.id, vouched ? now() : null, now()],
    );
    if (opened.rowCount === 0) throw firmTaken();
    // The provider's newest word ends older ones: who represented it before does not take it back by his.
    if (vouched)
      await client.query(
        `UPDATE citizens SET represents = COALESCE((SELECT jsonb_agg(f) FROM jsonb_array_elements(represents) f
           WHERE f->>'uscc' <> $2), '[]') WHERE id <> $1 AND represents @> jsonb_build_array(jsonb_build_object('uscc', $2::text))`,
        [citizen.id, uscc],
      );
    const confirmed = vouched !== undefined;
    const after = { name, representative: citizen.id, confirmed };
    await recordChange(client, now(), { uscc, action: "open", by: { kind: "citizen", id: citizen.id }, after });
    return { uscc, confirmed };
  });
}

const fault = (field: string, reason: Text): Refusal =>
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
