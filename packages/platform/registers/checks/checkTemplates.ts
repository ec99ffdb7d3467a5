import { t } from "@wuxing/kernel/text";
import type { RegisterFault } from "../Change.ts";
import { type Checking, fault, rowsOf } from "./Checking.ts";

/** A template of a unit names one that is there. */
export async function checkTemplates(checking: Checking): Promise<RegisterFault[]> {
  const rows = rowsOf(checking, "templates").filter(({ after }) => after?.unit);
  if (rows.length === 0) return [];
  const units = await checking.client.query<{ code: string }>("SELECT code FROM units");
  const known = new Set(units.rows.map(({ code }) => code));
  return rows.flatMap(({ change, after }) =>
    after?.unit && !known.has(after.unit)
      ? [fault(change, "unit", t("没有这个单位，请从列表中选择", "There is no such unit; choose one of the list"))]
      : [],
  );
}
