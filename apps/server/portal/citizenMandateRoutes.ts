import { addDays, dayOf } from "@wuxing/kernel/calendar";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { Citizen, MandateKind, MandateLine } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { FirmView } from "../../web/portal/views.ts";
import { type CitizenPortal, forCitizen, seeOther } from "./CitizenPortal.ts";
import { formErrors } from "./formErrors.ts";
import { newMandate } from "./newMandate.ts";
import { areaNames, openAreas } from "./openAreas.ts";
import { readForm } from "./readForm.ts";

type Values = Readonly<Record<string, string>>;
const schema = { hide: true };
const params = z.object({ uscc: z.string().max(18) });
const notices: Readonly<Record<string, Text>> = {
  given: t("已授权", "The mandate is given"),
  ended: t("授权已收回，马上生效", "The mandate has ended, as of now"),
};
const kinds: Readonly<Record<MandateKind, Text>> = {
  employee: t("本企业的人", "Somebody of the firm"),
  agent: t("免费代办员", "Free agent"),
};

/** The mandates of a firm that one represents: giving and ending them. */
export function citizenMandateRoutes(http: Http, { platform, citizens, show }: Parts): void {
  const firmPage = firmPageOf({ platform, citizens, show });
  http.get(
    "/mine/firms/:uscc",
    { schema: { ...schema, params, querystring: z.object({ done: z.string().max(20).optional() }) } },
    forCitizen((request, reply, citizen) => firmPage(request, reply, citizen)),
  );

  http.post(
    "/mine/firms/:uscc/mandates",
    { schema: { ...schema, params } },
    forCitizen(async (request, reply, citizen) => {
      const { uscc } = params.parse(request.params);
      const { values } = await readForm(request);
      try {
        const areas = openAreas(platform).map(({ value }) => value);
        await citizens.firms.give(citizen, uscc, newMandate(values, areas));
        return seeOther(reply, `/mine/firms/${uscc}?done=given`);
      } catch (error) {
        return firmPage(request, reply, citizen, values, formErrors(error, "phone"));
      }
    }),
  );

  const one = params.extend({ id: z.uuid() });
  http.post(
    "/mine/firms/:uscc/mandates/:id/end",
    { schema: { ...schema, params: one } },
    forCitizen(async (request, reply, citizen) => {
      const { uscc, id } = one.parse(request.params);
      await citizens.firms.revoke(citizen, uscc, id);
      return seeOther(reply, `/mine/firms/${uscc}?done=ended`);
    }),
  );
}

type Parts = Pick<CitizenPortal, "platform" | "citizens" | "show">;

const firmPageOf =
  ({ platform, citizens, show }: Parts) =>
  async (
    request: FastifyRequest,
    reply: FastifyReply,
    citizen: Citizen,
    values: Values = {},
    errors: FirmView["errors"] = [],
  ) => {
    const today = dayOf(citizens.world.now());
    const { uscc } = params.parse(request.params);
    const { name, mandates } = await citizens.firms.mandatesOf(citizen, uscc);
    const view: FirmView = {
      ...{ uscc, name },
      mandates: mandates.map((mandate) => mandateLine(platform, mandate, today)),
      areas: openAreas(platform),
      values: { since: today, kind: "employee", area: "all", ...values },
      errors,
      notice: notices[(request.query as { done?: string }).done ?? ""],
    };
    const sent = { personal: true, status: errors.length > 0 ? 422 : 200, path: `/mine/firms/${uscc}` };
    return show(request, reply, "firm", view, sent);
  };

function mandateLine(platform: Platform, mandate: MandateLine, today: string): FirmView["mandates"][number] {
  const { id, kind, phoneMasked, since, revokedOn, valid } = mandate;
  const over = revokedOn !== null || mandate.until <= today;
  const state = over
    ? revokedOn
      ? t("已收回", "Ended by you")
      : t("已到期", "Over")
    : valid
      ? t("有效", "Valid")
      : t("还没到开始的日子", "Not begun yet");
  return {
    ...{ id, kind: kinds[kind], phone: phoneMasked, areas: areaNames(platform, mandate.areas), since },
    until: addDays(mandate.until, -1),
    ...{ state, valid, open: !over },
  };
}
