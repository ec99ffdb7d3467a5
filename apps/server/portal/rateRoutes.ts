import { notFound } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import { rateView } from "./followView.ts";
import type { Ownership } from "./ownership.ts";
import { askForProof, findOwnRequest } from "./ownRequest.ts";
import type { Show } from "./Pages.ts";
import { browserChannel, noteRating } from "./ratingDevice.ts";
import { takeAction } from "./takeAction.ts";
import { takeWordsBack, wordsView } from "./takeWordsBack.ts";

const params = z.object({ number: z.string().max(60) });
const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };

/** The rating alone, by the number of the request or of its invitation. */
export function rateRoutes(http: Http, platform: Platform, owned: Ownership, show: Show): void {
  http.get("/rate/:number", { schema: { hide: true, params } }, async (request, reply) => {
    const asked = await findOwnRequest(platform, owned, request, request.params.number);
    if (!asked) return askForProof(reply, request.params.number);
    const view = await rateView(platform, asked.own);
    const words = view ?? (await wordsView(platform, asked.own, `/rate/${asked.own.root.number}/words`));
    if (!words) return reply.redirect(`/follow/${asked.own.root.number}`, 303);
    return show(request, reply, "rate", words, { personal: true });
  });

  http.post("/rate/:number/words", { schema: { hide: true, params }, config }, async (request, reply) => {
    const asked = await findOwnRequest(platform, owned, request, request.params.number);
    if (!asked) return askForProof(reply, request.params.number);
    const path = `/rate/${asked.own.root.number}`;
    return takeWordsBack(platform, asked.own, (view) =>
      show(request, reply, "message", view, { personal: true, path }),
    );
  });

  http.post("/rate/:number", { schema: { hide: true, params }, config }, async (request, reply) => {
    const asked = await findOwnRequest(platform, owned, request, request.params.number);
    if (!asked) return askForProof(reply, request.params.number);
    const { own } = asked;
    const invitation = own.children.find((child) => child.type === "ratings.invitation");
    if (!invitation) throw notFound();
    const channel = browserChannel(request.headers["user-agent"]);
    const failed = await takeAction(platform, request, { own, found: invitation }, "rate", { channel });
    if (!failed) await noteRating(platform, request, reply, invitation.id);
    const view = failed && (await rateView(platform, own, failed));
    if (view)
      return show(request, reply, "rate", view, { status: 422, personal: true, path: `/rate/${invitation.number}` });
    const done = failed ? "" : "?done=rate";
    return reply.header("cache-control", "no-store").redirect(`/follow/${own.root.number}${done}`, 303);
  });
}
