import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Http } from "@wuxing/platform/http";
import type { Identity } from "@wuxing/platform/identity";
import { z } from "zod";
import { passkeyAnswer } from "./secondStepRoutes.ts";
import { fromOf } from "./signInAnswers.ts";

const refusedPasskey = t("通行密钥没有添加成功，请重试", "The passkey could not be added; try again");
const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };

/** Adding a passkey, by the page's script. */
export function passkeyRoutes(http: Http, { accounts }: Identity): void {
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
