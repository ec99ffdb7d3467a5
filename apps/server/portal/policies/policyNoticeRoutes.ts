import { claimsIn, fileObjection, findClaim, ownObjections } from "@wuxing/areas/policies";
import { printMoney } from "@wuxing/kernel/policies";
import { notFound, Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import { findCase } from "@wuxing/platform/casework";
import type { Citizen } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { PolicyNoticesView } from "../../../web/portal/views.ts";
import { type CitizenPortal, forCitizen, seeOther } from "../CitizenPortal.ts";
import { citizenActor } from "../citizenActor.ts";
import { formErrors } from "../formErrors.ts";
import { assertMayOpen, contactOf } from "../ownContact.ts";
import { readForm } from "../readForm.ts";

const params = z.object({ number: z.string().max(60) });
const done = z.object({ done: z.string().max(20).optional() });
const config = { rateLimit: { max: 10, timeWindow: "1 minute" } };
const notices: Readonly<Record<string, Text>> = {
  object: t("异议已提交，核实前这一笔不会拨付", "Sent: it is not paid before this was looked into"),
  added: t(
    "已补充到您正在核实的异议里，一起核实、一起答复",
    "Added to your objection that is being looked into: both are answered together",
  ),
};
type Failed = Pick<PolicyNoticesView, "errors" | "tried">;

/** What is about to be paid, for everybody to read, and to object to while it is on notice. */
export function policyNoticeRoutes(http: Http, portal: CitizenPortal): void {
  const { show } = portal;
  const page = async (
    request: FastifyRequest,
    reply: FastifyReply,
    failed: Failed = { errors: [], tried: null },
  ): Promise<FastifyReply> => {
    const notice = notices[done.safeParse(request.query).data?.done ?? ""];
    const { citizen } = request;
    const view = { notice, ...failed, signedIn: citizen !== undefined, claims: await noticed(portal, citizen) };
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
        const { added } = await object(portal, citizen, number, text);
        return seeOther(reply, `/policies/notices?done=${added ? "added" : "object"}`);
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

async function noticed(
  { platform }: CitizenPortal,
  citizen: Citizen | undefined,
): Promise<PolicyNoticesView["claims"]> {
  const claims = await claimsIn(platform.pool, { states: ["noticed", "objected"] }, 200);
  const own = citizen ? await ownObjections(platform, citizenActor(citizen)) : new Map<number, string>();
  return claims.map((claim) => ({
    ...{ number: claim.number, firm: claim.firm, policy: claim.policyTitle, clause: claim.clauseTitle },
    ...{ policyHref: `/policies/${claim.policy}`, unit: platform.city.unit(claim.unit).name },
    ...{ amount: printMoney(claim.amountFen), until: claim.noticeUntil, objected: claim.state === "objected" },
    own: own.get(claim.caseId) ?? null,
  }));
}

/** What is said in a firm's name is said by who may: its mandate is for policies. Throws Refusal. */
async function object(
  { platform, citizens }: CitizenPortal,
  citizen: Citizen,
  number: string,
  text: string,
): Promise<{ readonly added: boolean }> {
  await assertMayOpen(citizens, citizen, "policies");
  const row = await findClaim(platform.pool, number);
  const claim = row && (await findCase(platform.pool, row.caseId));
  if (!row || !claim) throw notFound();
  if (!["noticed", "objected"].includes(claim.state))
    throw new Refusal("refused", t("这一笔不在公示期，不能再提异议", "It is not on notice any more"));
  const contact = await contactOf(citizens, citizen);
  return fileObjection(platform, citizenActor(citizen), { row, claim, text, reporter: { ...contact?.clear } });
}
