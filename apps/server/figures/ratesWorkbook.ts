import type { Text } from "@wuxing/kernel/text";
import type { RateView } from "./rateView.ts";

const both = ({ zh, en }: Text): string => (zh === en ? zh : `${zh} ${en}`);

/** The rates as XLSX: each with both of its counts, and on a second sheet what is divided by what. */
export async function ratesWorkbook({ period, rates, rows }: RateView): Promise<Buffer> {
  // Loaded at the first export: it weighs more than the rest of the server.
  const { default: Excel } = await import("exceljs");
  const workbook = new Excel.Workbook();
  const sheet = workbook.addWorksheet("三率 Rates", { views: [{ state: "frozen", xSplit: 1, ySplit: 2 }] });
  sheet.addRow([`${period} 收到的诉求 Requests received`]).font = { bold: true, size: 14 };
  const [first] = rows;
  const counts = rates.flatMap(({ name }, i) => {
    const rate = first?.rates[i];
    return [both(name), rate ? both(rate.met.title) : "", rate ? both(rate.unmet.title) : ""];
  });
  const standings = (first?.standings ?? []).map(({ title }) => both(title));
  sheet.addRow(["名称 Name", "收到 Received", ...counts, ...standings]).font = { bold: true };
  for (const row of rows) {
    const shares = row.rates.flatMap(({ value, met, unmet }) => [value, met.count, unmet.count]);
    sheet.addRow([both(row.name), row.received.count, ...shares, ...row.standings.map(({ count }) => count)]);
  }
  sheet.columns.forEach((column, i) => {
    column.width = i === 0 ? 30 : 14;
    if (i >= 2 && i < 2 + counts.length && (i - 2) % 3 === 0) column.numFmt = "0.0%";
  });
  const formulas = workbook.addWorksheet("口径 Formulas");
  for (const { name, formula } of rates) formulas.addRow([both(name), formula.zh, formula.en]);
  formulas.columns.forEach((column, i) => {
    column.width = i === 0 ? 28 : 70;
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
