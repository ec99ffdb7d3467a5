import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Identity, Person } from "@wuxing/platform/identity";
import type { FastifyRequest } from "fastify";
import type { Http } from "./Http.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The signed-in person, or undefined. Set before any handler runs. */
    person: Person | undefined;
  }
}

/** Finds the signed-in person of every request that carries our session cookie. */
export function session(http: Http, identity: Identity): void {
  http.decorateRequest("person", undefined);
  http.addHook("onRequest", async (request) => {
    if (!request.headers.cookie) return;
    request.person = await identity.personOf(request.headers.cookie);
    if (request.person) request.caller = `staff ${request.person.actor.id}`;
  });
}

/** The signed-in staff member; throws Refusal(signInNeeded), and Refusal(notAllowed) for whoever must set up a second factor first. */
export function staffOf(request: Pick<FastifyRequest, "person">): Actor {
  if (!request.person) throw new Refusal("signInNeeded", t("请先登录", "Please sign in first"));
  if (request.person.mustEnrol)
    throw new Refusal(
      "notAllowed",
      t("您的岗位必须先设置第二步验证：请打开 /account", "Your post needs a second factor first: open /account"),
    );
  return request.person.actor;
}
