import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Citizen, RealName } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type CitizenPortal, forCitizen, seeOther } from "./CitizenPortal.ts";
import { deviceOf } from "./deviceOf.ts";

const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };
const seconds = 10 * 60;
const schema = { hide: true };

/** To the identity provider and back. The way is known again by a cookie of its own, for ten minutes. */
export function citizenRealNameRoutes(http: Http, { citizens, cookie, show, https }: CitizenPortal): void {
  const { realName } = citizens;
  if (!realName) return;
  const name = https ? "__Host-real-name" : "real-name";
  const options = { path: "/", httpOnly: true, sameSite: "lax", secure: https } as const;

  const depart = async (reply: FastifyReply, citizen: Citizen | undefined) => {
    const { url, browser } = await realName.begin(citizen);
    reply.setCookie(name, browser, { ...options, maxAge: seconds });
    return seeOther(reply, url);
  };
  http.get(
    "/mine/real-name",
    { schema, config },
    forCitizen((_request, reply, citizen) => depart(reply, citizen)),
  );
  http.get("/mine/real-name/recover", { schema, config }, (request, reply) =>
    request.citizen ? seeOther(reply, "/mine/account") : depart(reply, undefined),
  );

  http.get("/mine/real-name/done", { schema, config }, async (request, reply) => {
    reply.clearCookie(name, options);
    try {
      cookie.give(reply, await arrive(realName, request, request.cookies[name] ?? ""));
      return seeOther(reply, request.citizen ? "/mine/account?done=realName" : "/mine?done=returned");
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // The library's own words go to the log: what was wrong with an answer is not for the page.
      if (error.cause) request.log.warn({ fault: String((error.cause as Error).message) }, "real name");
      return sorry(request, reply, error);
    }
  });

  const sorry = (request: FastifyRequest, reply: FastifyReply, { reason }: Refusal) => {
    const back = request.citizen
      ? { label: t("回到账号", "Back to the account"), href: "/mine/account" }
      : { label: t("手机登录", "Sign in by phone"), href: "/mine/sign-in" };
    const view = {
      title: t("实名没有办成", "Your real name was not verified"),
      text: reason,
      tone: "refused" as const,
    };
    const sent = { personal: true, status: 422, path: back.href };
    return show(request, reply, "message", { ...view, actions: [back] }, sent);
  };
}

const arrive = (realName: RealName, request: FastifyRequest, browser: string): Promise<string> =>
  realName.finish(
    new URL(request.url, "http://page").search,
    browser,
    request.citizen,
    deviceOf(request.headers["user-agent"]),
  );
