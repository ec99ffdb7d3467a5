import { randomUUID } from "node:crypto";
import { arePublished, withdrawWords } from "@wuxing/areas/ratings";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { FastifyReply } from "fastify";
import type { RateView } from "../../web/portal/views.ts";
import type { OwnCase } from "./followView.ts";

const title = t("收回公开的话", "Withdraw the published words");

const ratingOf = ({ children }: OwnCase) =>
  children.find(({ type, state }) => type === "ratings.invitation" && state === "rated");

/** The page by which published words are taken back; undefined where none are published. */
export async function wordsView(platform: Platform, own: OwnCase, href: string): Promise<RateView | undefined> {
  const rating = ratingOf(own);
  if (!rating || !(await arePublished(platform, rating))) return undefined;
  return {
    ...{ number: own.root.number, title: own.root.title, answer: null, rated: true, errors: [] },
    unit: rating.unit ? platform.city.unit(rating.unit).name : null,
    action: { name: "withdrawWords", title, href, fields: [], tone: "quiet", commandId: randomUUID() },
  };
}

/** Takes the words of a rating back and says so. */
export async function takeWordsBack(
  platform: Platform,
  own: OwnCase,
  show: (view: {
    title: typeof title;
    text: typeof title;
    tone: "done" | "neutral";
    actions: [];
  }) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const rating = ratingOf(own);
  const published = rating !== undefined && (await arePublished(platform, rating));
  if (published) await withdrawWords(platform, rating);
  const text = published
    ? t("已收回：您的话不再公开，评价照样计入。", "Withdrawn: your words are public no more; your rating counts on.")
    : t("这些话没有公开。", "These words are not published.");
  return show({ title: t("评价", "Rating"), text, tone: published ? "done" : "neutral", actions: [] });
}
