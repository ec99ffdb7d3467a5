import { notFound } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { type Http, staffOf } from "@wuxing/platform/http";
import { z } from "zod";
import { facts } from "../facts.ts";
import { findPolicies, findPolicy, type PolicyRow } from "../findPolicies.ts";
import { openRevision } from "../openRevision.ts";
import { openPolicy } from "../policy.ts";
import { tryClauses } from "../tryClauses.ts";
import { versionDetail } from "../versionDetail.ts";
import { assertMayRead, assertOf, unitsOf } from "./posts.ts";

const size = 30;
const querystring = z.object({
  q: z.string().max(100).optional(),
  kind: z.enum(["unasked", "instant", "pledge"]).optional(),
  state: z.enum(["draft", "review", "published", "ended", "withdrawn"]).optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
});
/** `against`: the version that the clauses shall take the place of. */
const trial = z.object({ text: z.string().max(8000), against: z.string().max(60).optional() });
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
  http.post("/api/policies/trial", { schema: { body: trial } }, async (request) => {
    assertMayRead(staffOf(request));
    const { text, against } = request.body;
    const base = against === undefined ? undefined : await findPolicy(platform.pool, against);
    if (against !== undefined && !base) throw notFound();
    return tryClauses(platform, text, base?.clauses);
  });
  http.get("/api/policies", { schema: { querystring } }, async (request) => {
    assertMayRead(staffOf(request));
    const { page, ...filter } = request.query;
    const { total, policies } = await findPolicies(platform.pool, filter, { size, number: page });
    return { total, page, size, policies: policies.map(named) };
  });
  http.get("/api/policies/:number", { schema: { params } }, async (request) => {
    const actor = staffOf(request);
    assertMayRead(actor);
    const policy = await findPolicy(platform.pool, request.params.number);
    if (!policy) throw notFound();
    const detail = await versionDetail(platform, policy);
    const newer = detail.versions.some(({ version, state }) => version > policy.version && state !== "withdrawn");
    const mayRevise = unitsOf(actor).includes(policy.unit) && policy.state === "published" && !newer;
    return { ...named(policy), ...detail, mayRevise };
  });
  http.post("/api/policies/:number/revisions", { schema: { params } }, async (request, reply) => {
    const actor = staffOf(request);
    const policy = await findPolicy(platform.pool, request.params.number);
    if (!policy) throw notFound();
    assertOf(actor, policy.unit);
    reply.code(201);
    return { number: await openRevision(platform, actor, policy) };
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
