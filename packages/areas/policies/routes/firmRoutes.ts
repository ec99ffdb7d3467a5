import { printFact } from "@wuxing/kernel/policies";
import { notFound } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { type Http, staffOf, uploadedFile } from "@wuxing/platform/http";
import { z } from "zod";
import { facts } from "../facts.ts";
import { claimsOfFirm } from "../findClaims.ts";
import { findFirmFile, searchFirmFiles } from "../firmFiles.ts";
import { factColumns, factTable, importFacts } from "../importFacts.ts";
import { assertMayEnter, assertMayRead, claimsOf } from "./posts.ts";

const byCode = z.object({ uscc: z.string().max(18) });

/** Firms' files on the desk: looking one up, and filling them from tables. */
export function firmDeskRoutes(http: Http, platform: Platform): void {
  const { pool } = platform;
  const querystring = z.object({ q: z.string().trim().max(100).default("") });
  http.get("/api/policies/firms", { schema: { querystring } }, async (request) => {
    assertMayRead(staffOf(request));
    const firms = await searchFirmFiles(pool, request.query.q);
    return { columns: factColumns, firms: firms.map(({ uscc, name }) => ({ uscc, name })) };
  });
  http.get("/api/policies/firms/:uscc", { schema: { params: byCode } }, async (request) => {
    const actor = staffOf(request);
    assertMayRead(actor);
    const own = claimsOf(actor);
    const firm = await findFirmFile(pool, request.params.uscc);
    if (!firm) throw notFound();
    const { uscc, name, bank, accountTail } = firm;
    return {
      ...{ uscc, name, bank, accountTail },
      facts: facts.kinds.map((kind) => {
        const fact = firm.facts[kind.code];
        const known = fact && { text: printFact(kind, fact), source: fact.source, day: fact.day };
        return { name: kind.name, keeper: kind.source, known: known ?? null };
      }),
      // A claim is read by those who decide on it, who pay, and who watch over them; here as on its own page.
      claims: (await claimsOfFirm(pool, uscc)).filter(
        ({ unit, payer }) => !own || own.includes(unit) || own.includes(payer),
      ),
    };
  });
  http.get("/api/policies/firms/:uscc/facts.csv", { schema: { params: byCode } }, async (request, reply) => {
    assertMayEnter(staffOf(request));
    const firm = await findFirmFile(pool, request.params.uscc);
    if (!firm) throw notFound();
    return reply
      .type("text/csv; charset=utf-8")
      .header("content-disposition", `attachment; filename="${firm.uscc}.csv"`)
      .send(factTable(firm));
  });
  http.post(
    "/api/policies/firms/import",
    { schema: { querystring: z.object({ trial: z.enum(["1"]).optional() }), consumes: ["multipart/form-data"] } },
    async (request) => {
      const actor = staffOf(request);
      assertMayEnter(actor);
      const { bytes } = await uploadedFile(request);
      return importFacts(platform, { bytes, actor, trial: request.query.trial === "1" });
    },
  );
}
