import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Http } from "@wuxing/platform/http";
import { demoCode } from "@wuxing/platform/testing/city";
import { z } from "zod";
import type { SecondStepView } from "../../web/portal/views.ts";
import type { Show } from "../portal/Pages.ts";
import type { PortalOptions } from "../portal/PortalOptions.ts";
import { readForm } from "../portal/readForm.ts";
import { safeNext } from "../portal/safeNext.ts";
import { admit, fromOf, refusalOf } from "./signInAnswers.ts";
import { stepCookie } from "./stepCookie.ts";

const missing = t("请填验证码", "Please give the code");
const wrong = t(
  "验证码不对或已用过：请等下一个 6 位数字，或用一个没用过的恢复码",
  "The code is wrong or was used: wait for the next six digits, or take a recovery code that was not used",
);
const wrongPasskey = t(
  "这个通行密钥没有通过：请重试，或用密码登录",
  "This passkey was not accepted: try again, or sign in with your password",
);

const query = z.object({ next: z.string().optional() });
const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };
/** As a browser answers a challenge; simplewebauthn looks into it. */
export const passkeyAnswer = z.looseObject({ id: z.string().max(2000) });

/** The second step after the password, and signing in by passkey, which is both steps at once. */
export function secondStepRoutes(http: Http, options: PortalOptions, now: () => string, show: Show): void {
  const { identity, demo, origin } = options;
  const step = stepCookie(origin);
  const view = async (next: string, errors: SecondStepView["errors"] = []): Promise<SecondStepView> => ({
    errors,
    next,
    passkeys: identity.signIn.passkeys,
    ...(demo ? { demoCode: await demoCode(now()) } : {}),
  });

  http.get("/sign-in/code", { schema: { hide: true, querystring: query } }, async (request, reply) =>
    step.of(request)
      ? show(request, reply, "secondStep", await view(safeNext(request.query.next)), { personal: true })
      : reply.redirect("/sign-in", 303),
  );

  http.post("/sign-in/code", { schema: { hide: true }, config }, async (request, reply) => {
    const { code = "", next } = (await readForm(request)).values;
    const again = async (message: SecondStepView["errors"][number]["message"], status: number) =>
      show(request, reply, "secondStep", await view(safeNext(next), [{ field: "code", message }]), {
        status,
        personal: true,
        path: "/sign-in/code",
      });
    if (!code.trim()) return again(missing, 422);
    const answer = await identity.signIn.byCode(step.of(request), code.slice(0, 100), fromOf(request));
    if (answer.kind === "signedIn") {
      const on = await admit(request, reply, identity, answer, next);
      step.clear(reply);
      return reply.redirect(on, 303);
    }
    if (answer.kind === "expired" || answer.kind === "codeWanted")
      return reply.redirect(`/sign-in?next=${encodeURIComponent(safeNext(next))}`, 303);
    const { message, status, wait } = refusalOf(answer, wrong);
    if (wait) reply.header("retry-after", wait);
    return again(message, status);
  });

  http.post("/sign-in/passkey/options", { schema: { hide: true }, config }, async (_request, reply) => {
    reply.header("cache-control", "no-store");
    return identity.signIn.passkeyOptions();
  });

  const body = z.object({ ticket: z.string().max(100), answer: passkeyAnswer, next: z.string().max(500).optional() });
  http.post("/sign-in/passkey", { schema: { hide: true, body }, config }, async (request, reply) => {
    const { ticket, answer: given, next } = request.body;
    const answer = await identity.signIn.byPasskey(ticket, given, fromOf(request));
    if (answer.kind === "signedIn") return { next: await admit(request, reply, identity, answer, next) };
    const said = answer.kind === "noPost" ? refusalOf(answer, wrongPasskey).message : wrongPasskey;
    throw new Refusal("notAllowed", said);
  });
}
