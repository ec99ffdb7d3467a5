import { type Text, t } from "@wuxing/kernel/text";
import type { Http } from "@wuxing/platform/http";
import type { TotpOffer } from "@wuxing/platform/identity";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Show } from "../portal/Pages.ts";
import type { PortalOptions } from "../portal/PortalOptions.ts";
import { readForm } from "../portal/readForm.ts";
import { changed, freshly } from "./freshly.ts";
import { qrPath } from "./qrPath.ts";
import { fromOf } from "./signInAnswers.ts";

const wrong = t(
  "验证码不对：请看应用里最新的 6 位数字，并核对手机的时间",
  "The code is wrong: take the newest six digits of the app, and check that the phone's clock is right",
);
const lapsed = t(
  "这一页放得太久了，请用下面的新密钥重新添加",
  "This page was left too long; add the new key below instead",
);

const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };

/** Setting up an authenticator app and recovery codes: forms that need no script. */
export function totpRoutes(http: Http, { identity }: PortalOptions, show: Show): void {
  const { accounts } = identity;
  const offer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { uri, key, sealed }: TotpOffer,
    message?: Text,
  ) => {
    const errors = message ? [{ field: "code", message }] : [];
    const view = { qr: await qrPath(uri), key: key.replace(/(.{4})(?=.)/gu, "$1 "), sealed, errors };
    return show(request, reply, "totp", view, { personal: true, path: "/account/totp", status: message ? 422 : 200 });
  };
  const codes = (request: FastifyRequest, reply: FastifyReply, shown: readonly string[], cookies: readonly string[]) =>
    show(
      request,
      reply.header("set-cookie", [...cookies]),
      "recoveryCodes",
      { codes: shown },
      {
        personal: true,
        path: "/account",
      },
    );

  http.get("/account/totp", { schema: { hide: true } }, async (request, reply) => {
    const person = freshly(request, reply, accounts);
    return person ? offer(request, reply, await accounts.offerTotp(person)) : reply;
  });

  http.post("/account/totp", { schema: { hide: true }, config }, async (request, reply) => {
    const person = freshly(request, reply, accounts);
    if (!person) return reply;
    const { sealed = "", code = "" } = (await readForm(request)).values;
    const given = await accounts.sameOffer(person, sealed);
    if (!given) return offer(request, reply, await accounts.offerTotp(person), lapsed);
    const typed = code.normalize("NFKC").replaceAll(/\s/gu, "");
    const result = await accounts.enrolTotp(person, given, typed, fromOf(request));
    if (result === "wrong") return offer(request, reply, given, wrong);
    if (result.codes.length > 0) return codes(request, reply, result.codes, result.cookies);
    return changed(reply, result.cookies, "totp");
  });

  http.post("/account/recovery-codes", { schema: { hide: true }, config }, async (request, reply) => {
    const person = freshly(request, reply, accounts);
    if (!person) return reply;
    const made = await accounts.newRecoveryCodes(person, fromOf(request));
    return codes(request, reply, made.codes, made.cookies);
  });
}
