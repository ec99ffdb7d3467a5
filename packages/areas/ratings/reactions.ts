import type { Reaction, Wish } from "@wuxing/platform/casework";
import { isBad } from "./levels.ts";

/** Types whose closed cases are rated by the people they were done for. */
const rated = ["hotline.request"];

const invite = (type: string): Reaction => ({
  name: `ratings.invite.${type}`,
  type,
  when: (entry) => entry.to === "closed" && entry.from !== "closed",
  wishes: (_entry, after): Wish[] => [
    {
      open: "ratings.invitation",
      parentId: after.id,
      input: { subjectType: after.type, title: after.title, unit: after.unit, division: after.division },
    },
  ],
});

const mend: Reaction = {
  name: "ratings.mend",
  type: "ratings.invitation",
  when: (entry) => entry.to === "rated",
  wishes: (_entry, after): Wish[] =>
    isBad(String(after.data.level)) && after.unit !== null && after.parentId !== null
      ? [
          {
            open: "ratings.mending",
            parentId: after.parentId,
            input: {
              level: after.data.level,
              comment: after.data.comment,
              title: after.title,
              unit: after.unit,
              division: after.division,
            },
          },
        ]
      : [],
};

/** A closed case invites a rating; a bad one opens a mending case beside it. */
export const ratingReactions: readonly Reaction[] = [...rated.map(invite), mend];
