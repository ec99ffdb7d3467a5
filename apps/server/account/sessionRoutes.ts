import type { Http } from "@wuxing/platform/http";
import type { Identity } from "@wuxing/platform/identity";
import { z } from "zod";
import { changed, signedIn } from "./freshly.ts";

const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };
const whose = z.object({ id: z.string().max(100) });

/** Ending one's own sessions elsewhere. */
export function sessionRoutes(http: Http, { accounts }: Identity): void {
  http.post("/account/sessions/:id/end", { schema: { hide: true, params: whose }, config }, async (request, reply) => {
    const person = signedIn(request, reply);
    if (!person) return reply;
    await accounts.endSession(person, request.params.id);
    return changed(reply, [], "ended");
  });

  http.post("/account/sessions/end-others", { schema: { hide: true }, config }, async (request, reply) => {
    const person = signedIn(request, reply);
    if (!person) return reply;
    await accounts.endOthers(person);
    return changed(reply, [], "ended");
  });
}
