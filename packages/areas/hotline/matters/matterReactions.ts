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

/** What is asked for each request joined to this one that stands in a state now. */
async function forJoined(after: Case, state: string, around: Surroundings, wish: (c: Case) => Wish): Promise<Wish[]> {
  const found = await Promise.all((dataOf(after).joinedRequests ?? []).map((id) => around.find(id)));
  return found.flatMap((c) => (c?.state === state && dataOf(c).joinedTo === after.number ? [wish(c)] : []));
}

/** The leading request's answer for another caller: numbers in it may be the first one's. */
const answerFor = (caseId: number, lead: Case): Wish => {
  const { answer = "", solved = "explained" } = dataOf(lead);
  return { act: "answerWithMatter", caseId, input: { answer: maskText(answer), solved, unit: lead.unit } };
};

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
  return lead.unit ? [{ act: "followUnit", caseId: member.id, input: { unit: lead.unit } }] : [];
}

async function ownWay(_entry: Entry, after: Case, around: Surroundings): Promise<Wish[]> {
  const { joinedTo, separatedFrom } = dataOf(after);
  const lead = await leadOf(joinedTo ?? separatedFrom, around);
  if (!lead || lead.closedAt !== null || !dataOf(lead).joinedRequests?.includes(after.id)) return [];
  return [{ act: "uncountJoined", caseId: lead.id, input: { caseId: after.id } }];
}

/** What happens to the leading request happens to those joined to it: its unit, its answer, its redoing, its end. */
export const matterReactions: readonly Reaction[] = [
  { name: "hotline.joined", type, when: ({ action }) => action === "join", wishes: joined },
  { name: "hotline.counted", type, when: ({ action }) => action === "countJoined", wishes: counted },
  {
    name: "hotline.leftMatter",
    type,
    when: ({ action, from }) => from === "joined" && (action === "separate" || action === "withdraw"),
    wishes: ownWay,
  },
  {
    name: "hotline.matterDispatched",
    type,
    when: ({ action }) => action === "dispatch" || action === "designate",
    wishes: (_entry, after, around) =>
      forJoined(after, "joined", around, (c) => ({ act: "followUnit", caseId: c.id, input: { unit: after.unit } })),
  },
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
    wishes: (_entry, after, around) => {
      const reason = "牵头件没有办成，本件单独办理 / The leading request ended unanswered; this one goes on by itself";
      return forJoined(after, "joined", around, (c) => ({ act: "separate", caseId: c.id, input: { reason } }));
    },
  },
];
