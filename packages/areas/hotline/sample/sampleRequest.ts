import type { Division, Random } from "@wuxing/platform/testing/city";
import { findTopic, type RequestKind } from "../topics.ts";
import {
  askers,
  type Channel,
  channels,
  demands,
  details,
  openers,
  questionDetails,
  tellers,
  turns,
} from "./citizenPhrases.ts";
import { fill } from "./fill.ts";
import { fit } from "./fit.ts";
import { allTexts, getTexts } from "./getTexts.ts";
import { fits, fullPlace, samplePlace, sampleShop, sampleTownship } from "./samplePlace.ts";
import type { TopicTexts } from "./TopicTexts.ts";

/** A believable request of an invented citizen. */
export interface SampleRequest {
  readonly title: string;
  readonly text: string;
  readonly kind: RequestKind;
  /** Topic code. */
  readonly topic: string;
  /** County, township and place in words. */
  readonly place: string;
  /** Division code of the township. */
  readonly division: string;
  readonly channel: Channel;
}

/**
 * A request made in a division on a day (YYYY-MM-DD, which decides the season), about a topic of its own choosing unless
 * one is given. The division may be the city, a county or a township. Same seed, same request.
 */
export function sampleRequest(random: Random, where: { division: string; day: string; topic?: string }): SampleRequest {
  const township = sampleTownship(random, where.division);
  const code = where.topic ?? sampleTopic(random, township, Number(where.day.slice(5, 7)));
  const texts = getTexts(code);
  const usual = findTopic(code)?.kind ?? "help";
  const kind = sampleKind(random, usual);
  const channel = sampleChannel(random, texts);
  const place = samplePlace(random, texts.place, township);
  const slots = { place, shop: sampleShop(random, texts.shops ?? "goods") };
  const story = random.pick(texts.says);
  const title = fill(random, titleOf(story, texts, code), slots);
  const text = sampleText(random, { story, kind, usual, channel, township, slots });
  return { title, text, kind, topic: code, place: fullPlace(township, place), division: township.code, channel };
}

/** The title that shares most with the story, or a plain one where none fits. */
function titleOf(story: string, { titles, place }: TopicTexts, code: string): string {
  const ranked = titles.map((title) => ({ title, share: fit(title, story) })).sort((a, b) => b.share - a.share);
  const [best] = ranked;
  if (best && best.share >= 0.25) return best.title;
  const name = findTopic(code)?.name.zh ?? "";
  return place === "office" ? `关于${name}` : `{place}的${name}问题`;
}

/** Open311 clients report what can be seen on a map, not matters of an office. */
function sampleChannel(random: Random, { place }: TopicTexts): Channel {
  const channel = random.weighted(channels);
  return channel === "open311" && (place === "office" || place === "shop") ? "web" : channel;
}

function sampleTopic(random: Random, township: Division, month: number): string {
  return random.weighted(
    Object.entries(allTexts).map(([code, { place, weight = 2, peak }]) => {
      const season = peak?.includes(month) ? 3 : 1;
      return [code, fits(place, township) ? weight * season : 0] as const;
    }),
  );
}

/** Mostly the kind of the topic; now and then a problem comes as a suggestion, a question or a complaint. */
function sampleKind(random: Random, kind: RequestKind): RequestKind {
  if (kind === "consult") return kind;
  return random.weighted([
    [kind, 82],
    ["suggestion", 7],
    ["consult", 5],
    ["complaint", 6],
  ]);
}

interface Telling {
  readonly story: string;

  readonly kind: RequestKind;
  /** The kind of the topic. */
  readonly usual: RequestKind;
  readonly channel: Channel;
  readonly township: Division;
  readonly slots: { readonly place: string; readonly shop: string };
}

function sampleText(random: Random, { story, kind, usual, channel, township, slots }: Telling): string {
  const place = random.chance(0.6) ? township.name.zh + slots.place : slots.place;
  const teller = story.includes("{place}") ? "" : random.pick(usual === "consult" ? askers : tellers);
  const said = fill(random, teller + story, { ...slots, place, town: township.name.zh });
  const extra = usual === "consult" ? questionDetails : details;
  const turn = kind === usual ? undefined : turns[kind];
  return [
    random.pick(openers[channel]),
    said.endsWith("？") ? said : `${said}。`,
    random.chance(0.55) ? random.pick(extra) : "",
    turn ? random.pick(turn) : random.pick(demands[kind]),
  ].join("");
}
