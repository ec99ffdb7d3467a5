import { parseMobile } from "@wuxing/kernel/identifiers";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { askToSignIn, type Citizens } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { CitizenSignInView } from "../../web/portal/views.ts";
import { type CitizenPortal, seeOther } from "./CitizenPortal.ts";
import { localeOf } from "./contextOf.ts";
import { deviceOf } from "./deviceOf.ts";
import { readForm } from "./readForm.ts";
import { safeNext } from "./safeNext.ts";

const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };
/** One message for a wrong, an old, a used and a too often tried code. */
const wrongCode = t(
  "验证码不对或已过期：请核对最新一条短信；试了五次还不对，请重新发送",
  "The code is wrong or over: check the newest message; after five tries ask for a new one",
);

/** Signing in with a code sent to the phone. What is answered does not tell whether the phone has an account. */
export function citizenSignInRoutes(http: Http, { citizens, cookie, show }: CitizenPortal): void {
  const page = (request: FastifyRequest, reply: FastifyReply, view: Partial<CitizenSignInView>, status = 200) =>
    show(
      request,
      reply,
      "citizenSignIn",
      { step: "phone", values: {}, errors: [], next: "/mine", realName: citizens.realName !== undefined, ...view },
      { personal: true, status, path: "/mine/sign-in" },
    );

  const query = z.object({ next: z.string().max(500).optional() });
  http.get("/mine/sign-in", { schema: { hide: true, querystring: query } }, async (request, reply) => {
    const next = safeNext(request.query.next, "/mine");
    return request.citizen ? seeOther(reply, next) : page(request, reply, { next });
  });

  http.post("/mine/sign-in", { schema: { hide: true }, config }, async (request, reply) => {
    const { values } = await readForm(request);
    const [typed, next] = [(values.phone ?? "").slice(0, 40), safeNext(values.next, "/mine")];
    const again = (message: ReturnType<typeof t>, status: number) =>
      page(request, reply, { values: { phone: typed }, next, errors: [{ field: "phone", message }] }, status);
    const phone = parseMobile(typed);
    if (!phone.ok) return again(phone.reason, 422);
    try {
      const { number } = phone.value;
      const { ticket, shown } = await askToSignIn(citizens.codes, number, request.ip, localeOf(request));
      return await page(request, reply, { step: "code", values: { phone: number, ticket }, next, demoCode: shown });
    } catch (error) {
      if (error instanceof Refusal) return again(error.reason, error.code === "tooMany" ? 429 : 422);
      request.log.error({ err: error }, "sms");
      return again(t("短信没有发出去，请过一会儿再试", "The message could not be sent; try again in a while"), 502);
    }
  });

  http.post("/mine/sign-in/code", { schema: { hide: true }, config }, async (request, reply) => {
    const { values } = await readForm(request);
    const [phone, next] = [parseMobile((values.phone ?? "").slice(0, 40)), safeNext(values.next, "/mine")];
    if (!phone.ok) return seeOther(reply, "/mine/sign-in");
    const device = deviceOf(request.headers["user-agent"]);
    const { number } = phone.value;
    const given = { ticket: (values.ticket ?? "").slice(0, 40), code: (values.code ?? "").slice(0, 20) };
    const entered = await citizens.accounts.signIn(number, given, device);
    if (!entered) {
      const errors = [{ field: "code", message: wrongCode }];
      const again = { phone: number, ticket: given.ticket };
      return page(request, reply, { step: "code", values: again, next, errors }, 422);
    }
    // Who was signed in here before is so no longer.
    await endOwn(citizens, request);
    cookie.give(reply, entered.token);
    return seeOther(reply, entered.unproven ? "/mine/prove" : next);
  });

  http.post("/mine/sign-out", { schema: { hide: true } }, async (request, reply) => {
    await endOwn(citizens, request);
    cookie.take(reply);
    return seeOther(reply, "/");
  });
}

/** Ends the session that a request came by. */
async function endOwn({ sessions }: Citizens, { citizen, returning }: FastifyRequest): Promise<void> {
  const who = citizen ?? returning;
  if (who) await sessions.end(who.id, who.session);
}
