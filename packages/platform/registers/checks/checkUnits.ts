import type { Day } from "@wuxing/kernel/calendar";
import { t } from "@wuxing/kernel/text";
import type { RegisterFault } from "../Change.ts";
import type { RowOf } from "../registers.ts";
import { type Checking, covers, fault, lasts, rowsOf } from "./Checking.ts";

type Unit = RowOf<"units">;

/** A unit lies in a division of its layer, below a unit that is there as long, in no circle; it ends with nothing left in it. */
export async function checkUnits(checking: Checking, today: Day): Promise<RegisterFault[]> {
  const rows = rowsOf(checking, "units");
  if (rows.length === 0) return [];
  const { client } = checking;
  const all = await client.query<Unit>(
    "SELECT code, name, short_name, aliases, layer, division, parent, since, until FROM units",
  );
  const units = new Map(all.rows.map((unit) => [unit.code, unit]));
  const divisions = await client.query<{ code: string; level: string }>("SELECT code, level FROM divisions");
  const levels = new Map(divisions.rows.map(({ code, level }) => [code, level]));
  const found: RegisterFault[] = [];
  for (const { change, before, after } of rows) {
    if (!after) continue;
    found.push(...placeFaults(change, after, levels), ...parentFaults(change, after, units));
    const namesake = all.rows.find(
      (unit) => unit.code !== after.code && unit.name.zh === after.name.zh && lasts(unit, today) && lasts(after, today),
    );
    if (namesake)
      found.push(
        fault(
          change,
          "name",
          t(
            `“${after.name.zh}”已是单位 ${namesake.code} 的名称，请换一个或停用原单位`,
            `Unit ${namesake.code} already has this name; choose another or end that unit`,
          ),
        ),
      );
    if (after.until !== null && after.until !== before?.until)
      found.push(...(await closingFaults(checking, change, after, all.rows)));
  }
  return found;
}

function placeFaults(change: number, unit: Unit, levels: ReadonlyMap<string, string>): RegisterFault[] {
  const level = levels.get(unit.division);
  if (level === undefined)
    return [
      fault(
        change,
        "division",
        t(`没有区划 ${unit.division}，请从列表中选`, `There is no division ${unit.division}; choose one of the list`),
      ),
    ];
  if (level === unit.layer) return [];
  return [
    fault(change, "layer", t("层级与区划不符：请改层级或改区划", "Layer and division do not fit; change one of them")),
  ];
}

function parentFaults(change: number, unit: Unit, units: ReadonlyMap<string, Unit>): RegisterFault[] {
  if (unit.parent === null) return [];
  const parent = units.get(unit.parent);
  if (!parent)
    return [
      fault(
        change,
        "parent",
        t(`没有上级单位 ${unit.parent}，请从列表中选`, `There is no unit ${unit.parent}; choose one of the list`),
      ),
    ];
  const seen = new Set<string>();
  for (let at: Unit | undefined = parent; at; at = at.parent === null ? undefined : units.get(at.parent)) {
    if (at.code === unit.code)
      return [
        fault(
          change,
          "parent",
          t("上级单位绕成了圈，请另选上级", "The units above would form a circle; choose another one"),
        ),
      ];
    if (seen.has(at.code)) break;
    seen.add(at.code);
  }
  if (covers(parent, unit)) return [];
  return [
    fault(
      change,
      "parent",
      t("上级单位在这段时间里并不都存在，请改日期", "The unit above is not there all that time; change the dates"),
    ),
  ];
}

/** What a unit that ends would leave behind: open cases, posts, rows of the dispatch table, machines that act for it and units below it. */
async function closingFaults(
  { client }: Checking,
  change: number,
  unit: Unit,
  all: readonly Unit[],
): Promise<RegisterFault[]> {
  const { rows } = await client.query<{ cases: number; posts: number; duties: number; machines: readonly string[] }>(
    `SELECT (SELECT count(*) FROM cases WHERE unit = $1 AND closed_at IS NULL) AS cases,
       (SELECT count(*) FROM posts WHERE unit = $1 AND (until IS NULL OR until > $2)) AS posts,
       (SELECT count(*) FROM duties WHERE $1 IN (unit, joint) AND (until IS NULL OR until > $2)) AS duties,
       ARRAY(SELECT name FROM clients WHERE unit = $1 AND disabled_at IS NULL ORDER BY name) AS machines`,
    [unit.code, unit.until],
  );
  const { cases = 0, posts = 0, duties = 0, machines = [] } = rows[0] ?? {};
  const named = machines.join("、");
  const below = all.filter((one) => one.parent === unit.code && (one.until === null || one.until > (unit.until ?? "")));
  const left = [
    cases > 0 && t(`${cases} 件在办，请先转给别的单位`, `${cases} open cases: move them to another unit first`),
    posts > 0 && t(`${posts} 个在任岗位，请先终止`, `${posts} posts: end them first`),
    duties > 0 &&
      t(`派单表里 ${duties} 行，请先改派`, `${duties} rows of the dispatch table: give them to another unit first`),
    machines.length > 0 &&
      t(
        `${machines.length} 个外部系统（${named}），请先停用`,
        `${machines.length} outside systems (${named}): end them first`,
      ),
    below.length > 0 &&
      t(`${below.length} 个下级单位，请先改挂或停用`, `${below.length} units below it: move or end them first`),
  ].filter((one) => one !== false);
  if (left.length === 0) return [];
  const zh = left.map((one) => one.zh).join("；");
  const en = left.map((one) => one.en).join("; ");
  return [fault(change, "until", t(`不能停用，还有 ${zh}`, `It cannot end yet; it still has ${en}`))];
}
