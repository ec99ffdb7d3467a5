import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Citizen } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ProveView } from "../../web/portal/views.ts";
import { type CitizenPortal, seeOther } from "./CitizenPortal.ts";
import { deviceOf } from "./deviceOf.ts";
import { readForm } from "./readForm.ts";

const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };
const path = "/mine/prove";
const noCase = (days: number) =>
  t(
    `这不是这个手机号 ${days} 天以前提过的事的编号：请照回执逐位核对；最多试五次`,
    `This is no number of a request with this phone from more than ${days} days ago: check it on your receipt; five tries in all`,
  );
const unconfirmed = t("没有勾选确定：从头开始请先勾选", "Not confirmed: tick the box to begin anew");

/** Whose phone was unused for long shows a case of his from before, or begins anew: numbers are given to others. */
export function citizenProveRoutes(http: Http, { citizens, cookie, show }: CitizenPortal): void {
  const page = (request: FastifyRequest, reply: FastifyReply, citizen: Citizen, more: Partial<ProveView> = {}) => {
    const view: ProveView = {
      phone: citizen.phoneMasked,
      days: citizens.returning.days(),
      realName: citizen.level === "realName" && citizens.realName !== undefined,
      ...{ values: {}, errors: [], ...more },
    };
    return show(request, reply, "prove", view, { personal: true, status: view.errors.length > 0 ? 422 : 200, path });
  };
  /** A handler for whoever has yet to show that he is the one of before; all others are led to their own page. */
  const forReturning =
    (handler: (request: FastifyRequest, reply: FastifyReply, citizen: Citizen) => Promise<FastifyReply>) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
      request.returning ? handler(request, reply, request.returning) : seeOther(reply, "/mine");

  http.get(
    path,
    { schema: { hide: true } },
    forReturning((request, reply, citizen) => page(request, reply, citizen)),
  );

  http.post(
    path,
    { schema: { hide: true }, config },
    forReturning(async (request, reply, citizen) => {
      const number = ((await readForm(request)).values.number ?? "").slice(0, 60);
      const again = (message: ProveView["errors"][number]["message"]) =>
        page(request, reply, citizen, { values: { number }, errors: [{ field: "number", message }] });
      try {
        if (!(await citizens.returning.prove(citizen, number))) return await again(noCase(citizens.returning.days()));
      } catch (error) {
        if (error instanceof Refusal) return again(error.reason);
        throw error;
      }
      return seeOther(reply, "/mine");
    }),
  );

  http.post(
    `${path}/anew`,
    { schema: { hide: true }, config },
    forReturning(async (request, reply, citizen) => {
      const { confirm } = (await readForm(request)).values;
      if (confirm !== "true")
        return page(request, reply, citizen, { errors: [{ field: "confirm", message: unconfirmed }] });
      cookie.give(reply, await citizens.returning.beginAnew(citizen, deviceOf(request.headers["user-agent"])));
      return seeOther(reply, "/mine");
    }),
  );
}
