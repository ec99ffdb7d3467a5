import type { Reaction, Wish } from "@wuxing/platform/casework";
import type { Outcome } from "./checklist.ts";
import type { PartData } from "./part.ts";
import { mends } from "./resultKinds.ts";
import type { VisitData } from "./visit.ts";

/** What was found to be mended becomes a case of the department that found it, under the visit. */
const mending = (visitId: number, found: Outcome, of: Pick<VisitData, "object">, division: string | null): Wish[] =>
  mends(found.result)
    ? [
        {
          open: "inspections.mending",
          parentId: visitId,
          input: { object: of.object, unit: found.unit, division, outcome: found },
        },
      ]
    : [];

/** A joint visit gives its other departments their parts; what is recorded is counted, and what is wrong is mended. */
export const inspectionReactions: readonly Reaction[] = [
  {
    name: "inspections.share",
    type: "inspections.visit",
    when: (entry) => entry.action === "open",
    wishes: (_entry, after): Wish[] => {
      const { object, shares, from, until } = after.data as unknown as VisitData;
      return shares.slice(1).map((share) => ({
        open: "inspections.part",
        parentId: after.id,
        input: { object, share, from, until, division: after.division },
      }));
    },
  },
  {
    name: "inspections.recorded",
    type: "inspections.visit",
    when: (entry) => entry.action === "record",
    wishes: (_entry, after): Wish[] => {
      const data = after.data as unknown as VisitData;
      const found = data.outcomes.at(-1);
      return found ? mending(after.id, found, data, after.division) : [];
    },
  },
  {
    name: "inspections.partRecorded",
    type: "inspections.part",
    when: (entry) => entry.action === "record",
    wishes: (_entry, after): Wish[] => {
      const data = after.data as unknown as PartData;
      if (!data.outcome || after.parentId === null) return [];
      const count: Wish = { act: "countPart", caseId: after.parentId, input: { outcome: data.outcome } };
      return [count, ...mending(after.parentId, data.outcome, data, after.division)];
    },
  },
  {
    name: "inspections.cancelled",
    type: "inspections.visit",
    when: (entry) => entry.action === "cancel",
    wishes: async (_entry, after, around): Promise<Wish[]> => {
      const parts = await around.children(after.id, "inspections.part");
      return parts
        .filter((part) => part.closedAt === null)
        .map((part) => ({ act: "cancel", caseId: part.id, input: {} }));
    },
  },
  {
    name: "inspections.mended",
    type: "inspections.mending",
    when: (entry) => entry.to === "mended" || entry.to === "transferred",
    wishes: (_entry, after): Wish[] =>
      after.parentId === null ? [] : [{ act: "countMended", caseId: after.parentId, input: {} }],
  },
];
