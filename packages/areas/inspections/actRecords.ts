import { dayOf } from "@wuxing/kernel/calendar";
import { csvCell } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { itemsOf, officersOf, type VisitRow } from "./queries.ts";
import { findResult } from "./resultKinds.ts";
import type { VisitData } from "./visit.ts";

/** The columns of an inspection act (检查行为) as the national regulation platform asks for them (rules.md §6). */
const columns = [
  ...["行为编号", "目录编码", "计划编号", "实施机构", "检查对象", "相对人证件类型", "统一社会信用代码", "区划"],
  ...[
    "检查形式",
    "检查类别",
    "检查方式",
    "检查结果代码",
    "检查结果",
    "检查人员",
    "执法证号",
    "检查日期",
    "报送日期",
    "批次号",
    "操作",
  ],
] as const;

/**
 * The inspection acts of a year as CSV: one row for each department's item at a visit. It carries whole certificate
 * numbers, so it is for the coordinator's exchange alone. A row is reported on the day it is asked for, never before the
 * inspection; its number is the visit's with a count, so the same act has the same number each time.
 */
export async function actRecords(platform: Platform, year: number): Promise<string> {
  const { pool, casework, city } = platform;
  const today = dayOf(casework.now());
  const { rows } = await pool.query<Pick<VisitRow, "number" | "division"> & { inspectedOn: string; data: VisitData }>(
    `SELECT v.number, v.division, v.inspected_on AS "inspectedOn", c.data FROM inspection_visits v
     JOIN cases c ON c.id = v.case_id WHERE v.year = $1 AND v.inspected_on IS NOT NULL ORDER BY v.case_id`,
    [year],
  );
  const items = await itemsOf(pool, [
    ...new Set(rows.flatMap(({ data }) => data.shares.flatMap((share) => share.items))),
  ]);
  const officers = new Map((await officersOf(pool)).map((officer) => [officer.id, officer]));
  const lines = rows.flatMap(({ number, division, inspectedOn, data }) =>
    data.shares
      .flatMap((share) => share.items.map((code) => ({ share, code })))
      .map(({ share, code }, i) => {
        const sent = share.officers.flatMap(({ id }) => officers.get(id) ?? []);
        const result = findResult(data.outcomes.find(({ unit }) => unit === share.unit)?.result);
        return [
          ...[`${number}-${i + 1}`, code, data.tasks[0] ?? "", city.unit(share.unit).name.zh, data.object.name],
          ...["统一社会信用代码", data.object.id, (division ?? "").slice(0, 6), "双随机抽查"],
          ...[data.shares.length > 1 ? "联合检查" : "单部门检查", items.get(code)?.method ?? ""],
          ...[String(result?.code ?? ""), result?.label.zh ?? "", sent.map(({ name }) => name).join(";")],
          ...[sent.map(({ certificate }) => certificate).join(";"), inspectedOn, today],
          ...[`${today.replaceAll("-", "")}00001`, "i"],
        ];
      }),
  );
  return `\uFEFF${[columns, ...lines].map((line) => line.map(csvCell).join(",")).join("\r\n")}\r\n`;
}
