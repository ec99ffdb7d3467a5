import { type Actor, type ClientScope, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { type Http, staffOf } from "@wuxing/platform/http";
import type { FastifyRequest } from "fastify";
import type { ClientTokens } from "./clientTokens.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The machine whose token the request bears, on routes that are open to machines. */
    client: Actor | undefined;
  }
  interface FastifyContextConfig {
    /** What a machine's token must allow for this route. Absent: the route is not for machines, and takes no token. */
    scope?: ClientScope;
  }
}

/** Finds the machine of every request that bears a token on a route with a scope; refuses a wrong one by RFC 6750 §3. */
export function clientSession(http: Http, tokens: ClientTokens): void {
  http.decorateRequest("client", undefined);
  http.addHook("onRequest", async (request, reply) => {
    const { scope } = request.routeOptions.config;
    if (!scope) return;
    const [, token] = /^Bearer +([\w~+/.=-]{1,200})$/iu.exec(request.headers.authorization ?? "") ?? [];
    if (!token) {
      // Said in case the route then asks who it is; a browser's own session needs no header.
      if (!request.headers.cookie) reply.header("www-authenticate", 'Bearer realm="wuxing"');
      return;
    }
    const actor = await tokens.actorOf(token);
    if (!actor) {
      reply.header("www-authenticate", 'Bearer realm="wuxing", error="invalid_token"');
      throw new Refusal(
        "signInNeeded",
        t("令牌无效或已过期，请重新申请", "The token is wrong or over; ask for a new one"),
      );
    }
    if (!actor.scopes?.includes(scope)) {
      reply.header("www-authenticate", `Bearer realm="wuxing", error="insufficient_scope", scope="${scope}"`);
      throw new Refusal("notAllowed", t(`令牌没有“${scope}”权限`, `The token does not allow ${scope}`));
    }
    request.client = actor;
    request.caller = `client ${actor.id}`;
  });
}

/** The machine or the signed-in member of the staff who asks; throws Refusal(signInNeeded). A token goes before a cookie. */
export const callerOf = (request: Pick<FastifyRequest, "client" | "person">): Actor =>
  request.client ?? staffOf(request);
