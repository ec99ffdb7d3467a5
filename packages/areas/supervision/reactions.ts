import type { Reaction, Wish } from "@wuxing/platform/casework";
import type { z } from "zod";
import type { visit } from "./inputs.ts";

/** What a visit found is given to the unit as mending cases; the visit is closed with the last of them. */
export const supervisionReactions: readonly Reaction[] = [
  {
    name: "supervision.found",
    type: "supervision.visit",
    when: (entry) => entry.action === "visit",
    wishes: (entry, after): Wish[] => {
      const { report } = entry.input as z.output<typeof visit>;
      return (report?.findings ?? []).map(({ theme, text }) => ({
        open: "supervision.mending",
        parentId: after.id,
        input: { theme, text, title: shortened(text), unit: after.unit, division: after.division },
      }));
    },
  },
  {
    name: "supervision.settled",
    type: "supervision.mending",
    when: (entry) => ["mended", "unmended", "dropped"].includes(entry.to),
    wishes: (_entry, { parentId }): Wish[] =>
      parentId === null ? [] : [{ act: "settle", caseId: parentId, input: {} }],
  },
];

const longest = 40;
const shortened = (text: string): string => {
  const letters = [...text.replace(/\s+/gu, " ")];
  return letters.length <= longest ? letters.join("") : `${letters.slice(0, longest - 1).join("")}…`;
};
