import type { Colour } from "@wuxing/kernel/views";
import type ExcelJS from "exceljs";
import type { NoticeHead, PartView, PointView } from "./noticeView.ts";

const roles: Record<string, string> = { lead: "牵头", responsible: "责任", support: "配合" };
const colours: Record<Colour, string> = {
  none: "正常",
  blue: "蓝色提醒",
  amber: "黄色预警",
  red: "红色预警",
  done: "已完成",
};
const tints: Partial<Record<Colour, string>> = {
  blue: "FFE8F0FE",
  amber: "FFFFF4D6",
  red: "FFFDECEA",
  done: "FFE6F4EA",
};

const columns = [
  { header: "序号 No.", key: "marker", width: 9 },
  { header: "板块 Section", key: "section", width: 26 },
  { header: "要点 Point", key: "title", width: 34 },
  { header: "责任单位 Unit", key: "unit", width: 22 },
  { header: "角色 Role", key: "role", width: 9 },
  { header: "完成时限 Due", key: "due", width: 13 },
  { header: "目标 Targets", key: "targets", width: 20 },
  { header: "状态 State", key: "state", width: 12 },
  { header: "预警 Colour", key: "colour", width: 12 },
  { header: "进度% Done", key: "percent", width: 10 },
  { header: "最新进展 Latest", key: "latest", width: 50 },
  { header: "办件编号 Case", key: "number", width: 24 },
];

/** The ledger (台账) of a notice as XLSX: one row for each point and unit; a point without units has one row too. */
export async function ledger(notice: NoticeHead, points: readonly PointView[]): Promise<Buffer> {
  // Loaded at the first ledger: it weighs more than the rest of the server.
  const { default: Excel } = await import("exceljs");
  const workbook = new Excel.Workbook();
  const sheet = workbook.addWorksheet("台账", { views: [{ state: "frozen", ySplit: 2 }] });
  sheet.columns = columns.map(({ key, width }) => ({ key, width }));
  sheet.addRow([`${notice.title}${notice.documentNumber ? `（${notice.documentNumber}）` : ""}`]).font = {
    bold: true,
    size: 14,
  };
  sheet.addRow(columns.map((column) => column.header)).font = { bold: true };
  for (const point of points)
    for (const part of point.parts.length > 0 ? point.parts : [undefined]) addRow(sheet, point, part);
  sheet.autoFilter = { from: { row: 2, column: 1 }, to: { row: 2, column: columns.length } };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function addRow(sheet: ExcelJS.Worksheet, point: PointView, part: PartView | undefined): void {
  const { line, colour, percent } = part ?? point;
  const row = sheet.addRow({
    marker: point.marker,
    section: point.section ?? "",
    title: point.line.title,
    unit: line.unit?.name.zh ?? "",
    role: part ? (roles[part.role] ?? part.role) : "",
    due: point.milestones.map((m) => m.due ?? m.phrase).join("；") || (line.due?.at.slice(0, 10) ?? ""),
    targets: point.targets.map((target) => target.phrase).join("；"),
    state: line.stateTitle.zh,
    colour: colours[colour],
    percent,
    latest: part?.latest ?? "",
    number: line.number,
  });
  row.alignment = { vertical: "top", wrapText: true };
  const tint = tints[colour];
  if (tint) row.getCell("colour").fill = { type: "pattern", pattern: "solid", fgColor: { argb: tint } };
}
