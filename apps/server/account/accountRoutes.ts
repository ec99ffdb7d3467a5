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
import { changed, freshly, signedIn } from "./freshly.ts";
import { fromOf, waitText } from "./signInAnswers.ts";

interface Said {
  readonly done?: string | undefined;
  readonly errors?: readonly { readonly field: string; readonly message: Text }[];
  readonly status?: number;
}

const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };
const query = z.object({ done: z.string().max(20).optional() });
const whose = z.object({ id: z.string().max(1000) });

/** My account: how I sign in, and what of it I change or remove. */
export function accountRoutes(http: Http, { identity }: PortalOptions, show: Show): void {
  const { accounts } = identity;
  const page = async (request: FastifyRequest, reply: FastifyReply, person: Person, said: Said) => {
    const { done, errors = [], status = 200 } = said;
    const view = accountView(person, await accounts.find(person), identity.signIn.passkeys, done, errors);
    return show(request, reply, "account", view, { personal: true, path: "/account", status });
  };

  http.get("/account", { schema: { hide: true, querystring: query } }, async (request, reply) => {
    const person = signedIn(request, reply);
    return person ? page(request, reply, person, { done: request.query.done }) : reply;
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

  const remove = async (
    request: FastifyRequest,
    reply: FastifyReply,
    removal: (person: Person) => Promise<readonly string[]>,
  ) => {
    const person = freshly(request, reply, accounts);
    if (!person) return reply;
    try {
      return changed(reply, await removal(person), "removed");
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return page(request, reply, person, { errors: [{ field: "factors", message: error.reason }], status: 422 });
    }
  };
  http.post("/account/totp/remove", { schema: { hide: true }, config }, (request, reply) =>
    remove(request, reply, (person) => accounts.removeTotp(person, fromOf(request))),
  );
  http.post("/account/passkeys/:id/remove", { schema: { hide: true, params: whose }, config }, (request, reply) =>
    remove(request, reply, (person) => accounts.removePasskey(person, request.params.id, fromOf(request))),
  );
}
