import type { CaseView } from "@wuxing/kernel/views";

/** Kinds of case whose work is done on a page of its own, with the way to it; all others are done by their forms. */
const sheets: Readonly<Record<string, string>> = {
  "inspections.visit": "/desk/inspections/visits/",
  "inspections.part": "/desk/inspections/visits/",
};

/** The address of a case's own page, or undefined where it has none or is done. */
export function sheetOf({
  type,
  number,
  closedAt,
}: Pick<CaseView, "type" | "number" | "closedAt">): string | undefined {
  const path = sheets[type];
  return path !== undefined && closedAt === null ? path + number : undefined;
}
