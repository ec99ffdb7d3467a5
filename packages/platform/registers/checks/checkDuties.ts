import type { Day } from "@wuxing/kernel/calendar";
import { dutyGaps } from "@wuxing/kernel/duties";
import { type Text, t } from "@wuxing/kernel/text";
import type { RegisterFault } from "../Change.ts";
import type { RowOf } from "../registers.ts";
import { type Checking, covers, fault, rowsOf, type Span } from "./Checking.ts";

type Row = RowOf<"duties">;
type Found = ReturnType<typeof rowsOf<"duties">>;

/**
 * Rows of the dispatch table: a topic that the program knows, a place and units that are there as long, from today on at the
 * earliest, and so that on every day one unit, and only one, answers for a topic in each place.
 */
export async function checkDuties(checking: Checking, today: Day): Promise<RegisterFault[]> {
  const rows = rowsOf(checking, "duties");
  if (rows.length === 0) return [];
  const { client, desk } = checking;
  const units = await client.query<{ code: string } & Span>("SELECT code, since, until FROM units");
  const divisions = await client.query<{ code: string; parent: string | null }>("SELECT code, parent FROM divisions");
  const known = {
    topics: new Set(desk.topics.map(({ code }) => code)),
    places: new Set(divisions.rows.map(({ code }) => code)),
    units: new Map(units.rows.map((unit) => [unit.code, unit])),
  };
  const found = rows.flatMap(({ change, before, after }) => [
    ...timeFaults(change, before, after, today),
    ...(after ? rowFaults(change, after, known) : []),
  ]);
  if (found.length > 0) return found;
  const topics = [...new Set(rows.map(({ before, after }) => (after ?? before)?.topic ?? ""))];
  const all = await client.query<Row>(
    "SELECT topic, place, since, until, unit, joint, source FROM duties WHERE topic = ANY($1)",
    [topics],
  );
  const city = divisions.rows.find(({ parent }) => parent === null)?.code ?? "";
  return topics.flatMap((topic) =>
    dutyGaps(
      all.rows.filter((row) => row.topic === topic),
      city,
    ).map((gap) => fault(changeOf(rows, gap), gap.field, gap.reason)),
  );
}

/** The change that a gap is told at: that of the row itself, else of its place, else of its topic. */
function changeOf(rows: Found, { topic, place, since }: Pick<Row, "topic" | "place" | "since">): number {
  const near = (row: Row | null): number =>
    row?.topic !== topic ? 0 : row.place !== place ? 1 : row.since !== since ? 2 : 3;
  const nearness = rows.map(({ before, after, change }) => ({ change, near: near(after ?? before) }));
  return nearness.toSorted((a, b) => b.near - a.near)[0]?.change ?? 0;
}

/** By what has begun requests were dispatched; of such a row only the end may change. */
function timeFaults(change: number, before: Row | null, after: Row | null, today: Day): RegisterFault[] {
  const begun = t(
    "已经生效的一行不能再改，请另加一行，从新的一天起生效",
    "A row that is in force cannot be changed; add one that holds from another day on",
  );
  if (before && before.since < today) {
    const only = after && JSON.stringify({ ...before, until: null }) === JSON.stringify({ ...after, until: null });
    if (!only) return [fault(change, "unit", begun)];
    if (after.until === null || after.until >= today || after.until === before.until) return [];
    return [fault(change, "until", t(`最早到 ${today} 为止`, `It can end on ${today} at the earliest`))];
  }
  if (!after || after.since >= today) return [];
  const early = t(`生效日最早是今天（${today}）`, `It can hold from today (${today}) at the earliest`);
  return [fault(change, "since", early)];
}

interface Known {
  readonly topics: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly units: ReadonlyMap<string, Span>;
}

function rowFaults(change: number, row: Row, { topics, places, units }: Known): RegisterFault[] {
  const found: RegisterFault[] = [];
  const tell = (field: keyof Row, reason: Text) => found.push(fault(change, field, reason));
  if (!topics.has(row.topic))
    tell(
      "topic",
      t(`没有主题“${row.topic}”，请从列表中选`, `There is no topic “${row.topic}”; choose one of the list`),
    );
  if (!places.has(row.place))
    tell(
      "place",
      t(`没有区划“${row.place}”，请从列表中选`, `There is no place “${row.place}”; choose one of the list`),
    );
  for (const field of ["unit", "joint"] as const) {
    const code = row[field];
    if (code === null) continue;
    const unit = units.get(code);
    if (!unit) tell(field, t(`没有单位“${code}”，请从列表中选`, `There is no unit “${code}”; choose one of the list`));
    else if (!covers(unit, row))
      tell(
        field,
        t(
          `“${code}”在这段时间里并不都存在，请改日期或换单位`,
          `“${code}” is not there all that time; change the days or the unit`,
        ),
      );
  }
  if (row.joint === row.unit)
    tell("joint", t("协办单位不能就是承办单位", "The joint unit cannot be the responsible one"));
  return found;
}
