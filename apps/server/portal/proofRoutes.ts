import { timingSafeEqual } from "node:crypto";
import { findPhonelessRequest, findProvenRequest, followCode, type ProvenRequest } from "@wuxing/areas/hotline";
import { parseCaseNumber, parsePhone } from "@wuxing/kernel/identifiers";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { firmOfCase } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import type { Show } from "./Pages.ts";
import type { Proofs } from "./provenCookie.ts";
import { readForm } from "./readForm.ts";

/** One message for an unknown number and for a wrong phone: which numbers exist is nobody's to learn. */
const noMatch = t(
  "编号和手机号（或查询码）对不上：请照回执逐位核对编号，并填提交时留的手机号，没留手机号的填查询码；编号丢了请拨打 12345",
  "Number and phone (or follow-up code) do not belong together: check the number on your receipt and give the phone you gave then, or the code if you gave none; if the number is lost call 12345",
);
const ofFirm = t(
  "这件事是以企业身份提的：请在“我的”登录，由有授权的人查看",
  "This was said in a firm's name: whoever has its mandate signs in under “Mine” to follow it",
);
const empty = {
  number: t("请填回执上的编号", "Please give the number on your receipt"),
  phone: t(
    "请填提交时留的手机号；没留手机号的，填回执上的查询码",
    "Please give the phone number you gave then, or the code on your receipt if you gave none",
  ),
};
const query = z.object({ number: z.string().max(60).optional() });
const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };

/** Showing that a request is one's own, by its number and the phone given with it. */
export function proofRoutes(http: Http, platform: Platform, proven: Proofs, show: Show): void {
  http.get("/follow", { schema: { hide: true, querystring: query } }, (request, reply) =>
    show(request, reply, "follow", { values: { number: request.query.number ?? "" }, errors: [] }, { personal: true }),
  );

  http.post("/follow", { schema: { hide: true }, config }, async (request, reply) => {
    const { values } = await readForm(request);
    const given = { number: (values.number ?? "").slice(0, 60), phone: (values.phone ?? "").slice(0, 40) };
    const number = parseCaseNumber(given.number);
    const found = number.ok ? await provenBy(platform, number.value.number, given.phone) : undefined;
    const firm = found && (await firmOfCase(platform.pool, found.id));
    if (found && !firm) {
      proven.give(request, reply, found.id);
      return reply.header("cache-control", "no-store").redirect(`/follow/${found.number}`, 303);
    }
    const missing = (["number", "phone"] as const).filter((name) => given[name].trim() === "");
    const errors =
      missing.length > 0
        ? missing.map((field) => ({ field, message: empty[field] }))
        : [{ field: "number", message: firm ? ofFirm : noMatch }];
    const sent = { status: 422, personal: true, path: "/follow" };
    return show(request, reply, "follow", { values: given, errors }, sent);
  });
}

/** What a number proves together with the phone given with it, or with the code of a request that gave none. */
async function provenBy(platform: Platform, number: string, shown: string): Promise<ProvenRequest | undefined> {
  const phone = parsePhone(shown);
  const own = phone.ok ? await findProvenRequest(platform, number, phone.value.number) : undefined;
  if (own) return own;
  const phoneless = await findPhonelessRequest(platform, number);
  return phoneless && sameText(followCode(platform, phoneless.number), shown.replace(/\D/gu, ""))
    ? phoneless
    : undefined;
}

const sameText = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
