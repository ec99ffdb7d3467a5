import { fieldLabel, shippedTemplate } from "@wuxing/areas/certificates";
import { dayOf } from "@wuxing/kernel/calendar";
import { layOutCopy, sampleContent } from "@wuxing/kernel/certificates";
import { notFound } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { baseFields, fieldsOfType } from "@wuxing/platform/certificates";
import type { Http } from "@wuxing/platform/http";
import { certificateTypes, findCertificateType } from "@wuxing/platform/items";
import { type RowOf, registers } from "@wuxing/platform/registers";
import { encode } from "uqr";
import { z } from "zod";
import { administratorOf } from "../account/administratorOf.ts";

type Row = RowOf<"certificateTemplates">;
const params = z.object({ type: z.string().max(40) });

/** Templates of certificates for who keeps them: all types with their versions, one to edit, and a sample as PDF. */
export function certificateTemplateRoutes(http: Http, { pool, casework, certificates }: Platform): void {
  const { columns } = registers.certificateTemplates;
  http.get("/api/admin/certificate-templates", async (request) => {
    administratorOf(request);
    const { rows } = await pool.query<Pick<Row, "type" | "since">>(
      "SELECT type, since FROM certificate_templates ORDER BY since DESC",
    );
    const today = dayOf(casework.now());
    return {
      types: certificateTypes.map(({ code, name }) => {
        const own = rows.filter(({ type }) => type === code);
        const current = own.find(({ since }) => since <= today)?.since ?? null;
        return { code, name, current, next: own.findLast(({ since }) => since > today)?.since ?? null };
      }),
    };
  });

  http.get("/api/admin/certificate-templates/:type", { schema: { params } }, async (request) => {
    administratorOf(request);
    const type = findCertificateType(request.params.type);
    if (!type) throw notFound();
    const { rows } = await pool.query<Row>(
      `SELECT ${columns.join(", ")} FROM certificate_templates WHERE type = $1 ORDER BY since`,
      [type.code],
    );
    return {
      ...{ code: type.code, name: type.name, required: baseFields, shipped: shippedTemplate(type.code), rows },
      fields: fieldsOfType(type.code).map((key) => ({ key, label: fieldLabel(key) })),
      modules: encode(verifyAt(certificates.origin), { ecc: "M", border: 0 }).data,
    };
  });

  const body = registers.certificateTemplates.row;
  http.post("/api/admin/certificate-templates/sample.pdf", { schema: { body } }, async (request, reply) => {
    administratorOf(request);
    const { type, ...template } = request.body as Row;
    const fields = fieldsOfType(type);
    const sheet = layOutCopy(template, sampleContent(fields, "示例 Sample"));
    const pdf = await certificates.copyPdf({ name: template.title.zh, sheet, verifyAt: verifyAt(certificates.origin) });
    return reply.type("application/pdf").header("cache-control", "no-store").send(pdf);
  });
}

/** Where a sample's code leads: the page for checking one, without an identifier. */
const verifyAt = (origin: string): string => `${origin}/verify-certificate`;
