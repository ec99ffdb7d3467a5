import type { Reaction, Wish } from "@wuxing/platform/casework";
import { isBad } from "./levels.ts";

/** Types whose ended cases are rated by the people they were done for, and the ends that were a service: also a refusal. */
const rated: Readonly<Record<string, readonly string[]>> = {
  "hotline.request": ["closed"],
  "applications.application": ["closed", "denied", "notAccepted"],
  "appointments.booking": ["served"],
};

const hotlineCentre = "px-12345";

const invite = ([type, ends]: readonly [string, readonly string[]]): Reaction => ({
  name: `ratings.invite.${type}`,
  type,
  when: (entry) => ends.includes(entry.to) && entry.from !== entry.to,
  wishes: (_entry, { id, data, title, unit, division }): Wish[] =>
    // Who drew a number without booking left no name: nobody could answer, and he is asked at the window.
    data.walkIn === true
      ? []
      : [{ open: "ratings.invitation", parentId: id, input: { subjectType: type, title, unit, division } }],
});

const mend: Reaction = {
  name: "ratings.mend",
  type: "ratings.invitation",
  when: (entry) => entry.to === "rated",
  wishes: (_entry, after): Wish[] =>
    isBad(String(after.data.level)) && after.parentId !== null
      ? [
          {
            open: "ratings.mending",
            parentId: after.parentId,
            input: {
              invitation: after.id,
              level: after.data.level,
              comment: after.data.comment,
              title: after.title,
              // What no unit had in hand, as the province's answer, is the hotline's to mend: every bad rating is followed up.
              unit: after.unit ?? hotlineCentre,
              division: after.division,
            },
          },
        ]
      : [],
};

/** A bad rating at a window, of the matter or of who served: mended by the window's unit. */
const mendAtCounter: Reaction = {
  name: "ratings.mendAtCounter",
  type: "ratings.counter",
  when: (entry) => entry.to === "rated",
  wishes: (_entry, { data, id, title, unit, division }): Wish[] => {
    const levels = [data.level, data.staffLevel].filter((level) => level !== undefined).map(String);
    const level = levels.find(isBad);
    if (!level) return [];
    const comment = [data.comment, data.staffNumber && `工号 ${data.staffNumber}`].filter(Boolean).join("；");
    return [
      {
        open: "ratings.mending",
        parentId: id,
        input: { invitation: id, level, ...(comment ? { comment } : {}), title, unit, division },
      },
    ];
  },
};

const followUp: Reaction = {
  name: "ratings.followUp",
  type: "ratings.invitation",
  when: (entry) => entry.to === "rated",
  wishes: (_entry, { parentId, title, unit, division, id }): Wish[] =>
    parentId === null ? [] : [{ open: "ratings.followUp", parentId, input: { invitation: id, title, unit, division } }],
};

const appealed: Reaction = {
  name: "ratings.appealed",
  type: "ratings.mending",
  when: (entry) => entry.action === "appeal",
  wishes: ({ input, actor }, { parentId, id, data, title, unit, division }): Wish[] => {
    const { ground, reason } = input;
    const about = { invitation: data.invitation, mending: id, level: data.level, appealedBy: actor.id };
    return parentId === null
      ? []
      : [{ open: "ratings.appeal", parentId, input: { ...about, ground, reason, title, unit, division } }];
  },
};

const upheld: Reaction = {
  name: "ratings.appealUpheld",
  type: "ratings.appeal",
  when: (entry) => entry.to === "excluded",
  wishes: async (_entry, { data }, around): Promise<Wish[]> => {
    const mending = await around.find(Number(data.mending));
    return mending && mending.closedAt === null ? [{ act: "drop", caseId: mending.id, input: {} }] : [];
  },
};

/** A closed case invites a rating; a bad one opens a mending case beside it, which may be appealed; whoever rated may add to it once. */
export const ratingReactions: readonly Reaction[] = [
  ...Object.entries(rated).map(invite),
  mend,
  mendAtCounter,
  followUp,
  appealed,
  upheld,
];
