import { parseUscc } from "@wuxing/kernel/identifiers";
import { t } from "@wuxing/kernel/text";
import type { RegisterFault } from "../Change.ts";
import { type Checking, fault, rowsOf } from "./Checking.ts";

/** The code of a unit that is there: well formed, and of no other unit. */
export async function checkCodes(checking: Checking): Promise<RegisterFault[]> {
  const rows = rowsOf(checking, "codes");
  if (rows.length === 0) return [];
  const units = await checking.client.query<{ code: string }>("SELECT code FROM units");
  const all = await checking.client.query<{ unit: string; uscc: string }>("SELECT unit, uscc FROM unit_codes");
  const known = new Set(units.rows.map(({ code }) => code));
  return rows.flatMap(({ change, after }) => {
    if (!after) return [];
    const { unit, uscc } = after;
    if (!known.has(unit))
      return [fault(change, "unit", t(`没有单位“${unit}”，请从列表中选`, `There is no unit “${unit}”; choose one`))];
    const parsed = parseUscc(uscc);
    if (!parsed.ok) return [fault(change, "uscc", parsed.reason)];
    const other = all.rows.find((one) => one.uscc === uscc && one.unit !== unit);
    if (!other) return [];
    const taken = t(`这个代码已是单位 ${other.unit} 的`, `This is already the code of unit ${other.unit}`);
    return [fault(change, "uscc", taken)];
  });
}
