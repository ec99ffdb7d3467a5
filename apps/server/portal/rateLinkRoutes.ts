import { findByRateLink, rateLinkCode } from "@wuxing/areas/ratings";
import { type Actor, notFound } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { rateView } from "./followView.ts";
import type { Ownership } from "./ownership.ts";
import { askForProof, findOwnRequest, type OwnRequest } from "./ownRequest.ts";
import type { Show } from "./Pages.ts";
import { qrPicture } from "./qrPicture.ts";
import { noteRating } from "./ratingDevice.ts";
import { takeAction } from "./takeAction.ts";
import { takeWordsBack, wordsView } from "./takeWordsBack.ts";

const params = z.object({ number: z.string().max(60), code: z.string().max(40) });
const querystring = z.object({ by: z.enum(["sms", "qr"]).default("qr").catch("qr") });
const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };

interface Parts {
  readonly platform: Platform;
  readonly owned: Ownership;
  readonly origin: string;
  readonly show: Show;
}

/** The rating of one case by a link: of a text message, or of a code on paper. It opens the rating and nothing else. */
export function rateLinkRoutes(http: Http, { platform, owned, origin, show }: Parts): void {
  const schema = { hide: true, params, querystring };
  http.get("/r/:number/:code", { schema, config }, async (request, reply) => {
    const { asked, href } = await linked(platform, request);
    const view = await rateView(platform, asked.own);
    if (!view) {
      const words = await wordsView(platform, asked.own, href.replace(/\?.*$/u, "/words"));
      if (words) return show(request, reply, "rate", words, { personal: true });
      return reply.redirect(`/follow?number=${asked.own.root.number}`, 303);
    }
    return show(
      request,
      reply,
      "rate",
      { ...view, answer: null, action: { ...view.action, href } },
      { personal: true },
    );
  });
  http.post("/r/:number/:code", { schema, config }, async (request, reply) => {
    const { asked, href, by } = await linked(platform, request);
    const failed = await takeAction(platform, request, asked, "rate", { channel: by });
    if (!failed) await noteRating(platform, request, reply, asked.found.id);
    const view = failed && (await rateView(platform, asked.own, failed));
    if (view) {
      const sent = { ...view, answer: null, action: { ...view.action, href } };
      return show(request, reply, "rate", sent, { status: 422, personal: true, path: href });
    }
    const said = failed
      ? t("已经评价过了，每件评价一次。", "It has been rated; each matter is rated once.")
      : t("谢谢，评价已收到。", "Thank you, the rating has arrived.");
    return show(
      request,
      reply,
      "message",
      { title: t("评价", "Rating"), text: said, tone: failed ? "neutral" : "done", actions: [] },
      { personal: true, path: href },
    );
  });
  http.post("/r/:number/:code/words", { schema, config }, async (request, reply) => {
    const { asked, href } = await linked(platform, request);
    return takeWordsBack(platform, asked.own, (view) =>
      show(request, reply, "message", view, { personal: true, path: href }),
    );
  });
  qrRoute(http, { platform, owned, origin, show });
}

function qrRoute(http: Http, { platform, owned, origin, show }: Parts): void {
  /** For the person himself: the code for another phone, or for paper. */
  http.get(
    "/rate/:number/qr",
    { schema: { hide: true, params: params.pick({ number: true }) } },
    async (request, reply) => {
      const asked = await findOwnRequest(platform, owned, request, request.params.number);
      if (!asked) return askForProof(reply, request.params.number);
      const { root, children } = asked.own;
      const invitation = children.find(({ type, state }) => type === "ratings.invitation" && state === "awaiting");
      if (!invitation) return reply.redirect(`/follow/${root.number}`, 303);
      const address = `${origin}/r/${invitation.number}/${rateLinkCode(platform, invitation.number)}?by=qr`;
      const unit = platform.city.unit(root.unit ?? "px-12345").name;
      const view = { window: root.number, name: root.title, unit, address, qr: await qrPicture(address) };
      return show(request, reply, "counterPoster", view, { personal: true });
    },
  );
}

async function linked(
  platform: Platform,
  request: FastifyRequest<{ Params: z.output<typeof params>; Querystring: z.output<typeof querystring> }>,
): Promise<{ asked: OwnRequest; href: string; by: string }> {
  const { number, code } = request.params;
  const found = await findByRateLink(platform, number, code);
  if (!found) throw notFound();
  const { invitation, root } = found;
  // It shows the one case to be rated, not who asked; so it proves that case alone.
  const actor: Actor = { kind: "citizen", id: "citizen", posts: [], proven: [invitation.id] };
  const { by } = request.query;
  const own = { root, children: [invitation], actor };
  return { asked: { own, found: invitation }, href: `/r/${number}/${code}?by=${by}`, by };
}
