import { Refusal } from "@wuxing/kernel/procedure";
import type { Text } from "@wuxing/kernel/text";
import type { Http } from "@wuxing/platform/http";
import type { Person } from "@wuxing/platform/identity";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Show } from "../portal/Pages.ts";
import type { PortalOptions } from "../portal/PortalOptions.ts";
import { readForm } from "../portal/readForm.ts";
import { accountView } from "./accountView.ts";
import { freshly, signedIn } from "./freshly.ts";
import { fromOf, waitText } from "./signInAnswers.ts";

type Errors = readonly { readonly field: string; readonly message: Text }[];

const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };
const query = z.object({ done: z.string().max(20).optional() });
const whose = z.object({ id: z.string().max(1000) });

/** My account: how I sign in and where I am signed in. */
export function accountRoutes(http: Http, { identity }: PortalOptions, show: Show): void {
  const { accounts } = identity;
  const page = async (
    request: FastifyRequest,
    reply: FastifyReply,
    person: Person,
    { done, errors = [], status = 200 }: { done?: string; errors?: Errors; status?: number } = {},
  ) => {
    const view = accountView(person, await accounts.find(person), identity.signIn.passkeys, done, errors);
    return show(request, reply, "account", view, { personal: true, path: "/account", status });
  };
  const changed = (reply: FastifyReply, cookies: readonly string[], done: string) =>
    reply
      .header("set-cookie", [...cookies])
      .header("cache-control", "no-store")
      .redirect(`/account?done=${done}`, 303);

  http.get("/account", { schema: { hide: true, querystring: query } }, async (request, reply) => {
    const person = signedIn(request, reply);
    if (!person) return reply;
    return page(request, reply, person, request.query.done ? { done: request.query.done } : {});
  });

  http.post("/account/password", { schema: { hide: true }, config }, async (request, reply) => {
    const person = freshly(request, reply, accounts);
    if (!person) return reply;
    const { current = "", password = "" } = (await readForm(request)).values;
    const result = await accounts.changePassword(person, { now: current, next: password }, fromOf(request));
    if ("cookies" in result) return changed(reply, result.cookies, "password");
    if ("wait" in result) {
      const errors = [{ field: "current", message: waitText(result.wait) }];
      return page(request, reply.header("retry-after", result.wait), person, { errors, status: 429 });
    }
    const errors = [{ field: result.field === "now" ? "current" : "password", message: result.fault }];
    return page(request, reply, person, { errors, status: 422 });
  });

  http.post("/account/totp/remove", { schema: { hide: true }, config }, async (request, reply) => {
    const person = freshly(request, reply, accounts);
    if (!person) return reply;
    return removed(request, reply, person, () => accounts.removeTotp(person, fromOf(request)));
  });

  http.post(
    "/account/passkeys/:id/remove",
    { schema: { hide: true, params: whose }, config },
    async (request, reply) => {
      const person = freshly(request, reply, accounts);
      if (!person) return reply;
      return removed(request, reply, person, () => accounts.removePasskey(person, request.params.id, fromOf(request)));
    },
  );

  const removed = async (
    request: FastifyRequest,
    reply: FastifyReply,
    person: Person,
    remove: () => Promise<readonly string[]>,
  ) => {
    try {
      return changed(reply, await remove(), "removed");
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return page(request, reply, person, { errors: [{ field: "factors", message: error.reason }], status: 422 });
    }
  };

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
