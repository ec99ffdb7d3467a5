import { startOfDay } from "@wuxing/kernel/calendar";

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

  /** The column lies in a month YYYY-MM of China Standard Time. */
  addMonth(column: string, month: string): void {
    const [year = 0, number = 1] = month.split("-").map(Number);
    const following = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
    this.add(`${column} >= ? AND ${column} < ?`, startOfDay(`${month}-01`), startOfDay(`${following}-01`));
  }

  get isEmpty(): boolean {
    return this.#parts.length === 0;
  }

  get sql(): string {
    return this.#parts.length === 0 ? "true" : this.#parts.join(" AND ");
  }
}
