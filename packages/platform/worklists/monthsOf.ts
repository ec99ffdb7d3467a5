/** A period as an address writes it: a month 2026-11, a quarter 2026-Q4 or a year 2026. */
export const periodPattern = /^20\d{2}(?:-(?:0[1-9]|1[0-2])|-Q[1-4])?$/u;

/** Days as an address writes them, both counted: 2026-11-20..2026-11-26. */
export const daysPattern = /^(?:20\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:\.\.(?!$)|$)){2}$/u;

/** The first month of a period and the one after its last, as YYYY-MM. The period is one that `periodPattern` takes. */
export function monthsOf(period: string): { readonly from: string; readonly to: string } {
  const year = Number(period.slice(0, 4));
  const quarter = /-Q(\d)$/u.exec(period)?.[1];
  const first = quarter ? 3 * Number(quarter) - 2 : Number(period.slice(5, 7) || 1);
  const count = quarter ? 3 : period.length === 7 ? 1 : 12;
  return { from: monthAt(year, first), to: monthAt(year, first + count) };
}

const monthAt = (year: number, month: number): string =>
  month > 12 ? monthAt(year + 1, month - 12) : `${year}-${String(month).padStart(2, "0")}`;
