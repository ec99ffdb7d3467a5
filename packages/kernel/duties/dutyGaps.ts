import { type Text, t } from "@wuxing/kernel/text";
import type { Duty } from "./dutyTable.ts";

/** What keeps a table from naming one unit, and only one, for a topic on every day from its first on. */
export interface DutyGap {
  readonly topic: string;
  readonly place: string;
  readonly since: string;
  readonly field: "since" | "until" | "place";
  readonly reason: Text;
}

/** The gaps of one topic's rows; `city` is the division that stands for the whole city. Empty where each day has its unit. */
export function dutyGaps(rows: readonly Duty[], city: string): DutyGap[] {
  const byPlace = Map.groupBy(
    rows.toSorted((a, b) => (a.since < b.since ? -1 : 1)),
    ({ place }) => place,
  );
  const whole = byPlace.get(city) ?? [];
  const first = rows.toSorted((a, b) => (a.since < b.since ? -1 : 1))[0];
  if (!first) return [];
  const found = [...byPlace.values()].flatMap((own) => own.flatMap((row, index) => twice(row, own[index + 1])));
  if ((whole[0]?.since ?? "9999") > first.since)
    found.push(
      gap(
        first,
        "place",
        t(
          `这个主题从 ${first.since} 起要有一行“全市”，地点不明时按它派单`,
          `From ${first.since} on the topic needs a row for the whole city, which holds where no place is known`,
        ),
      ),
    );
  for (const [index, row] of whole.entries()) {
    if (row.until !== null && row.until < (whole[index + 1]?.since ?? "9999"))
      found.push(
        gap(
          row,
          "until",
          t(
            `${row.until} 起“全市”没有承办单位，请补上接着的一行`,
            `From ${row.until} no unit would answer for the whole city; add the row that follows`,
          ),
        ),
      );
  }
  return found;
}

function twice(row: Duty, next: Duty | undefined): DutyGap[] {
  if (!next || (row.until !== null && row.until <= next.since)) return [];
  const reason = t(
    `${next.since} 起这里有两行同时生效，请让前一行在这一天结束`,
    `From ${next.since} two rows would hold here; let the earlier one end on that day`,
  );
  return [gap(next, "since", reason)];
}

const gap = ({ topic, place, since }: Duty, field: DutyGap["field"], reason: Text): DutyGap => ({
  ...{ topic, place, since, field, reason },
});
