import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Http } from "@wuxing/platform/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Citizen } from "./Citizen.ts";
import { type Sessions, sessionDays } from "./sessions.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The signed-in citizen, or undefined. Set before any handler runs, in the scopes that have asked for it. */
    citizen: Citizen | undefined;
    /** Who came by a phone that was unused for long, and has yet to show that he is the one of before: `citizen` is then undefined. */
    returning: Citizen | undefined;
  }
}

/** The cookie of a citizen's session. Under https its name has the prefix that ties it to this very host. */
export interface CitizenCookie {
  readonly give: (reply: FastifyReply, token: string) => void;
  readonly take: (reply: FastifyReply) => void;
}

/** Finds the signed-in citizen of every request with our cookie. `https`: whether people reach the site by https. */
export function citizenSession(http: Http, sessions: Sessions, https: boolean): CitizenCookie {
  const name = https ? "__Host-citizen" : "citizen";
  const options = { path: "/", httpOnly: true, sameSite: "lax", secure: https } as const;
  http.decorateRequest("citizen", undefined);
  http.decorateRequest("returning", undefined);
  http.addHook("onRequest", async (request) => {
    const token = request.cookies[name];
    const found = token && token.length <= 100 ? await sessions.find(token) : undefined;
    if (found) request.caller ??= `citizen ${found.id}`;
    if (found?.unproven) request.returning = found;
    else request.citizen = found;
  });
  return {
    give: (reply, token) => {
      reply.setCookie(name, token, { ...options, maxAge: sessionDays.absolute * 24 * 60 * 60 });
    },
    take: (reply) => {
      reply.clearCookie(name, options);
    },
  };
}

/** The signed-in citizen; throws Refusal(signInNeeded). */
export function citizenOf(request: Pick<FastifyRequest, "citizen">): Citizen {
  if (!request.citizen) throw new Refusal("signInNeeded", t("请先登录", "Please sign in first"));
  return request.citizen;
}
