import { claimsIn, findClaim } from "@wuxing/areas/policies";
import { printMoney } from "@wuxing/kernel/policies";
import { notFound, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { commandId, findCase } from "@wuxing/platform/casework";
import type { Citizen } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { PolicyNoticesView } from "../../../web/portal/views.ts";
import { type CitizenPortal, forCitizen, seeOther } from "../CitizenPortal.ts";
import { citizenActor } from "../citizenActor.ts";
import { formErrors } from "../formErrors.ts";
import { contactOf } from "../ownContact.ts";
import { readForm } from "../readForm.ts";

const params = z.object({ number: z.string().max(60) });
const done = z.object({ done: z.string().max(20).optional() });
const config = { rateLimit: { max: 10, timeWindow: "1 minute" } };
type Failed = Pick<PolicyNoticesView, "errors" | "tried">;

/** What is about to be paid, for everybody to read, and to object to while it is on notice. */
export function policyNoticeRoutes(http: Http, portal: CitizenPortal): void {
  const { show } = portal;
  const page = async (
    request: FastifyRequest,
    reply: FastifyReply,
    failed: Failed = { errors: [], tried: null },
  ): Promise<FastifyReply> => {
    const sent = done.safeParse(request.query).data?.done === "object";
    const notice = sent
      ? t("异议已提交，核实前这一笔不会拨付", "Sent: it is not paid before this was looked into")
      : undefined;
    const view = { notice, ...failed, signedIn: request.citizen !== undefined, claims: await noticed(portal) };
    const status = failed.errors.length > 0 ? 422 : 200;
    return show(request, reply, "policyNotices", view, { status, path: "/policies/notices" });
  };
  http.get("/policies/notices", { schema: { hide: true, querystring: done } }, (request, reply) =>
    page(request, reply),
  );
  http.post(
    "/policies/notices/:number/object",
    { schema: { hide: true, params }, config },
    forCitizen(async (request, reply, citizen) => {
      const { number } = request.params as { number: string };
      const text = ((await readForm(request as FastifyRequest)).values.text ?? "").slice(0, 2000);
      try {
        await object(portal, citizen, number, text);
        return seeOther(reply, "/policies/notices?done=object");
      } catch (error) {
        const errors = formErrors(error, `object-${number}`).map(({ message }) => ({
          field: `object-${number}`,
          message,
        }));
        return page(request as FastifyRequest, reply, { errors, tried: { number, text } });
      }
    }),
  );
}

async function noticed({ platform }: CitizenPortal): Promise<PolicyNoticesView["claims"]> {
  const claims = await claimsIn(platform.pool, { states: ["noticed", "objected"] }, 200);
  return claims.map((claim) => ({
    ...{ number: claim.number, firm: claim.firm, policy: claim.policyTitle, clause: claim.clauseTitle },
    ...{ policyHref: `/policies/${claim.policy}`, unit: platform.city.unit(claim.unit).name },
    ...{ amount: printMoney(claim.amountFen), until: claim.noticeUntil, objected: claim.state === "objected" },
  }));
}

async function object(
  { platform, citizens }: CitizenPortal,
  citizen: Citizen,
  number: string,
  text: string,
): Promise<void> {
  const row = await findClaim(platform.pool, number);
  const claim = row && (await findCase(platform.pool, row.caseId));
  if (!row || !claim) throw notFound();
  if (!["noticed", "objected"].includes(claim.state))
    throw new Refusal("refused", t("这一笔不在公示期，不能再提异议", "It is not on notice any more"));
  const contact = await contactOf(citizens, citizen);
  // The same words sent twice are one objection.
  const command = commandId("policies.objection", claim.id, citizen.id, text);
  const { case: lodged } = await platform.intake({
    ...{ type: "policies.objection", actor: citizenActor(citizen), commandId: command, parentId: claim.id },
    input: { claim: number, title: claim.title.slice(0, 200), unit: row.unit, division: claim.division, text },
    reporter: { ...contact?.clear },
  });
  if (lodged.closedAt !== null)
    throw new Refusal(
      "refused",
      t(
        `同样的异议已经答复过（${lodged.number}），请写新的情况`,
        `The same objection was answered already (${lodged.number}): write what is new`,
      ),
    );
}
