import { type Text, t } from "@wuxing/kernel/text";
import type { City } from "@wuxing/platform/city";
import type { Http } from "@wuxing/platform/http";
import { demoPassword, people, type Role } from "@wuxing/platform/testing/city";
import { z } from "zod";
import type { SignInView } from "../../web/portal/views.ts";
import type { Show } from "./Pages.ts";
import type { PortalOptions } from "./PortalOptions.ts";
import { readForm } from "./readForm.ts";
import { safeNext } from "./safeNext.ts";

const roles: Record<Role, Text> = {
  agent: t("话务员", "Hotline agent"),
  dispatcher: t("派单员", "Dispatcher"),
  officer: t("承办人", "Officer"),
  head: t("单位负责人", "Head of unit"),
  coordinator: t("五型办", "Coordinator"),
  leader: t("市领导", "City leader"),
  administrator: t("管理员", "Administrator"),
};

const missing = {
  username: t("请填用户名", "Please give the user name"),
  password: t("请填密码", "Please give the password"),
};
const wrong = t("用户名或密码不对：请核对后重新输入", "User name or password is wrong: check them and type them again");

/** Signing the staff in and out. */
export function signInRoutes(http: Http, city: City, { identity, demo }: PortalOptions, show: Show): void {
  const view = (next: string, values = {}, errors: SignInView["errors"] = []): SignInView => ({
    values,
    errors,
    next,
    ...(demo ? { demo: demoAccounts(city) } : {}),
  });

  const query = z.object({ next: z.string().optional() });
  http.get("/sign-in", { schema: { hide: true, querystring: query } }, (request, reply) =>
    show(request, reply, "signIn", view(safeNext(request.query.next)), { personal: true }),
  );

  const config = { rateLimit: { max: 10, timeWindow: "1 minute" } };
  http.post("/sign-in", { schema: { hide: true }, config }, async (request, reply) => {
    const { username = "", password = "", next } = (await readForm(request)).values;
    const again = (errors: SignInView["errors"], status: number) =>
      show(request, reply, "signIn", view(safeNext(next), { username }, errors), {
        status,
        personal: true,
        path: "/sign-in",
      });
    if (!username.trim()) return again([{ field: "username", message: missing.username }], 422);
    if (!password) return again([{ field: "password", message: missing.password }], 422);
    const cookies = await identity.signIn(username.trim().slice(0, 100), password.slice(0, 200), request.ip);
    if (!cookies) return again([{ field: "password", message: wrong }], 401);
    reply.header("set-cookie", [...cookies]).header("cache-control", "no-store");
    return reply.redirect(safeNext(next), 303);
  });

  http.post("/sign-out", { schema: { hide: true } }, async (request, reply) => {
    const cookies = request.headers.cookie ? await identity.signOut(request.headers.cookie) : [];
    return reply
      .header("set-cookie", [...cookies])
      .header("cache-control", "no-store")
      .redirect("/", 303);
  });
}

const demoAccounts = (city: City): NonNullable<SignInView["demo"]> => ({
  password: demoPassword,
  accounts: people.slice(0, 14).map(({ username, name, posts }) => {
    const held = posts.map((post) => roles[post.role]);
    const unit = posts[0] ? city.unit(posts[0].unit).name : t("", "");
    return {
      username,
      role: t(held.map((role) => role.zh).join("、"), held.map((role) => role.en).join(", ")),
      name: t(`${name.zh}，${unit.zh}`, `${name.en}, ${unit.en}`),
    };
  }),
});
