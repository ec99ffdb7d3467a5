import type { Text } from "@wuxing/kernel/text";
import type { Named } from "@wuxing/kernel/views";

/** A number and the list of the cases that it counts. */
export interface Counted {
  readonly title: Text;
  readonly count: number;
  readonly href: string;
}
export interface Rate {
  readonly key: string;
  readonly value: number | null;
  readonly met: Counted;
  readonly unmet: Counted;
}
export interface RateRow {
  readonly code: string | null;
  readonly name: Text;
  readonly received: Pick<Counted, "count" | "href">;
  readonly rates: readonly Rate[];
  readonly standings: readonly Counted[];
}
export interface Rates {
  readonly period: string;
  readonly by: string;
  readonly rates: readonly { readonly key: string; readonly name: Text; readonly formula: Text }[];
  readonly rows: readonly RateRow[];
}
export interface Alarms {
  readonly period: string;
  readonly alarms: readonly {
    readonly key: string;
    readonly unit: Named | null;
    readonly ratings: number;
    readonly reason: Text;
    readonly cases: readonly string[];
    readonly href: string;
  }[];
}
