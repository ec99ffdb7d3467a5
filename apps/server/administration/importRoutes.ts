import { type Http, uploadedFile } from "@wuxing/platform/http";
import { type ImportReport, importRegisters, importTemplate, type Registers } from "@wuxing/platform/registers";
import { z } from "zod";
import { administratorOf } from "../account/administratorOf.ts";

const querystring = z.object({ commandId: z.uuid(), trial: z.enum(["1"]).optional() });
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Importing units and people from a table, with a dry run, and the table to fill in. */
export function importRoutes(http: Http, registers: Registers): void {
  http.get("/api/admin/import/template.xlsx", async (request, reply) => {
    administratorOf(request);
    return reply
      .type(xlsx)
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent("单位和人员导入模板.xlsx")}`)
      .send(await importTemplate());
  });

  http.post(
    "/api/admin/import",
    { schema: { querystring, consumes: ["multipart/form-data"] } },
    async (request): Promise<ImportReport> => {
      const actor = administratorOf(request);
      const { bytes, name } = await uploadedFile(request);
      const { commandId, trial } = request.query;
      const report = await importRegisters(registers, { bytes, actor, commandId, source: name, trial: trial === "1" });
      await registers.refresh();
      return report;
    },
  );
}
