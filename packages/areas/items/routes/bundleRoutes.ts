import { dayOf } from "@wuxing/kernel/calendar";
import { notFound } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { getCaseByNumber, handle } from "@wuxing/platform/casework";
import { type Http, staffOf } from "@wuxing/platform/http";
import { z } from "zod";
import { assertInForce } from "../assertInForce.ts";
import { bundleSchema } from "../bundleInputs.ts";
import type { BundleRevisionData } from "../bundleRevision.ts";
import { findBundle, namesOf } from "../bundles.ts";
import { because } from "../inputs.ts";
import { assertMayDraftFor } from "../mayDraftFor.ts";
import { missingItems } from "../missingItems.ts";

const params = z.object({ number: z.string().max(60) });
const body = z.object({ bundle: bundleSchema, because, commandId: z.uuid() });
const redrafted = body.extend({ seen: z.int().optional() });

/** Drafting bundles, and reading what is proposed; what then happens to it is an action of its case. */
export function bundleRoutes(http: Http, platform: Platform): void {
  const { pool } = platform;
  http.post(
    "/api/item-bundle-revisions",
    { schema: { body: body.extend({ unit: z.string().max(40) }) } },
    async (request, reply) => {
      const actor = staffOf(request);
      const { unit, bundle, because: why, commandId } = request.body;
      assertMayDraftFor(actor, unit);
      await assertInForce(platform, bundle.bases);
      const basedOn = (await findBundle(pool, bundle.code))?.version ?? 0;
      const input = { unit, bundle, basedOn, because: why, author: actor.id };
      const opened = await platform.intake({ type: "items.bundle", actor, commandId, input });
      reply.code(201);
      return { number: opened.case.number };
    },
  );
  http.get("/api/item-bundle-revisions/:number", { schema: { params } }, async (request) => {
    staffOf(request);
    const found = await revisionOf(platform, request.params.number);
    const { bundle, because: why } = found.data as unknown as BundleRevisionData;
    const before = (await findBundle(pool, bundle.code)) ?? null;
    const [items, itemsBefore, missing] = await Promise.all([
      namesOf(pool, bundle.bases),
      before ? namesOf(pool, before.bases) : [],
      missingItems(pool, bundle.bases, null, dayOf(platform.casework.now())),
    ]);
    return { state: found.state, version: found.version, bundle, because: why, before, items, itemsBefore, missing };
  });
  http.post("/api/item-bundle-revisions/:number/draft", { schema: { params, body: redrafted } }, async (request) => {
    const actor = staffOf(request);
    const { bundle, because: why, commandId, seen } = request.body;
    const found = await revisionOf(platform, request.params.number);
    await assertInForce(platform, bundle.bases);
    const basedOn = (await findBundle(pool, bundle.code))?.version ?? 0;
    const input = { bundle, basedOn, because: why };
    await handle(platform.casework, { caseId: found.id, action: "redraft", input, actor, commandId, seen });
    return { number: found.number };
  });
}

async function revisionOf({ pool }: Platform, number: string) {
  const found = await getCaseByNumber(pool, number);
  if (found.type !== "items.bundle") throw notFound();
  return found;
}
