import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type Http, staffOf } from "@wuxing/platform/http";
import { findCertificateType } from "@wuxing/platform/items";
import { z } from "zod";
import { type ImportReport, importCertificates, importedRow } from "./importCertificates.ts";
import { headOf, readCertificateTable } from "./readCertificateTable.ts";
import { unitOf } from "./unitsOf.ts";

const atMost = 4 * 1024 * 1024;
const tags = ["certificates"];

/** Certificates that a unit issued before, from a file: a template for each type, and the file with a dry run. */
export function tableRoutes(http: Http, platform: Platform): void {
  const asked = z.object({ type: z.string().max(40) });
  http.get("/api/certificate-files/template.csv", { schema: { tags, querystring: asked } }, async (request, reply) => {
    staffOf(request);
    const type = findCertificateType(request.query.type);
    if (!type) throw new Refusal("notFound", t("没有这种证照", "There is no such type of certificate"));
    return reply
      .type("text/csv; charset=utf-8")
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(`${type.name.zh}.csv`)}`)
      .send(`\uFEFF${headOf(type.code).join(",")}\r\n`);
  });
  const querystring = z.object({ commandId: z.uuid(), trial: z.enum(["1"]).optional() });
  const schema = { tags, querystring, consumes: ["multipart/form-data"] };
  http.post("/api/certificate-files/import", { schema }, async (request) => {
    const actor = staffOf(request);
    const unit = unitOf(actor);
    const part = request.isMultipart() ? await request.file({ limits: { fileSize: atMost } }) : undefined;
    if (!part) throw new Refusal("invalidInput", t("没有收到文件", "No file came"));
    const { commandId, trial } = request.query;
    const report = await importTable(
      platform,
      await part.toBuffer(),
      { unit, commandId, dryRun: trial === "1" },
      actor,
    );
    return { ...report, done: report.issued > 0 };
  });
}

async function importTable(
  platform: Platform,
  bytes: Uint8Array,
  asked: { readonly unit: string; readonly commandId: string; readonly dryRun: boolean },
  actor: Actor,
): Promise<ImportReport> {
  const read = await readCertificateTable(bytes);
  const parsed = read.map(({ at, row }) => ({ at, result: importedRow.safeParse(row) }));
  const unfit = parsed.flatMap(({ at, result: { error } }) =>
    (error?.issues ?? []).map(({ path, message }) => {
      const [zh = message, en = message] = message.split(" | ");
      return { row: at, column: String(path[0]), reason: t(zh, en) };
    }),
  );
  const fit = parsed.flatMap(({ at, result }) => (result.success ? [{ at, row: result.data }] : []));
  const rows = fit.map(({ row }) => row);
  const report = await importCertificates(
    platform,
    { ...asked, rows, dryRun: asked.dryRun || unfit.length > 0 },
    actor,
  );
  const found = report.faults.map((fault) => ({ ...fault, row: fit[fault.row - 1]?.at ?? fault.row }));
  const faults = [...unfit, ...found].sort((a, b) => a.row - b.row);
  return { rows: read.length, faults, issued: report.issued };
}
