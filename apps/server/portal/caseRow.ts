import { findTopic, type PublishedRow, requestKinds, requestProcedure } from "@wuxing/areas/hotline";
import { levels } from "@wuxing/areas/ratings";
import { dayOf } from "@wuxing/kernel/calendar";
import { type Text, t } from "@wuxing/kernel/text";
import { type DueView, maskText } from "@wuxing/kernel/views";
import type { City } from "@wuxing/platform/city";
import type { CaseRow } from "../../web/portal/views.ts";

const other = t("其他", "Other");
const kinds: Readonly<Record<string, Text>> = requestKinds;

export const kindName = (kind: string): Text => kinds[kind] ?? other;
export const topicName = (topic: string | null | undefined): Text => (topic && findTopic(topic)?.name) || other;
export const levelName = (code: number): Text => levels.find((level) => level.code === code)?.label ?? other;

/** A published case as anybody may read it: free text masked. */
export const caseRow = (row: PublishedRow, city: City): CaseRow => ({
  number: row.number,
  title: maskText(row.title),
  href: `/cases/${row.number}`,
  kind: kindName(row.kind),
  topic: topicName(row.topic),
  district: row.division ? city.division(row.division.slice(0, 6)).name : null,
  unit: row.unit ? city.unit(row.unit).name : null,
  state: requestProcedure.states[row.state as keyof typeof requestProcedure.states]?.title ?? other,
  due: { level: "done", dueAt: null, certain: true },
  receivedOn: dayOf(row.openedAt),
  closedOn: row.closedAt ? dayOf(row.closedAt) : null,
  rating: row.rated === null ? null : levelName(row.rated),
});

const dueLevels = { none: "none", blue: "near", amber: "behind", red: "overdue", done: "done" } as const;
const dueUnits: Readonly<Record<string, "workingDays" | "days" | "hours">> = {
  workingDay: "workingDays",
  calendarDay: "days",
  hour: "hours",
};

/** A clock as the pages show it. */
export function dueOf(due: (Pick<DueView, "at" | "certain" | "colour"> & Partial<DueView>) | null): CaseRow["due"] {
  if (!due) return { level: "none", dueAt: null, certain: true };
  const unit = due.remaining && dueUnits[due.remaining.unit];
  const remaining =
    due.remaining && unit
      ? { count: due.remaining.overdue ? -due.remaining.amount : due.remaining.amount, unit }
      : null;
  return { level: dueLevels[due.colour], dueAt: due.at, certain: due.certain, remaining };
}
