import { notFound } from "@wuxing/kernel/procedure";
import type { Http } from "@wuxing/platform/http";
import type { Identity } from "@wuxing/platform/identity";
import { z } from "zod";
import { administratorOf } from "./administratorOf.ts";
import { changed, freshly } from "./freshly.ts";

const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };
const whose = z.object({ id: z.string().max(100) });

/** Ending one's own sessions elsewhere, and an administrator's ending of somebody's: after a device was lost, say. */
export function sessionRoutes(http: Http, { accounts }: Identity): void {
  http.post("/account/sessions/:id/end", { schema: { hide: true, params: whose }, config }, async (request, reply) => {
    const person = freshly(request, reply, accounts);
    if (!person) return reply;
    await accounts.endSession(person, request.params.id);
    return changed(reply, [], "ended");
  });

  http.post("/account/sessions/end-others", { schema: { hide: true }, config }, async (request, reply) => {
    const person = freshly(request, reply, accounts);
    if (!person) return reply;
    await accounts.endOthers(person);
    return changed(reply, [], "ended");
  });

  const person = z.object({ username: z.string().max(60) });
  http.post("/api/admin/people/:username/sign-out", { schema: { params: person }, config }, async (request, reply) => {
    administratorOf(request);
    if (!(await accounts.endAllOf(request.params.username))) throw notFound();
    return reply.code(204).send();
  });
}
