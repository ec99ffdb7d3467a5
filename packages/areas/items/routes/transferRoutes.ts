import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type Http, staffOf } from "@wuxing/platform/http";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { bundlesOf } from "../bundles.ts";
import { countItems, eachItem } from "../newestItems.ts";
import { exportBundles } from "../tables/bundleTables.ts";
import { exportItems } from "../tables/exportItems.ts";
import { importBundles } from "../tables/importBundles.ts";
import { type ImportAsked, importItems } from "../tables/importItems.ts";
import { mostRows } from "../tables/readJson.ts";

const atMost = 8 * 1024 * 1024;
const types = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
};

/** Items and bundles out of the catalogue as a file, and back into it as revisions. */
export function transferRoutes(http: Http, platform: Platform): void {
  // Nobody asks for the whole catalogue by leaving something out.
  const asked = z.object({ format: z.enum(["xlsx", "csv", "json"]), unit: z.string().min(1).max(40) });
  http.get("/api/item-files/export", { schema: { querystring: asked } }, async (request, reply) => {
    staffOf(request);
    const { format, unit } = request.query;
    const own = unit === "all" ? undefined : unit;
    if (format === "xlsx") assertFits(await countItems(platform.pool, own));
    return reply
      .type(types[format])
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(`事项目录.${format}`)}`)
      .send(exportItems(() => eachItem(platform.pool, own), format));
  });
  const querystring = z.object({ commandId: z.uuid(), trial: z.enum(["1"]).optional() });
  http.post("/api/item-files/import", { schema: { querystring, consumes: ["multipart/form-data"] } }, async (request) =>
    importItems(platform, await askedOf(request, request.query)),
  );
  const format = asked.pick({ format: true });
  http.get("/api/item-bundle-files/export", { schema: { querystring: format } }, async (request, reply) => {
    staffOf(request);
    return reply
      .type(types[request.query.format])
      .header(
        "content-disposition",
        `attachment; filename*=UTF-8''${encodeURIComponent(`一件事.${request.query.format}`)}`,
      )
      .send(await exportBundles(await bundlesOf(platform.pool), request.query.format));
  });
  const byUnit = querystring.extend({ unit: z.string().min(1).max(40) });
  http.post(
    "/api/item-bundle-files/import",
    { schema: { querystring: byUnit, consumes: ["multipart/form-data"] } },
    async (request) =>
      importBundles(platform, { ...(await askedOf(request, request.query)), unit: request.query.unit }),
  );
}

/** A workbook takes no more than can be imported again; other files are written however many there are. Throws Refusal. */
function assertFits(items: number): void {
  if (items <= mostRows) return;
  throw new Refusal(
    "tooLarge",
    t(
      `XLSX 一次最多导出 ${mostRows} 项，这里有 ${items} 项：请先选一个实施主体，或改用 CSV、JSON`,
      `An XLSX file takes ${mostRows} items at most, and these are ${items}: choose a unit first, or take CSV or JSON`,
    ),
  );
}

/** The file that came, and who sends it what for. Throws Refusal where none came. */
async function askedOf(
  request: FastifyRequest,
  { commandId, trial }: { commandId: string; trial?: "1" | undefined },
): Promise<ImportAsked> {
  const actor = staffOf(request);
  const part = request.isMultipart() ? await request.file({ limits: { fileSize: atMost } }) : undefined;
  if (!part) throw new Refusal("invalidInput", t("没有收到文件", "No file came"));
  const source = part.filename.slice(0, 200) || "CSV";
  return { bytes: await part.toBuffer(), source, actor, commandId, trial: trial === "1" };
}
