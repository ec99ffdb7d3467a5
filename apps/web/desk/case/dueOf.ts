import type { CaseLine, CaseView } from "@wuxing/kernel/views";
import type { Due, DueLevel } from "@wuxing/ui/cases";
import type { Remaining } from "@wuxing/ui/format";

type Colour = NonNullable<CaseLine["due"]>["colour"];

const levels: Record<Colour, DueLevel> = { none: "none", blue: "near", amber: "behind", red: "overdue", done: "done" };

export const levelOf = (colour: Colour): DueLevel => levels[colour];

const units: Record<string, Remaining["unit"]> = { workingDay: "workingDays", calendarDay: "days", hour: "hours" };

/** A clock of the server's as the tag shows it. Minutes are shown as no count: the tag then counts days itself. */
export function dueOf(line: Pick<CaseLine, "closedAt"> & { readonly due: CaseLine["due"] | CaseView["due"] }): Due {
  const { due } = line;
  if (line.closedAt) return { level: "done", dueAt: null, certain: true };
  if (!due) return { level: "none", dueAt: null, certain: true };
  const left = "remaining" in due ? due.remaining : null;
  const unit = left && units[left.unit];
  const remaining = left && unit ? { count: left.amount, unit } : null;
  return { level: levelOf(due.colour), dueAt: due.at, certain: due.certain, remaining };
}
