import { findProvenRequest } from "@wuxing/areas/hotline";
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
  "编号和手机号对不上：请照回执逐位核对编号，并填提交时留的手机号；编号丢了请拨打 12345",
  "Number and phone do not belong together: check the number on your receipt and give the phone you gave then; if the number is lost call 12345",
);
const ofFirm = t(
  "这件事是以企业身份提的：请在“我的”登录，由有授权的人查看",
  "This was said in a firm's name: whoever has its mandate signs in under “Mine” to follow it",
);
const empty = {
  number: t("请填回执上的编号", "Please give the number on your receipt"),
  phone: t("请填提交时留的手机号", "Please give the phone number you gave then"),
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
    const phone = parsePhone(given.phone);
    const found =
      number.ok && phone.ok ? await findProvenRequest(platform, number.value.number, phone.value.number) : undefined;
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
