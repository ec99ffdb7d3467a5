import type { Reaction, Surroundings, Wish } from "@wuxing/platform/casework";

const [part, meeting] = ["hotline.part", "hotline.meeting"] as const;
const request = "hotline.request";

/** Where a designation may still be made: as the procedure's own `from`. */
const undecided = ["returnRequested", "accepted", "dispatched", "inProgress"];
/** From here on nobody works on it any more. */
const ended = ["closed", "refused", "terminated", "withdrawn"];

const lapse = async (id: number, type: string, around: Surroundings): Promise<Wish[]> =>
  (await around.children(id, type))
    .filter((child) => child.closedAt === null)
    .map((child) => ({ act: "lapse", caseId: child.id, input: {} }));

/**
 * Joint work on a request: whom the hotline or the lead asks gets a part, an ended part is counted, and a meeting ends
 * with a designation of the request. What is no longer of use lapses.
 */
export const jointReactions: readonly Reaction[] = [
  {
    name: "hotline.joint",
    type: request,
    when: ({ action }) => action === "askJoint" || action === "proposeJoint",
    wishes: (entry, after): Wish[] => [
      {
        open: part,
        parentId: after.id,
        input: {
          ...entry.input,
          title: after.title,
          division: after.division,
          lead: after.unit,
          agreed: entry.action === "askJoint",
        },
      },
    ],
  },
  {
    name: "hotline.jointEnded",
    type: part,
    when: ({ to }) => to === "reported" || to === "released",
    wishes: async (_entry, { parentId }, around): Promise<Wish[]> => {
      const lead = parentId === null ? undefined : await around.find(parentId);
      return lead && lead.closedAt === null ? [{ act: "countPart", caseId: lead.id, input: {} }] : [];
    },
  },
  {
    name: "hotline.convened",
    type: request,
    when: ({ action }) => action === "convene",
    wishes: (entry, after): Wish[] => [
      { open: meeting, parentId: after.id, input: { ...entry.input, title: after.title, division: after.division } },
    ],
  },
  {
    name: "hotline.met",
    type: meeting,
    when: ({ to }) => to === "designated",
    wishes: async (_entry, { parentId, data }, around): Promise<Wish[]> => {
      const lead = parentId === null ? undefined : await around.find(parentId);
      if (!lead || !undecided.includes(lead.state)) return [];
      return [{ act: "designate", caseId: lead.id, input: { unit: data.unit, reason: data.reason } }];
    },
  },
  {
    name: "hotline.settled",
    type: request,
    when: ({ action, to }) => action === "designate" || to === "answered" || ended.includes(to),
    wishes: (_entry, after, around) => (after.data.meeting === undefined ? [] : lapse(after.id, meeting, around)),
  },
  {
    name: "hotline.ended",
    type: request,
    when: ({ to }) => ended.includes(to),
    wishes: (_entry, after, around) => (after.data.joint === undefined ? [] : lapse(after.id, part, around)),
  },
];
