import type { Day } from "@wuxing/kernel/calendar";
import type { Actor } from "@wuxing/kernel/procedure";
import type { Text } from "@wuxing/kernel/text";
import type { PoolClient } from "pg";
import type { RegisterDesk, RegisterFault, Written } from "../Change.ts";
import type { RegisterName, RowOf } from "../registers.ts";

/** What a check is given: the tables as they stand after all changes, inside their transaction. */
export interface Checking {
  readonly client: PoolClient;
  readonly desk: RegisterDesk;
  readonly actor: Actor;
  readonly written: readonly Written[];
}

/** The rows of one register that were written, each with the number of its change. */
export function rowsOf<Name extends RegisterName>(
  { written }: Pick<Checking, "written">,
  name: Name,
): { readonly change: number; readonly before: RowOf<Name> | null; readonly after: RowOf<Name> | null }[] {
  return written.flatMap((one, change) =>
    one.register === name
      ? [{ change, before: one.before as RowOf<Name> | null, after: one.after as RowOf<Name> | null }]
      : [],
  );
}

export const fault = (change: number, field: string, reason: Text): RegisterFault => ({ change, field, reason });

/** A span of days, its end not included; open where it is null. */
export interface Span {
  readonly since: Day;
  readonly until: Day | null;
}

/** Whether two spans share a day. A span that ends on the day it begins has none. */
export const overlaps = (a: Span, b: Span): boolean =>
  a.since !== a.until &&
  b.since !== b.until &&
  (a.until === null || b.since < a.until) &&
  (b.until === null || a.since < b.until);

/** Whether every day of the inner span lies in the outer one. */
export const covers = (outer: Span, inner: Span): boolean =>
  inner.since === inner.until ||
  (outer.since <= inner.since && (outer.until === null || (inner.until !== null && inner.until <= outer.until)));

/** Whether a span has days after `today`, or on it. */
export const lasts = ({ until }: Span, today: Day): boolean => until === null || until > today;
