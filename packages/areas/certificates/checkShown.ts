import { dayOf } from "@wuxing/kernel/calendar";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Check } from "@wuxing/platform/casework";
import { type Holder, namesOf } from "@wuxing/platform/certificates";
import type { UseData } from "./UseData.ts";

/**
 * What an entry says was shown stands in the register: valid today, of the type it says, and of the holder whose use it
 * is. Whatever way the entry came, nobody reads another's certificate by naming it.
 */
export const checkShown: Check = async (client, entry) => {
  if (entry.type !== "certificates.use" || entry.action !== "present") return;
  const { shown } = entry.changes as unknown as Pick<UseData, "shown">;
  // What another issuer certified is in no register: only the answer of a wallet, which was checked, brings it.
  const own = shown.filter(({ issuer }) => issuer === undefined);
  if (own.length < shown.length && entry.actor.kind !== "system") throw new Refusal("refused", untrue);
  const { rows } = await client.query<Holder>(
    "SELECT holder_kind AS kind, holder AS id FROM certificate_uses WHERE case_id = $1",
    [entry.caseId],
  );
  const [holder] = rows;
  const { rowCount } = await client.query(
    `SELECT 1 FROM jsonb_to_recordset($1::jsonb) AS s(id text, type text) JOIN certificates c USING (id, type)
     WHERE c.holder_kind = $2 AND c.holder = ANY($3) AND c.status = 'valid' AND c.valid_from <= $4
       AND (c.valid_until IS NULL OR c.valid_until >= $4)`,
    [JSON.stringify(own), holder?.kind, holder ? await namesOf(client, holder) : [], dayOf(entry.at)],
  );
  if (rowCount === own.length) return;
  throw new Refusal("refused", untrue);
};

const untrue = t("出示的不是持证人的有效证照", "What was shown is no valid certificate of the holder's");
