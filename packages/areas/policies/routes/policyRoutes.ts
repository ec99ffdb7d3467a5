import { notFound } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { getCaseByNumber } from "@wuxing/platform/casework";
import { type Http, staffOf } from "@wuxing/platform/http";
import { z } from "zod";
import { facts } from "../facts.ts";
import { findPolicies, findPolicy, type PolicyRow } from "../findPolicies.ts";
import { openPolicy, type PolicyData } from "../policy.ts";
import { tryClauses } from "../tryClauses.ts";
import { assertMayRead, assertOf } from "./posts.ts";

const size = 30;
const querystring = z.object({
  q: z.string().max(100).optional(),
  kind: z.enum(["unasked", "instant", "pledge"]).optional(),
  state: z.enum(["draft", "review", "published", "ended", "withdrawn"]).optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
});
const params = z.object({ number: z.string().max(60) });

/** Policies on the desk: the catalogue of facts, a trial of clauses, entering, finding. What then happens to one is an action of its case. */
export function policyDeskRoutes(http: Http, platform: Platform): void {
  const named = ({ clauses, ...row }: PolicyRow) => ({
    ...row,
    clauses: clauses.length,
    unit: platform.city.unit(row.unit),
    payer: platform.city.unit(row.payer),
  });
  http.get("/api/policies/facts", async (request) => {
    assertMayRead(staffOf(request));
    return { facts: facts.kinds };
  });
  http.post("/api/policies/trial", { schema: { body: z.object({ text: z.string().max(8000) }) } }, async (request) => {
    assertMayRead(staffOf(request));
    return tryClauses(platform, request.body.text);
  });
  http.get("/api/policies", { schema: { querystring } }, async (request) => {
    assertMayRead(staffOf(request));
    const { page, ...filter } = request.query;
    const { total, policies } = await findPolicies(platform.pool, filter, { size, number: page });
    return { total, page, size, policies: policies.map(named) };
  });
  http.get("/api/policies/:number", { schema: { params } }, async (request) => {
    assertMayRead(staffOf(request));
    const policy = await findPolicy(platform.pool, request.params.number);
    if (!policy) throw notFound();
    const { data } = await getCaseByNumber(platform.pool, policy.number);
    return { ...named(policy), text: (data as unknown as PolicyData).text };
  });
  http.post(
    "/api/policies",
    { schema: { body: openPolicy.extend({ commandId: z.uuid() }) } },
    async (request, reply) => {
      const actor = staffOf(request);
      const { commandId, ...input } = request.body;
      assertOf(actor, input.unit);
      const { case: opened } = await platform.intake({ type: "policies.policy", input, actor, commandId });
      reply.code(201);
      return { number: opened.number };
    },
  );
}
