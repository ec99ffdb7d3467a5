import type { Reaction, Wish } from "@wuxing/platform/casework";
import type { PointData } from "./point.ts";

/** A point that is imported gives each of its units a part, and counts those that are verified. */
export const workPointReactions: readonly Reaction[] = [
  {
    name: "workPoints.count",
    type: "workPoints.part",
    when: (entry) => entry.to === "closed" && entry.from !== "closed",
    wishes: (_entry, after): Wish[] =>
      after.parentId === null ? [] : [{ act: "countPart", caseId: after.parentId, input: {} }],
  },
  {
    name: "workPoints.assign",
    type: "workPoints.point",
    when: (entry) => entry.action === "open",
    wishes: (_entry, after): Wish[] => {
      const point = after.data as unknown as PointData;
      return point.units.map((unit) => ({
        open: "workPoints.part",
        parentId: after.id,
        input: {
          notice: point.notice,
          marker: point.marker,
          title: after.title,
          unit: unit.unit,
          division: null,
          role: unit.role,
          milestones: point.milestones,
          lastDay: point.lastDay,
        },
      }));
    },
  },
];
