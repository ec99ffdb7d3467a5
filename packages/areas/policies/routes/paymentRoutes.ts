import type { Platform } from "@wuxing/platform/area";
import { type Http, staffOf, uploadedFile } from "@wuxing/platform/http";
import { z } from "zod";
import { claimsIn } from "../findClaims.ts";
import { fileOfBatch, findBatches, makeBatch, payerOf, reconcileBatch } from "../payments/batches.ts";
import { assertMayRead, assertOf, claimsOf, unitsOf } from "./posts.ts";

const params = z.object({ batch: z.string().max(40) });

/** The payer's work: orders to the bank, its answers. */
export function paymentRoutes(http: Http, platform: Platform): void {
  http.get("/api/policies/payments", async (request) => {
    const actor = staffOf(request);
    assertMayRead(actor);
    const units = unitsOf(actor);
    const seen = await claimsIn(platform.pool, { states: ["payable"], units: claimsOf(actor) }, 500);
    // Whoever pays is told of what he has to pay; who only watches over it, of all.
    const waiting = units.length > 0 ? seen.filter(({ payer }) => units.includes(payer)) : seen;
    return {
      units: units.map((unit) => platform.city.unit(unit)),
      waiting: waiting.length,
      waitingFen: waiting.reduce((sum, { amountFen }) => sum + amountFen, 0),
      batches: await findBatches(platform, units),
    };
  });
  http.post(
    "/api/policies/payments",
    { schema: { body: z.object({ commandId: z.uuid(), payer: z.string().max(40) }) } },
    async (request, reply) => {
      const actor = staffOf(request);
      const { payer, commandId } = request.body;
      assertOf(actor, payer);
      reply.code(201);
      return makeBatch(platform, actor, payer, commandId);
    },
  );
  http.get("/api/policies/payments/:batch/pain.001.xml", { schema: { params } }, async (request, reply) => {
    const actor = staffOf(request);
    const { batch } = request.params;
    assertOf(actor, await payerOf(platform, batch));
    return reply
      .type("application/xml; charset=utf-8")
      .header("content-disposition", `attachment; filename="${batch}.pain.001.xml"`)
      .send(await fileOfBatch(platform, batch));
  });
  http.post(
    "/api/policies/payments/:batch/answer",
    { schema: { params, consumes: ["multipart/form-data"] } },
    async (request) => {
      const actor = staffOf(request);
      const { batch } = request.params;
      assertOf(actor, await payerOf(platform, batch));
      const { bytes } = await uploadedFile(request);
      return reconcileBatch(platform, batch, bytes);
    },
  );
}
