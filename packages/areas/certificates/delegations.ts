import { randomUUID } from "node:crypto";
import { addDays, type Day, dayOf } from "@wuxing/kernel/calendar";
import { maskPhone, parseMobile } from "@wuxing/kernel/identifiers";
import { Refusal } from "@wuxing/kernel/procedure";
import { term } from "@wuxing/kernel/rules";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { fieldsNeeded, type Holder, namesOf } from "@wuxing/platform/certificates";
import { findItem } from "@wuxing/platform/items";

type Needed = Pick<Platform, "pool" | "casework">;

/** A delegation as the holder sees it. */
export interface DelegationLine {
  readonly id: string;
  readonly phone: string;
  readonly types: readonly string[];
  /** Codes of the items for which; null: whatever needs these types. */
  readonly items: readonly string[] | null;
  readonly since: Day;
  /** Exclusive. */
  readonly until: Day;
  readonly revoked: boolean;
}

const columns = `id, phone_masked AS phone, types, items, since, until, revoked_at IS NOT NULL AS revoked`;

/** Everybody whom a holder let use his certificates, the latest first. */
export async function delegationsOf({ pool }: Needed, holder: Holder): Promise<readonly DelegationLine[]> {
  const { rows } = await pool.query<DelegationLine>(
    `SELECT ${columns} FROM certificate_delegations WHERE holder_kind = $1 AND holder = ANY($2)
     ORDER BY given_at DESC LIMIT 50`,
    [holder.kind, await namesOf(pool, holder)],
  );
  return rows;
}

/** Lets whoever holds this phone use certificates of a type, for one item or any, until a day (inclusive). Throws Refusal. */
export async function delegate(
  { pool, casework }: Needed,
  holder: Holder,
  asked: { readonly phone: string; readonly type: string; readonly until: string; readonly item: string },
): Promise<void> {
  const today = dayOf(casework.now());
  const { amount } = term(casework.almanac.rules.get("certificates.delegation", today));
  const latest = addDays(today, amount);
  const phone = parseMobile(asked.phone.slice(0, 40));
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(asked.until) && !Number.isNaN(Date.parse(asked.until));
  const faults: { field: string; reason: Text }[] = [];
  if (!phone.ok) faults.push({ field: "phone", reason: phone.reason });
  if (asked.type === "") faults.push({ field: "type", reason: t("请选择证照", "Choose a certificate") });
  if (!isDay || asked.until < today || asked.until > latest)
    faults.push({
      field: "until",
      reason: t(`请选 ${today} 到 ${latest} 之间的一天`, `Choose a day from ${today} to ${latest}`),
    });
  const item = asked.item.trim();
  if (item !== "" && !(await needsType(pool, item, asked.type, today)))
    faults.push({
      field: "item",
      reason: t(
        "没有这个事项，或它不需要这种证照，请核对实施编码",
        "There is no such item, or it does not need this certificate; check its code",
      ),
    });
  if (!phone.ok || faults.length > 0)
    throw new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), faults);
  const { number } = phone.value;
  await pool.query(
    `INSERT INTO certificate_delegations (id, holder_kind, holder, phone_hash, phone_masked, types, since, until, given_at, items)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[randomUUID(), holder.kind, holder.id, casework.vault.hashPhone(number), maskPhone(number), [asked.type]],
      ...[today, addDays(asked.until, 1), casework.now()],
      item === "" ? null : [item],
    ],
  );
}

async function needsType(pool: Needed["pool"], item: string, type: string, today: Day): Promise<boolean> {
  const found = await findItem(pool, item, today);
  return found !== undefined && fieldsNeeded(found.item, type).length > 0;
}

/** Ends a delegation of the holder's, at once. */
export async function endDelegation({ pool, casework }: Needed, holder: Holder, id: string): Promise<void> {
  await pool.query(
    `UPDATE certificate_delegations SET revoked_at = $4
     WHERE id = $1 AND holder_kind = $2 AND holder = ANY($3) AND revoked_at IS NULL`,
    [id, holder.kind, await namesOf(pool, holder), casework.now()],
  );
}

/** Whether a delegation may be used today: begun, not over and not taken back. */
export async function isInForce({ pool, casework }: Needed, id: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    "SELECT 1 FROM certificate_delegations WHERE id = $1 AND revoked_at IS NULL AND since <= $2 AND until > $2",
    [id, dayOf(casework.now())],
  );
  return rowCount === 1;
}

/** The delegations under which an account may act today: whose certificates, of which types. */
export async function delegatedTo(
  { pool, casework }: Needed,
  citizen: string,
): Promise<readonly (DelegationLine & { readonly holder: Holder })[]> {
  const { rows } = await pool.query<DelegationLine & { holderKind: Holder["kind"]; holderId: string }>(
    `SELECT d.id, d.phone_masked AS phone, d.types, d.items, d.since, d.until, false AS revoked,
       d.holder_kind AS "holderKind", d.holder AS "holderId"
     FROM certificate_delegations d JOIN citizens c ON c.phone_hash = d.phone_hash
     WHERE c.id = $1 AND d.revoked_at IS NULL AND d.since <= $2 AND d.until > $2 ORDER BY d.given_at`,
    [citizen, dayOf(casework.now())],
  );
  return rows.map(({ holderKind, holderId, ...line }) => ({ ...line, holder: { kind: holderKind, id: holderId } }));
}
