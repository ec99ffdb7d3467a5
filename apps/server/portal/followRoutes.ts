import { notFound } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { procedureOf } from "@wuxing/platform/casework";
import { caseForOnlooker } from "@wuxing/platform/desk";
import { type Http, sendFile } from "@wuxing/platform/http";
import { z } from "zod";
import { followCaseView, type OwnCase } from "./followView.ts";
import type { Ownership } from "./ownership.ts";
import { askForProof, findOwnRequest } from "./ownRequest.ts";
import type { Show } from "./Pages.ts";
import { browserChannel, noteRating } from "./ratingDevice.ts";
import { takeAction } from "./takeAction.ts";

const name = z.string().max(60);
const params = z.object({ number: name });
const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };

/** Following and adding to one's own request, for two hours after it was shown to be one's own. */
export function followRoutes(http: Http, platform: Platform, owned: Ownership, show: Show): void {
  const query = z.object({ done: name.optional() });
  http.get("/follow/:number", { schema: { hide: true, params, querystring: query } }, async (request, reply) => {
    const asked = await findOwnRequest(platform, owned, request, request.params.number);
    if (!asked) return askForProof(reply, request.params.number);
    const notice = request.query.done ? noticeOf(platform, asked.own, request.query.done) : undefined;
    return show(request, reply, "followCase", await followCaseView(platform, asked.own, { notice }), {
      personal: true,
    });
  });

  const fileParams = params.extend({ id: z.uuid() });
  http.get("/follow/:number/files/:id", { schema: { hide: true, params: fileParams } }, async (request, reply) => {
    const asked = await findOwnRequest(platform, owned, request, request.params.number);
    if (!asked) return askForProof(reply, request.params.number);
    const view = await caseForOnlooker(platform, asked.found, asked.own.actor, true);
    const file = view.history.flatMap((entry) => entry.files).find(({ id }) => id === request.params.id);
    if (!file) throw notFound();
    return sendFile(reply, await platform.files.give(file.id, `case:${asked.found.id}`));
  });

  http.post(
    "/follow/:number/actions/:action",
    { schema: { hide: true, params: params.extend({ action: name }) }, bodyLimit: 80 * 1024 * 1024, config },
    async (request, reply) => {
      const { number, action } = request.params;
      const asked = await findOwnRequest(platform, owned, request, number);
      if (!asked) return askForProof(reply, number);
      const path = `/follow/${asked.own.root.number}`;
      const rates = action === "rate" && asked.found.type === "ratings.invitation";
      const more = rates ? { channel: browserChannel(request.headers["user-agent"]) } : {};
      const failed = await takeAction(platform, request, asked, action, more);
      if (!failed && rates) await noteRating(platform, request, reply, asked.found.id);
      if (!failed) return reply.header("cache-control", "no-store").redirect(`${path}?done=${action}`, 303);
      const view = await followCaseView(platform, asked.own, { failed });
      return show(request, reply, "followCase", view, { status: 422, personal: true, path });
    },
  );
}

/** Thanks for an action that was taken; nothing for a name that no action of these cases has. */
function noticeOf({ casework }: Platform, { root, children }: OwnCase, action: string): Text | undefined {
  for (const c of [root, ...children]) {
    const { actions } = procedureOf(casework, c.type);
    const title = Object.hasOwn(actions, action) ? actions[action]?.title : undefined;
    if (title) return t(`已收到：${title.zh}`, `Received: ${title.en.toLowerCase()}`);
  }
  return undefined;
}
