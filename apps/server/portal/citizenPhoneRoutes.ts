import { parseMobile } from "@wuxing/kernel/identifiers";
import { Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Citizen } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { PhoneChangeView } from "../../web/portal/views.ts";
import { type CitizenPortal, forCitizen, seeOther } from "./CitizenPortal.ts";
import { localeOf } from "./contextOf.ts";
import { readForm } from "./readForm.ts";

const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };
const wrongCodes = t(
  "验证码不对或已过期：请核对两条短信，试了五次还不对，请重新发送",
  "A code is wrong or over: check both messages; after five tries ask for new ones",
);

/** Another phone for the account, with a code to the new one and to the old. */
export function citizenPhoneRoutes(http: Http, { citizens, show }: CitizenPortal): void {
  const page = (
    request: FastifyRequest,
    reply: FastifyReply,
    citizen: Citizen,
    view: Partial<PhoneChangeView> = {},
    status = 200,
  ) =>
    show(
      request,
      reply,
      "phoneChange",
      { step: "phone", values: {}, errors: [], phone: citizen.phoneMasked, oldCode: citizen.via === "phone", ...view },
      { personal: true, status, path: "/mine/account/phone" },
    );

  http.get(
    "/mine/account/phone",
    { schema: { hide: true } },
    forCitizen((request, reply, citizen) => page(request, reply, citizen)),
  );

  http.post(
    "/mine/account/phone",
    { schema: { hide: true }, config },
    forCitizen(async (request, reply, citizen) => {
      const typed = ((await readForm(request)).values.phone ?? "").slice(0, 40);
      const again = (message: Text) =>
        page(request, reply, citizen, { values: { phone: typed }, errors: [{ field: "phone", message }] }, 422);
      const phone = parseMobile(typed);
      if (!phone.ok) return again(phone.reason);
      const { number } = phone.value;
      try {
        const demoCodes = await citizens.accounts.askToChangePhone(citizen, number, request.ip, localeOf(request));
        return await page(request, reply, citizen, { step: "codes", values: { phone: number }, demoCodes });
      } catch (error) {
        if (error instanceof Refusal) return again(error.reason);
        throw error;
      }
    }),
  );

  http.post(
    "/mine/account/phone/codes",
    { schema: { hide: true }, config },
    forCitizen(async (request, reply, citizen) => {
      const { values } = await readForm(request);
      const phone = parseMobile((values.phone ?? "").slice(0, 40));
      if (!phone.ok) return seeOther(reply, "/mine/account/phone");
      const { number } = phone.value;
      const codes = { newCode: (values.newCode ?? "").slice(0, 20), oldCode: (values.oldCode ?? "").slice(0, 20) };
      const changed = await citizens.accounts.changePhone(citizen, number, codes);
      if (changed) return seeOther(reply, "/mine/account?done=phone");
      const errors = [{ field: "newCode", message: wrongCodes }];
      return page(request, reply, citizen, { step: "codes", values: { phone: number }, errors }, 422);
    }),
  );
}
