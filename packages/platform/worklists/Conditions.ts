import { addDays, startOfDay } from "@wuxing/kernel/calendar";
import { monthsOf } from "./monthsOf.ts";

/** Conditions of a WHERE clause with their values; every `?` becomes a numbered parameter. */
export class Conditions {
  joins = "";
  readonly values: unknown[] = [];
  readonly #parts: string[] = [];

  /** Adds a condition; as many values as it has question marks. */
  add(condition: string, ...values: readonly unknown[]): void {
    let i = 0;
    this.#parts.push(
      condition.replaceAll("?", () => {
        this.values.push(values[i++]);
        return `$${this.values.length}`;
      }),
    );
  }

  /** The column lies in a month, quarter or year (`monthsOf`) of China Standard Time. */
  addPeriod(column: string, period: string): void {
    const { from, to } = monthsOf(period);
    this.add(`${column} >= ? AND ${column} < ?`, startOfDay(`${from}-01`), startOfDay(`${to}-01`));
  }

  /** The column lies on one of the days of China Standard Time that `daysPattern` takes. */
  addDays(column: string, days: string): void {
    const [first = "", last = first] = days.split("..");
    this.add(`${column} >= ? AND ${column} < ?`, startOfDay(first), startOfDay(addDays(last, 1)));
  }

  get isEmpty(): boolean {
    return this.#parts.length === 0;
  }

  get sql(): string {
    return this.#parts.length === 0 ? "true" : this.#parts.join(" AND ");
  }
}
