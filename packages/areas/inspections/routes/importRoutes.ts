import type { Platform } from "@wuxing/platform/area";
import { type Http, staffOf, uploadedFile } from "@wuxing/platform/http";
import { z } from "zod";
import { assertMayRead } from "../registers/assertMayKeep.ts";
import { todayOf } from "../registers/changeInspections.ts";
import { importNames } from "../registers/importColumns.ts";
import { importInspections } from "../registers/importInspections.ts";
import { importTemplate } from "../registers/importTemplate.ts";
import { differencesCsv, reconcile } from "../registers/reconcile.ts";

const register = z.enum(["items", "objects", "officers"], { error: "没有这种登记 | There is no such register" });
const params = z.object({ register });
const consumes = ["multipart/form-data"];
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const attached = (name: string) => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;

/** Filling the registers from tables, with a trial, and comparing them with a business register. */
export function importRoutes(http: Http, platform: Platform): void {
  http.get("/api/inspections/import/:register/template.xlsx", { schema: { params } }, async (request, reply) => {
    assertMayRead(staffOf(request));
    const { register: asked } = request.params;
    return reply
      .type(xlsx)
      .header("content-disposition", attached(`${importNames[asked].zh}模板.xlsx`))
      .send(await importTemplate(asked));
  });

  const querystring = z.object({ commandId: z.uuid(), trial: z.enum(["1"]).optional() });
  http.post("/api/inspections/import/:register", { schema: { params, querystring, consumes } }, async (request) => {
    const actor = staffOf(request);
    assertMayRead(actor);
    const { bytes, name } = await uploadedFile(request);
    const { commandId, trial } = request.query;
    return importInspections(platform, {
      ...{ register: request.params.register, bytes, actor, commandId, source: name },
      trial: trial === "1",
    });
  });

  const format = z.object({ format: z.enum(["csv"]).optional() });
  http.post("/api/inspections/reconcile", { schema: { querystring: format, consumes } }, async (request, reply) => {
    assertMayRead(staffOf(request));
    const { bytes } = await uploadedFile(request);
    const found = await reconcile(platform.pool, bytes, todayOf(platform));
    if (request.query.format !== "csv")
      return { ...found, differences: found.differences.slice(0, 500), total: found.differences.length };
    return reply
      .type("text/csv; charset=utf-8")
      .header("content-disposition", attached("名录库比对差异.csv"))
      .send(differencesCsv(found));
  });
}
