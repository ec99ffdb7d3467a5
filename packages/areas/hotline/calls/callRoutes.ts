import { type Actor, isSealedFrom, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { assertMayRead } from "@wuxing/platform/access";
import type { Platform } from "@wuxing/platform/area";
import { getCaseByNumber } from "@wuxing/platform/casework";
import { type Http, staffOf } from "@wuxing/platform/http";
import { z } from "zod";
import { callEvent } from "./callEvent.ts";
import { type CallWatch, callWatch } from "./callWatch.ts";
import { callOfCase, callVersion, currentCall, findCall } from "./currentCall.ts";
import { revealCall } from "./revealCall.ts";
import { leaveSeat, seatOf, takeSeat } from "./seats.ts";
import { takeCallEvent } from "./takeCallEvent.ts";

const tags = ["CTI"];
const id = z.object({ id: z.uuid() });
const look = z.object({
  commandId: z.uuid(),
  purpose: z.string().trim().min(2, { error: "请写明用途 | Please give the purpose" }).max(200),
});
/** How long a question waits for a call, and how often it looks for itself meanwhile, in milliseconds. */
const [patience, glance] = [25_000, 5_000];

/** Calls as an exchange tells of them, and as the desk learns of them. */
export function callRoutes(http: Http, platform: Platform): void {
  http.post(
    "/cti/calls",
    { schema: { summary: "A call rings, is answered or has ended", tags, body: callEvent }, config: { scope: "cti" } },
    async (request) => {
      const machine = request.client;
      if (!machine) throw new Refusal("signInNeeded", t("请带令牌（权限 cti）", "Send a token with the scope cti"));
      return { id: await takeCallEvent(platform, machine.id, request.body) };
    },
  );
  const seat = z.object({ extension: z.string().max(20).nullable() });
  http.post("/api/calls/seat", { schema: { tags, body: seat } }, async (request) => {
    const { id: username } = agentOf(request);
    const { extension } = request.body;
    const session = request.person?.session.id ?? "";
    await (extension === null
      ? leaveSeat(platform.pool, username)
      : takeSeat(platform, { username, session }, extension));
    return { seat: await seatOf(platform.pool, username) };
  });
  const watch = callWatch(platform);
  http.addHook("preClose", async () => watch.end());
  waitRoute(http, platform, watch);
  http.get(
    "/api/calls",
    {
      schema: {
        summary: "The call that a request was taken from",
        tags,
        querystring: z.object({ number: z.string().max(60) }),
      },
    },
    async (request) => {
      const actor = agentOf(request);
      const found = await getCaseByNumber(platform.readAs(actor), request.query.number);
      await assertMayRead(platform.casework, found, actor);
      return { call: isSealedFrom(actor, found) ? null : await callOfCase(platform, actor, found.id) };
    },
  );
  http.get("/api/calls/:id", { schema: { tags, params: id } }, async (request) =>
    findCall(platform, agentOf(request), request.params.id),
  );
  http.post("/api/calls/:id/reveal", { schema: { tags, params: id, body: look } }, async (request) =>
    revealCall(platform, agentOf(request), request.params.id, request.body),
  );
}

/** Answers at once where something is new (`seen` is the version that the asker knows), else when it is, or empty-handed. */
function waitRoute(http: Http, platform: Platform, watch: CallWatch): void {
  const querystring = z.object({ seen: z.string().max(300).optional() });
  http.get("/api/calls/current", { schema: { tags, querystring } }, async (request) => {
    const actor = agentOf(request);
    const seat = await seatOf(platform.pool, actor.id);
    const { seen } = request.query;
    const simulated = http.hasRoute({ method: "POST", url: "/api/demo/calls" });
    if (seat === null) return { seat, simulated, call: null };
    await watch.ready();
    const until = performance.now() + patience;
    for (let left = patience; seen !== undefined && left > 0 && !watch.isEnded(); left = until - performance.now()) {
      const heard = watch.next(seat, Math.min(glance, left));
      if (request.raw.destroyed || (await callVersion(platform, seat)) !== seen) break;
      await heard;
    }
    // Who signed out meanwhile, or sat down elsewhere, is told of nothing.
    if ((await seatOf(platform.pool, actor.id)) !== seat) return { seat: null, simulated, call: null };
    return { seat, simulated, call: await currentCall(platform, actor, seat) };
  });
}

function agentOf(request: Parameters<typeof staffOf>[0]): Actor {
  const actor = staffOf(request);
  if (actor.posts.some(({ role }) => role === "agent" || role === "dispatcher")) return actor;
  throw new Refusal("notAllowed", t("来电由热线话务员接听", "Calls are taken by the hotline's agents"));
}
