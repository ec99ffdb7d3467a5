import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type Http, staffOf } from "@wuxing/platform/http";
import { z } from "zod";
import { allItems } from "../newestItems.ts";
import { exportItems } from "../tables/exportItems.ts";
import { importItems } from "../tables/importItems.ts";

const atMost = 8 * 1024 * 1024;
const types = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
};

/** Items out of the catalogue as a file, and back into it as revisions. */
export function transferRoutes(http: Http, platform: Platform): void {
  // Nobody asks for the whole catalogue by leaving something out.
  const asked = z.object({ format: z.enum(["xlsx", "csv", "json"]), unit: z.string().min(1).max(40) });
  http.get("/api/item-files/export", { schema: { querystring: asked } }, async (request, reply) => {
    staffOf(request);
    const { format, unit } = request.query;
    const items = await allItems(platform.pool, unit === "all" ? undefined : unit);
    return reply
      .type(types[format])
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(`事项目录.${format}`)}`)
      .send(await exportItems(items, format));
  });
  const querystring = z.object({ commandId: z.uuid(), trial: z.enum(["1"]).optional() });
  http.post(
    "/api/item-files/import",
    { schema: { querystring, consumes: ["multipart/form-data"] } },
    async (request) => {
      const actor = staffOf(request);
      const part = request.isMultipart() ? await request.file({ limits: { fileSize: atMost } }) : undefined;
      if (!part) throw new Refusal("invalidInput", t("没有收到文件", "No file came"));
      const { commandId, trial } = request.query;
      const file = { bytes: await part.toBuffer(), source: part.filename.slice(0, 200) || "CSV" };
      return importItems(platform, { ...file, actor, commandId, trial: trial === "1" });
    },
  );
}
