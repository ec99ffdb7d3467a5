import { type Day, dayOf } from "@wuxing/kernel/calendar";
import type { Case, Entry } from "@wuxing/kernel/procedure";
import { maskText } from "@wuxing/kernel/views";
import type { Reaction, Surroundings, Wish } from "@wuxing/platform/casework";
import type { RequestData } from "../RequestData.ts";
import { leadBarred, requestIdIn } from "./joinBarred.ts";

const type = "hotline.request";
const ended = ["refused", "terminated", "withdrawn"];

const dataOf = ({ data }: Case): RequestData => data as unknown as RequestData;
const leadOf = async (number: string | null | undefined, around: Surroundings): Promise<Case | undefined> => {
  const id = number ? requestIdIn(number) : undefined;
  return id === undefined ? undefined : around.find(id);
};

/** The requests joined to this one that stand in one of these states now. */
async function joinedIn(after: Case, states: readonly string[], around: Surroundings): Promise<Case[]> {
  const found = await Promise.all((dataOf(after).joinedRequests ?? []).map((id) => around.find(id)));
  return found.filter(
    (c) => c !== undefined && states.includes(c.state) && dataOf(c).joinedTo === after.number,
  ) as Case[];
}

/** What is asked for each of them. */
const forJoined = async (after: Case, state: string, around: Surroundings, wish: (c: Case) => Wish): Promise<Wish[]> =>
  (await joinedIn(after, [state], around)).map(wish);

/** The leading request's answer for another caller: numbers in it may be the first one's. */
const answerFor = (caseId: number, lead: Case): Wish => {
  const { answer = "", solved = "explained" } = dataOf(lead);
  return { act: "answerWithMatter", caseId, input: { answer: maskText(answer), solved, unit: lead.unit } };
};

/** What the unit wrote was written to the first caller: numbers in it are his. */
const holdFor = (caseId: number, until: Day, reason = "牵头件暂缓办理 / The leading request is suspended"): Wish => ({
  act: "suspendWithMatter",
  caseId,
  input: { reason: maskText(reason), until },
});

async function joined(_entry: Entry, after: Case, around: Surroundings): Promise<Wish[]> {
  const lead = await leadOf(dataOf(after).joinedTo, around);
  const fault = leadBarred(lead);
  if (fault || !lead) return [{ act: "separate", caseId: after.id, input: { reason: `${fault?.zh} / ${fault?.en}` } }];
  return [{ act: "countJoined", caseId: lead.id, input: { caseId: after.id } }];
}

/** From its being counted on, what happens to the leading request happens to it; what happened before is made good now. */
async function counted(entry: Entry, lead: Case, around: Surroundings): Promise<Wish[]> {
  const member = await around.find(Number(entry.input.caseId));
  if (member?.state !== "joined" || dataOf(member).joinedTo !== lead.number) return [];
  if (lead.state === "callBack") return [answerFor(member.id, lead)];
  const follow: Wish[] = lead.unit ? [{ act: "followUnit", caseId: member.id, input: { unit: lead.unit } }] : [];
  const held = lead.state === "suspended" && lead.clock ? [holdFor(member.id, dayOf(lead.clock.dueAt))] : [];
  return [...follow, ...held];
}

async function ownWay(_entry: Entry, after: Case, around: Surroundings): Promise<Wish[]> {
  const { joinedTo, separatedFrom } = dataOf(after);
  const lead = await leadOf(joinedTo ?? separatedFrom, around);
  if (!lead || lead.closedAt !== null || !dataOf(lead).joinedRequests?.includes(after.id)) return [];
  return [{ act: "uncountJoined", caseId: lead.id, input: { caseId: after.id } }];
}

/** A clock of a joined request is lengthened once, as every clock. */
async function extended(_entry: Entry, after: Case, around: Surroundings): Promise<Wish[]> {
  const found = await joinedIn(after, ["joined"], around);
  return found
    .filter(({ clock }) => clock && !clock.extension)
    .map(({ id }) => ({ act: "extendWithMatter", caseId: id, input: { note: "" } }));
}

/** The clock of the leading request is that of its matter: it is lengthened and stopped for all who wait for it. */
const clockReactions: readonly Reaction[] = [
  { name: "hotline.matterExtended", type, when: ({ action }) => action === "extend", wishes: extended },
  {
    name: "hotline.matterSuspended",
    type,
    when: ({ action }) => action === "suspend",
    wishes: ({ input }, after, around) =>
      forJoined(after, "joined", around, (c) => holdFor(c.id, String(input.until), String(input.reason))),
  },
  {
    name: "hotline.matterResumed",
    type,
    when: ({ from, to }) => from === "suspended" && to === "inProgress",
    wishes: (_entry, after, around) =>
      forJoined(after, "joinedSuspended", around, (c) => ({
        act: "resumeWithMatter",
        caseId: c.id,
        input: { note: "" },
      })),
  },
];

/** What happens to the leading request happens to those joined to it: its unit, its clock, its answer, its redoing, its end. */
export const matterReactions: readonly Reaction[] = [
  { name: "hotline.joined", type, when: ({ action }) => action === "join", wishes: joined },
  { name: "hotline.counted", type, when: ({ action }) => action === "countJoined", wishes: counted },
  {
    name: "hotline.leftMatter",
    type,
    when: ({ action, from }) =>
      (from === "joined" || from === "joinedSuspended") && (action === "separate" || action === "withdraw"),
    wishes: ownWay,
  },
  {
    name: "hotline.matterDispatched",
    type,
    when: ({ action }) => action === "dispatch" || action === "designate",
    wishes: (_entry, after, around) =>
      forJoined(after, "joined", around, (c) => ({ act: "followUnit", caseId: c.id, input: { unit: after.unit } })),
  },
  ...clockReactions,
  {
    name: "hotline.matterAnswered",
    type,
    when: ({ action, from, to }) => (to === "callBack" && from !== "callBack") || action === "answerDirectly",
    wishes: (_entry, after, around) => forJoined(after, "joined", around, (c) => answerFor(c.id, after)),
  },
  {
    name: "hotline.matterRedone",
    type,
    when: ({ from, to }) => from === "callBack" && (to === "redoing" || to === "accepted"),
    wishes: (_entry, after, around) =>
      forJoined(after, "callBack", around, (c) => ({ act: "redoWithMatter", caseId: c.id, input: {} })),
  },
  {
    name: "hotline.matterEnded",
    type,
    when: ({ to }) => ended.includes(to),
    wishes: async (_entry, after, around): Promise<Wish[]> => {
      const reason = "牵头件没有办成，本件单独办理 / The leading request ended unanswered; this one goes on by itself";
      return (await joinedIn(after, ["joined", "joinedSuspended"], around)).map(({ id }) => ({
        act: "separate",
        caseId: id,
        input: { reason },
      }));
    },
  },
];
