import { type Text, t } from "@wuxing/kernel/text";
import type { Citizen } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { CitizenAccountView } from "../../web/portal/views.ts";
import { pushView } from "./app/pushRoutes.ts";
import { type CitizenPortal, forCitizen, seeOther } from "./CitizenPortal.ts";
import { readForm } from "./readForm.ts";

const notices: Readonly<Record<string, Text>> = {
  phone: t("手机号已更换，别处的登录都已退出", "The phone is changed; your other sessions have ended"),
  realName: t("实名已完成", "Your real name is verified"),
  ended: t("那处登录已退出", "That session has ended"),
  push: t("这台设备会收到提醒了", "This device is told from now on"),
  silent: t("那台设备不再提醒", "That device is told no more"),
  kinds: t("提醒的内容已保存", "What you are told is saved"),
  language: t(
    "语言已保存，以后发给您的短信和提醒都用它",
    "Saved: texts and notifications to you come in it from now on",
  ),
};
const unconfirmed = t("没有勾选确定：注销请先勾选", "Not confirmed: tick the box to close the account");

/** The account's own page: sessions, and closing it. */
export function citizenAccountRoutes(http: Http, portal: CitizenPortal): void {
  const { citizens, push, cookie, show } = portal;
  const page = async (
    request: FastifyRequest,
    reply: FastifyReply,
    citizen: Citizen,
    errors: CitizenAccountView["errors"] = [],
  ) => {
    const { done } = request.query as { done?: string };
    const view: CitizenAccountView = {
      phone: citizen.phoneMasked,
      name: citizen.nameMasked,
      realName: citizen.level === "realName",
      realNameHref: citizens.realName ? "/mine/real-name" : null,
      sessions: await citizens.sessions.list(citizen),
      language: await citizens.accounts.languageOf(citizen),
      push: await pushView(push, citizen),
      notice: notices[done ?? ""],
      errors,
    };
    const status = errors.length > 0 ? 422 : 200;
    return show(request, reply, "citizenAccount", view, { personal: true, status, path: "/mine/account" });
  };

  const query = z.object({ done: z.string().max(20).optional() });
  http.get("/mine/account", { schema: { hide: true, querystring: query } }, forCitizen(page));

  languageRoute(http, portal);
  http.post(
    "/mine/account/sessions",
    { schema: { hide: true } },
    forCitizen(async (request, reply, citizen) => {
      const { id } = (await readForm(request)).values;
      if (id === "all") {
        await citizens.sessions.endAll(citizens.world.pool, citizen.id);
        cookie.take(reply);
        return seeOther(reply, "/");
      }
      const session = z.uuid().safeParse(id);
      if (session.success) await citizens.sessions.end(citizen.id, session.data);
      return seeOther(reply, "/mine/account?done=ended");
    }),
  );

  http.post(
    "/mine/account/close",
    { schema: { hide: true } },
    forCitizen(async (request, reply, citizen) => {
      const { confirm } = (await readForm(request)).values;
      if (confirm !== "true") return page(request, reply, citizen, [{ field: "confirm", message: unconfirmed }]);
      await citizens.accounts.close(citizen);
      cookie.take(reply);
      return seeOther(reply, "/");
    }),
  );
}

/** In which language he is written to; anything but one of the two is: in that in which he asked. */
function languageRoute(http: Http, { citizens }: CitizenPortal): void {
  http.post(
    "/mine/account/language",
    { schema: { hide: true } },
    forCitizen(async (request, reply, citizen) => {
      const { language } = (await readForm(request)).values;
      const chosen = language === "zh" || language === "en" ? language : null;
      await citizens.accounts.chooseLanguage(citizen, chosen);
      return seeOther(reply, "/mine/account?done=language");
    }),
  );
}
