import { t } from "@wuxing/kernel/text";
import type { RegisterFault } from "../Change.ts";
import { type Checking, fault, rowsOf } from "./Checking.ts";

/** A division lies in one of the level above it, which is there. */
export async function checkDivisions(checking: Checking): Promise<RegisterFault[]> {
  const rows = rowsOf(checking, "divisions");
  if (rows.length === 0) return [];
  const known = await checking.client.query<{ code: string; level: string }>("SELECT code, level FROM divisions");
  const levels = new Map(known.rows.map(({ code, level }) => [code, level]));
  const above: Record<string, string | undefined> = { county: "city", township: "county" };
  return rows.flatMap(({ change, after }) => {
    if (!after) return [];
    const wanted = above[after.level];
    const found = after.parent === null ? undefined : levels.get(after.parent);
    if (found === wanted) return [];
    return [
      fault(
        change,
        "parent",
        t(
          "上级区划不存在，或不高一级，请改正",
          "The division above is not there, or not one level up; please correct it",
        ),
      ),
    ];
  });
}
