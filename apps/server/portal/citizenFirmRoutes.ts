import { addDays, dayOf } from "@wuxing/kernel/calendar";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type Citizen, type FirmLine, firmsOf } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { FirmsView } from "../../web/portal/views.ts";
import { type CitizenPortal, forCitizen, seeOther } from "./CitizenPortal.ts";
import { citizenMandateRoutes } from "./citizenMandateRoutes.ts";
import { formErrors } from "./formErrors.ts";
import { areaNames } from "./openAreas.ts";
import { readForm } from "./readForm.ts";

type Values = Readonly<Record<string, string>>;
type Errors = FirmsView["errors"];
const done = z.object({ done: z.string().max(20).optional() });
const schema = { hide: true };
const notices: Readonly<Record<string, Text>> = {
  open: t("企业空间已开通", "The firm's space is open"),
  asked: t("已提交，等管理员核对", "Sent; an administrator will check it"),
};
const noticeOf = (request: FastifyRequest): Text | undefined => notices[done.parse(request.query).done ?? ""];

const kinds: Readonly<Record<FirmLine["as"], Text>> = {
  representative: t("法定代表人", "Legal representative"),
  employee: t("本企业的人", "Somebody of the firm"),
  agent: t("免费代办员", "Free agent"),
};
/** Firms: opening one, and giving and ending its mandates. */
export function citizenFirmRoutes(http: Http, { platform, citizens, show }: CitizenPortal): void {
  const today = () => dayOf(citizens.world.now());
  const firmsPage = async (
    request: FastifyRequest,
    reply: FastifyReply,
    citizen: Citizen,
    values: Values = {},
    errors: Errors = [],
  ) => {
    const firms = await firmsOf(platform.pool, citizen.id, today());
    const view: FirmsView = {
      realName: citizen.level === "realName",
      verifies: citizens.realName !== undefined,
      firms: firms.map((firm) => firmLine(platform, firm)),
      ...{ values, errors },
      notice: noticeOf(request),
    };
    const status = errors.length > 0 ? 422 : 200;
    return show(request, reply, "firms", view, { personal: true, status, path: "/mine/firms" });
  };
  http.get(
    "/mine/firms",
    { schema: { ...schema, querystring: done } },
    forCitizen((request, reply, citizen) => firmsPage(request, reply, citizen)),
  );

  http.post(
    "/mine/firms",
    { schema },
    forCitizen(async (request, reply, citizen) => {
      const { values } = await readForm(request);
      const typed = { uscc: (values.uscc ?? "").slice(0, 60), name: (values.name ?? "").slice(0, 200) };
      try {
        const { confirmed } = await citizens.firms.open(citizen, typed.uscc, typed.name);
        return seeOther(reply, `/mine/firms?done=${confirmed ? "open" : "asked"}`);
      } catch (error) {
        return firmsPage(request, reply, citizen, typed, formErrors(error, "uscc"));
      }
    }),
  );
  citizenMandateRoutes(http, { platform, citizens, show });
}

const firmLine = (platform: Platform, firm: FirmLine): FirmsView["firms"][number] => ({
  ...{ uscc: firm.uscc, name: firm.name, confirmed: firm.confirmed, as: kinds[firm.as] },
  areas: areaNames(platform, firm.areas),
  until: firm.until && addDays(firm.until, -1),
  href: firm.as === "representative" ? `/mine/firms/${firm.uscc}` : null,
});
