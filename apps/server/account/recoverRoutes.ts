import { notFound } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Http } from "@wuxing/platform/http";
import type { Identity } from "@wuxing/platform/identity";
import { z } from "zod";
import type { MessageView } from "../../web/portal/views.ts";
import type { Show } from "../portal/Pages.ts";
import { readForm } from "../portal/readForm.ts";
import { administratorOf } from "./administratorOf.ts";

const params = z.object({ token: z.string().max(100) });
const config = { rateLimit: { max: 30, timeWindow: "1 minute" } };

const ended: MessageView = {
  title: t("这个链接不能用了", "This link cannot be used any more"),
  text: t(
    "恢复链接 30 分钟内有效，只能用一次。请找系统管理员重新开一个。",
    "A recovery link holds for 30 minutes and can be used once. Ask your administrator for a new one.",
  ),
  tone: "refused",
  actions: [{ label: t("回登录页", "To the sign-in page"), href: "/sign-in" }],
};
const done: MessageView = {
  title: t("新密码已设好", "Your new password is set"),
  text: t(
    "其他地方的登录都已退出。请用新密码登录。",
    "You were signed out everywhere else. Sign in with the new password.",
  ),
  tone: "done",
  actions: [{ label: t("去登录", "Sign in"), href: "/sign-in" }],
};

/** Recovery: an administrator makes a link for a purpose, and the person sets a new password by it. */
export function recoverRoutes(http: Http, { recovery }: Identity, origin: string, show: Show): void {
  const body = z.object({
    purpose: z
      .string({ error: "请说明为什么开这个链接 | Please say why this link is made" })
      .trim()
      .min(4, { error: "请说明为什么开这个链接 | Please say why this link is made" })
      .max(500),
    /** The person has lost the second factor too. */
    clearFactors: z.boolean().default(false),
  });
  const whose = z.object({ username: z.string().max(60) });
  const response = { 201: z.object({ link: z.url(), expiresAt: z.iso.datetime() }) };
  http.post(
    "/api/admin/people/:username/recovery",
    { schema: { params: whose, body, response }, config },
    async (request, reply) => {
      const actor = administratorOf(request);
      const { purpose, clearFactors } = request.body;
      const wish = { username: request.params.username, purpose, clearsFactors: clearFactors, by: actor.id };
      const made = await recovery.make(wish);
      if (!made) throw notFound();
      reply.code(201).header("cache-control", "no-store");
      return { link: new URL(`/recover/${made.token}`, origin).href, expiresAt: made.expiresAt };
    },
  );

  http.get("/recover/:token", { schema: { hide: true, params }, config }, async (request, reply) => {
    const person = await recovery.find(request.params.token);
    if (!person) return show(request, reply, "message", ended, { status: 410, personal: true, path: "/sign-in" });
    const { token } = request.params;
    return show(request, reply, "recover", { ...person, token, errors: [] }, { personal: true });
  });

  http.post("/recover/:token", { schema: { hide: true, params }, config }, async (request, reply) => {
    const { token } = request.params;
    const { password = "" } = (await readForm(request)).values;
    const person = await recovery.find(token);
    const used = person && (await recovery.use(token, password));
    if (!person || !used)
      return show(request, reply, "message", ended, { status: 410, personal: true, path: "/sign-in" });
    if (used === "done") return show(request, reply, "message", done, { personal: true, path: "/sign-in" });
    const errors = [{ field: "password", message: used }];
    return show(request, reply, "recover", { ...person, token, errors }, { status: 422, personal: true });
  });
}
