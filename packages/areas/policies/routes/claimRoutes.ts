import { dayOf } from "@wuxing/kernel/calendar";
import { notFound, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId } from "@wuxing/platform/casework";
import { type Http, staffOf } from "@wuxing/platform/http";
import { z } from "zod";
import { claimProcedure } from "../claim.ts";
import { explainClaim } from "../explainClaim.ts";
import { type ClaimRow, claimsIn, findClaim, recoveriesOf } from "../findClaims.ts";
import { openFound } from "../openFound.ts";
import { assertMayEnter, assertMayRead, assertOf, claimsOf } from "./posts.ts";

const params = z.object({ number: z.string().max(60) });
const lists = {
  decide: ["filed"],
  notice: ["noticed", "objected"],
  pay: ["payable", "ordered", "bounced"],
  firm: ["found"],
  done: ["paid", "refused", "declined", "withdrawn", "lapsed", "revoked", "recovered"],
} as const;
const querystring = z.object({
  list: z.enum(["decide", "notice", "pay", "firm", "done"]).default("decide"),
});
const recovery = z.object({
  reason: z.string().trim().min(2, { error: "请写明追回理由 | Please give the reason" }).max(1000),
});

/** The day of whose files the search is: what was begun yesterday on a page left open is not today's. */
const searched = z.object({ on: z.iso.date() });

/** Claims on the desk: who waits for a decision, why a firm is entitled, and asking money back. */
export function claimDeskRoutes(http: Http, platform: Platform): void {
  const { pool, casework } = platform;
  const named = (row: ClaimRow) => ({
    ...row,
    unit: platform.city.unit(row.unit),
    state:
      claimProcedure.states[row.state as keyof typeof claimProcedure.states]?.title ?? t("资金已追回", "Recovered"),
    stateName: row.state,
  });
  http.get("/api/policies/claims", { schema: { querystring } }, async (request) => {
    const actor = staffOf(request);
    assertMayRead(actor);
    const { list } = request.query;
    const claims = await claimsIn(pool, { states: lists[list], units: claimsOf(actor) }, 200);
    return { list, claims: claims.map(named) };
  });
  http.get("/api/policies/claims/:number", { schema: { params } }, async (request) => {
    const actor = staffOf(request);
    assertMayRead(actor);
    const claim = await findClaim(pool, request.params.number);
    const own = claimsOf(actor);
    // Another unit's is missed in the words of one that is not there.
    if (!claim || (own && !own.includes(claim.unit) && !own.includes(claim.payer))) throw notFound();
    return { ...named(claim), ...(await explainClaim(platform, claim)) };
  });
  http.post("/api/policies/claims/:number/recovery", { schema: { params, body: recovery } }, async (request, reply) => {
    const actor = staffOf(request);
    const claim = await findClaim(pool, request.params.number);
    if (!claim) throw notFound();
    assertOf(actor, claim.unit);
    if (claim.state !== "paid")
      throw new Refusal("refused", t("只有已到账的才能追回", "Only what was paid can be asked back"));
    const { reason } = request.body;
    const { policy, uscc, firm, unit, amountFen } = claim;
    const before = await recoveriesOf(pool, [claim]);
    const standing = before.find(({ state }) => state !== "dropped");
    if (standing)
      throw new Refusal(
        "refused",
        t(`这一笔已经在追回：${standing.number}`, `It is being asked back already: ${standing.number}`),
      );
    const { case: opened } = await platform.intake({
      ...{ type: "policies.recovery", actor, parentId: claim.caseId },
      // Made of what it is about: two who ask at once ask the firm once.
      commandId: commandId("policies.recovery", claim.caseId, before.length),
      input: { claim: claim.number, policy, uscc, firm, unit, amountFen, reason },
    });
    reply.code(201);
    return { number: opened.number };
  });
  http.post("/api/policies/find", { schema: { body: searched } }, async (request) => {
    assertMayEnter(staffOf(request));
    const today = dayOf(casework.now());
    if (request.body.on !== today)
      throw new Refusal("refused", t("只能按今天的企业档案查找", "Firms are looked for by their files of today alone"));
    return { opened: await openFound(platform), on: today };
  });
}
