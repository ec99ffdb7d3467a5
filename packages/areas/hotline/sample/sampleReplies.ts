import type { Random } from "@wuxing/platform/testing/city";
import { findTopic } from "../topics.ts";
import { dayInWords, fill } from "./fill.ts";
import { fit } from "./fit.ts";
import { getTexts } from "./getTexts.ts";
import * as phrases from "./officerPhrases.ts";

/** What an officer's text is about: the request, the unit as it calls itself, and the day of writing (YYYY-MM-DD). */
export interface ReplySubject {
  readonly topic: string;
  readonly place: string;
  readonly unit: string;
  readonly day: string;
  /** What the citizen wrote; the answer then takes the finding that fits it better. */
  readonly text?: string;
}

const isQuestion = (topic: string) => findTopic(topic)?.kind === "consult";

/** Less than this share of a finding in the citizen's text means that it answers something else; questions are exact. */
const leastFit = { question: 0.05, problem: 0.02 };

/** What was found and what was done: findings and outcomes of a topic go in pairs; a plain pair where none fits. */
function outcomeOf(random: Random, topic: string, text?: string): readonly [found: string, done: string] {
  const { found, done } = getTexts(topic);
  const own = found.map((finding, at) => [finding, done[at] ?? ""] as const);
  if (text === undefined) return random.pick(own);
  const ranked = own.map((pair) => ({ pair, share: fit(pair.join(""), text) })).sort((a, b) => b.share - a.share);
  const [best] = ranked;
  const sort = isQuestion(topic) ? "question" : "problem";
  return best && best.share >= leastFit[sort] ? best.pair : random.pick(phrases.plainOutcomes[sort]);
}

function slotsOf(random: Random, { topic, place, unit, day, text }: ReplySubject): Record<string, string> {
  const [finding, outcome] = outcomeOf(random, topic, text);
  const given = {
    place,
    unit,
    day: dayInWords(day, 3 + random.int(18)),
    name: random.pick(phrases.sections),
    // Numbers of the form 0799-000xxxx are given to no one.
    tel: `0799-000${String(random.int(10_000)).padStart(4, "0")}`,
  };
  const found = fill(random, finding, given, true);
  return { ...given, found, done: fill(random, outcome, given, true) };
}

/** An answer: who looked, what was found, what was done or by when, and whom to ask. */
export function sampleAnswer(random: Random, subject: ReplySubject): string {
  const slots = slotsOf(random, subject);
  const atOffice = isQuestion(subject.topic) || getTexts(subject.topic).place === "office";
  const greetings = atOffice ? phrases.greetings.office : phrases.greetings.place;
  const greeting = fill(random, random.pick(greetings), slots, true);
  return `${greeting}${slots.found}。${slots.done}。${fill(random, random.pick(phrases.closings), slots, true)}`;
}

/** A note on the way to the answer. */
export const sampleProgressNote = (random: Random, subject: ReplySubject): string =>
  fill(random, random.pick(phrases.progressNotes), slotsOf(random, subject), true);

/** How a bad rating was mended. */
export const sampleMending = (random: Random, subject: ReplySubject): string =>
  fill(random, random.pick(phrases.mendingNotes), slotsOf(random, subject), true);

/** The note of the unit that signs for a request. */
export const sampleSignNote = (random: Random): string =>
  fill(random, random.pick(phrases.signNotes), { name: random.pick(phrases.sections) });

/** Why a unit returns a request, naming the unit that it takes to be right. */
export const sampleReturnReason = (random: Random, other: string): string =>
  fill(random, random.pick(phrases.returnReasons), { other });

/** The dispatcher's word to the unit. */
export const sampleDispatchNote = (random: Random): string => random.pick(phrases.dispatchNotes);

/** Why a request is not accepted, and the right channel for it. */
export const sampleRefusal = (random: Random) => random.pick(phrases.refusals);

/** Why an answer is sent back to be done again. */
export const sampleRedoReason = (random: Random): string => random.pick(phrases.redoReasons);

/** Why more time is asked for. */
export const sampleExtensionReason = (random: Random): string => random.pick(phrases.extensionReasons);

const calls = {
  satisfied: phrases.satisfiedCalls,
  unsatisfied: phrases.unsatisfiedCalls,
  unreached: phrases.unreachedCalls,
};

/** The note of a call-back. */
export const sampleCallBack = (random: Random, outcome: keyof typeof calls): string => random.pick(calls[outcome]);

const comments = { good: phrases.goodComments, fair: phrases.fairComments, bad: phrases.badComments };

/** What a citizen writes beside a rating: good (very satisfied, satisfied), fair (rather satisfied) or bad. */
export const sampleComment = (random: Random, mood: keyof typeof comments): string => random.pick(comments[mood]);
