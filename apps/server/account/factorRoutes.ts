import { Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Http } from "@wuxing/platform/http";
import type { TotpOffer } from "@wuxing/platform/identity";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Show } from "../portal/Pages.ts";
import type { PortalOptions } from "../portal/PortalOptions.ts";
import { readForm } from "../portal/readForm.ts";
import { freshly } from "./freshly.ts";
import { qrPath } from "./qrPath.ts";
import { passkeyAnswer } from "./secondStepRoutes.ts";
import { fromOf } from "./signInAnswers.ts";

const wrong = t(
  "验证码不对：请看应用里最新的 6 位数字，并核对手机的时间",
  "The code is wrong: take the newest six digits of the app, and check that the phone's clock is right",
);
const lapsed = t(
  "这一页放得太久了，请用下面的新密钥重新添加",
  "This page was left too long; add the new key below instead",
);
const refusedPasskey = t("通行密钥没有添加成功，请重试", "The passkey could not be added; try again");

const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };

/** Setting up an authenticator app, passkeys and recovery codes. The app and the codes need no script. */
export function factorRoutes(http: Http, { identity }: PortalOptions, show: Show): void {
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
    return reply
      .header("set-cookie", [...result.cookies])
      .header("cache-control", "no-store")
      .redirect("/account?done=totp", 303);
  });

  http.post("/account/recovery-codes", { schema: { hide: true }, config }, async (request, reply) => {
    const person = freshly(request, reply, accounts);
    if (!person) return reply;
    const made = await accounts.newRecoveryCodes(person, fromOf(request));
    return codes(request, reply, made.codes, made.cookies);
  });

  http.post("/account/passkeys/options", { schema: { hide: true }, config }, async (request, reply) => {
    const person = request.person && accounts.fresh(request.person) ? request.person : undefined;
    if (!person) throw signInAgain();
    reply.header("cache-control", "no-store");
    return accounts.passkeyOptions(person);
  });

  const body = z.object({
    ticket: z.string().max(100),
    answer: passkeyAnswer,
    name: z.string().trim().max(40).default(""),
  });
  http.post("/account/passkeys", { schema: { hide: true, body }, config }, async (request, reply) => {
    if (!request.person || !accounts.fresh(request.person)) throw signInAgain();
    const { ticket, answer, name } = request.body;
    const given = { ticket, answer, name: name || "通行密钥" };
    const result = await accounts.enrolPasskey(request.person, given, fromOf(request));
    if (result === "wrong") throw new Refusal("refused", refusedPasskey);
    reply.header("set-cookie", [...result]).header("cache-control", "no-store");
    const { recoveryCodesLeft } = await accounts.find(request.person);
    // The page asks for the codes next: they are shown once, on a page of their own.
    return { next: "/account?done=passkey", codesWanted: recoveryCodesLeft === 0 };
  });
}

const signInAgain = (): Refusal =>
  new Refusal("signInNeeded", t("请重新登录后再添加", "Sign in again before you add one"));
