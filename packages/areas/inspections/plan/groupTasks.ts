import type { Task } from "../registers/inspectionRegisters.ts";

/**
 * Tasks that are drawn and merged together: those whose periods overlap, directly or through others, so that no two
 * departments visit one object at the same time apart. In the order of their first day.
 */
export function groupTasks<T extends Pick<Task, "id" | "from_day" | "until_day">>(tasks: readonly T[]): T[][] {
  const sorted = tasks.toSorted((a, b) => a.from_day.localeCompare(b.from_day) || a.id.localeCompare(b.id));
  const groups: { until: string; tasks: T[] }[] = [];
  for (const task of sorted) {
    const last = groups.at(-1);
    if (last && task.from_day <= last.until) {
      last.tasks.push(task);
      if (task.until_day > last.until) last.until = task.until_day;
    } else groups.push({ until: task.until_day, tasks: [task] });
  }
  return groups.map((group) => group.tasks);
}
