import { t } from "@wuxing/kernel/text";
import type { City } from "@wuxing/platform/city";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import type { SignInView } from "../../web/portal/views.ts";
import type { Show } from "../portal/Pages.ts";
import type { PortalOptions } from "../portal/PortalOptions.ts";
import { readForm } from "../portal/readForm.ts";
import { safeNext } from "../portal/safeNext.ts";
import { demoAccounts } from "./demoAccounts.ts";
import { admit, fromOf, refusalOf } from "./signInAnswers.ts";
import { stepCookie } from "./stepCookie.ts";

const missing = {
  username: t("请填用户名", "Please give the user name"),
  password: t("请填密码", "Please give the password"),
};
const wrong = t("用户名或密码不对：请核对后重新输入", "User name or password is wrong: check them and type them again");

const query = z.object({ next: z.string().optional(), again: z.literal("1").optional() });
// Wide enough for an office behind one address in the morning: wrong attempts have delays of their own.
const config = { rateLimit: { max: 60, timeWindow: "1 minute" } };

/** The first step of signing in, and signing out. */
export function signInRoutes(http: Http, city: City, options: PortalOptions, now: () => string, show: Show): void {
  const { identity, demo, origin } = options;
  const step = stepCookie(origin);
  const view = async (next: string, values = {}, errors: SignInView["errors"] = []): Promise<SignInView> => ({
    values,
    errors,
    next,
    passkeys: identity.signIn.passkeys,
    ...(demo ? { demo: await demoAccounts(city, now()) } : {}),
  });

  http.get("/sign-in", { schema: { hide: true, querystring: query } }, async (request, reply) =>
    show(
      request,
      reply,
      "signIn",
      { ...(await view(safeNext(request.query.next))), again: request.query.again === "1" },
      { personal: true },
    ),
  );

  http.post("/sign-in", { schema: { hide: true }, config }, async (request, reply) => {
    const { username = "", password = "", next } = (await readForm(request)).values;
    const again = async (errors: SignInView["errors"], status: number) =>
      show(request, reply, "signIn", await view(safeNext(next), { username }, errors), {
        status,
        personal: true,
        path: "/sign-in",
      });
    if (!username.trim()) return again([{ field: "username", message: missing.username }], 422);
    if (!password) return again([{ field: "password", message: missing.password }], 422);
    const answer = await identity.signIn.byPassword(username.trim().slice(0, 100), password, fromOf(request));
    if (answer.kind === "signedIn") return reply.redirect(await admit(request, reply, identity, answer, next), 303);
    if (answer.kind === "codeWanted") {
      step.give(reply, answer.ticket);
      return reply
        .header("cache-control", "no-store")
        .redirect(`/sign-in/code?next=${encodeURIComponent(safeNext(next))}`, 303);
    }
    const { message, status, wait } = refusalOf(answer.kind === "expired" ? { kind: "wrong" } : answer, wrong);
    if (wait) reply.header("retry-after", wait);
    return again([{ field: "password", message }], status);
  });

  http.post("/sign-out", { schema: { hide: true } }, async (request, reply) => {
    const cookies = request.headers.cookie ? await identity.signOut(request.headers.cookie) : [];
    return reply
      .header("set-cookie", [...cookies])
      .header("cache-control", "no-store")
      .redirect("/", 303);
  });
}
