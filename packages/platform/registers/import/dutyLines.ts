import type { Day } from "@wuxing/kernel/calendar";
import type { Duty, DutyWish } from "@wuxing/kernel/duties";
import { type Text, t } from "@wuxing/kernel/text";
import type { Change, DutyTopic } from "../Change.ts";
import { dutyChanges } from "../dutiesOf.ts";

/** What the lines of a dispatch table are understood by. */
export interface DutyBase {
  readonly today: Day;
  readonly duties: readonly Duty[];
  readonly topics: readonly DutyTopic[];
  readonly city: string;
}

interface Line {
  readonly value: (field: string) => string;
}

type Names = ReadonlyMap<string, string>;

/**
 * What the lines change: each says who answers for a topic in a place from a day on, today at the earliest; without a
 * unit the place has none of its own any more. An unknown name stays as it was written, and is told at its column.
 */
export function dutyLines<One extends Line>(
  lines: readonly One[],
  base: DutyBase,
  units: Names,
  places: Names,
): { readonly line: One; readonly change: Change }[] {
  const topics = new Map(base.topics.flatMap(({ code, name }) => [[code, code] as const, [name.zh, code] as const]));
  // Topics of one name in two groups are told by their codes.
  for (const [name, code] of topics)
    if (base.topics.filter((topic) => topic.name.zh === name).length > 1 && name !== code) topics.delete(name);
  const read = ({ value }: Line): DutyWish => ({
    topic: topics.get(value("topic")) ?? value("topic"),
    place: value("place") ? (places.get(value("place")) ?? value("place")) : base.city,
    // A table that was taken out says since when its rows hold; what it changes holds from today on.
    since: [value("since"), base.today].sort().at(-1) ?? base.today,
    unit: value("unit") ? (units.get(value("unit")) ?? value("unit")) : null,
    joint: value("unit") && value("joint") ? (units.get(value("joint")) ?? value("joint")) : null,
    source: value("source") || importSource.zh,
  });
  const wishes = lines.map((line) => ({ line, wish: read(line) }));
  const changes = dutyChanges(
    base.duties,
    wishes.map(({ wish }) => wish),
  );
  return changes.flatMap((change) => {
    const [topic, place] = change.key.split("/");
    const origin = wishes.findLast(({ wish }) => wish.topic === topic && wish.place === place);
    return origin ? [{ line: origin.line, change }] : [];
  });
}

const importSource: Text = t("导入", "import");
