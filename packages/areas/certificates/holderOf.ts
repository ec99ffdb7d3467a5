import { parseCitizenNumber, parseUscc } from "@wuxing/kernel/identifiers";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type Holder, holderByNumber } from "@wuxing/platform/certificates";

/**
 * The holder behind a citizen number or a unified social credit code as somebody types it: the account that was verified
 * under the number, else the number's hash. Throws Refusal with what is wrong with it; keeps nothing of it.
 */
export async function holderOf(
  { pool, casework }: Pick<Platform, "pool" | "casework">,
  typed: string,
): Promise<Holder> {
  const firm = parseUscc(typed);
  const person = parseCitizenNumber(typed);
  if (person.ok) {
    const hash = casework.vault.hash("number", person.value.number);
    const { rows } = await pool.query<{ id: string }>(
      "SELECT id FROM citizens WHERE number_hash = $1 AND closed_at IS NULL",
      [hash],
    );
    return rows[0] ? { kind: "person", id: rows[0].id } : holderByNumber(hash);
  }
  if (firm.ok) return { kind: "firm", id: firm.value.code };
  throw new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), [
    {
      field: "holder",
      reason: t(
        "请填写公民身份号码或统一社会信用代码，逐位核对",
        "Give a citizen number or a unified social credit code; check it sign by sign",
      ),
    },
  ]);
}
