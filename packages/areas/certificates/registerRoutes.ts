import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type CertificateRow, fieldsOfType, findCertificate } from "@wuxing/platform/certificates";
import { type Http, staffOf } from "@wuxing/platform/http";
import { certificateTypes } from "@wuxing/platform/items";
import { z } from "zod";
import { claimsToCorrect } from "./claimsToCorrect.ts";
import { fieldLabel } from "./fieldLabel.ts";
import { holderOf } from "./holderOf.ts";
import { importCertificates, importedRow } from "./importCertificates.ts";
import { correctCertificate, issueCertificate } from "./issueCertificate.ts";
import { assertMayIssue, typesIssuedBy } from "./mayIssue.ts";
import { lookPurpose, searchRoutes } from "./searchRoutes.ts";
import { unitOf, unitsOf } from "./unitsOf.ts";

const tags = ["certificates"];
const day = z.iso.date({ error: "请选择日期 | Please choose a date" });
const claims = z.record(z.string().max(60), z.string().max(500));
const issueBody = z.object({
  commandId: z.uuid(),
  type: z.string().max(40),
  holder: z.string().max(40),
  unit: z.string().max(40).optional(),
  claims,
  validFrom: day,
  validUntil: day.nullable().default(null),
});

/** The register of certificates for those who issue them: who holds one is told to nobody by a list. */
export function registerRoutes(http: Http, platform: Platform): void {
  http.get("/api/certificates/types", { schema: { tags } }, async (request) => {
    const issued = await typesIssuedBy(platform, unitsOf(staffOf(request)));
    return {
      types: certificateTypes.map(({ code, name, holder }) => ({
        ...{ code, name, holder, issued: issued.has(code) },
        fields: fieldsOfType(code).map((key) => ({ key, label: fieldLabel(key) })),
      })),
    };
  });
  searchRoutes(http, platform);
  http.post("/api/certificates", { schema: { tags, body: issueBody } }, async (request, reply) => {
    const actor = staffOf(request);
    const { commandId, holder: typed, unit: named, ...said } = request.body;
    const unit = unitOf(actor, named);
    await assertMayIssue(platform, unit, said.type);
    const certificate = { ...said, unit, holder: await holderOf(platform, typed) };
    const { case: c } = await issueCertificate(platform, certificate, actor, commandId);
    reply.code(201);
    return { number: c.number };
  });
  const rows = z.array(importedRow).min(1).max(2000);
  const importBody = z.object({ commandId: z.uuid(), unit: z.string().max(40).optional(), dryRun: z.boolean(), rows });
  http.post("/api/certificates/import", { schema: { tags, body: importBody } }, async (request) => {
    const actor = staffOf(request);
    return importCertificates(platform, { ...request.body, unit: unitOf(actor, request.body.unit) }, actor);
  });
  correctRoute(http, platform);
}

const changed = {
  commandId: z.uuid(),
  claims,
  validFrom: day,
  validUntil: day.nullable().default(null),
  reason: z.string().trim().min(2, { error: "请填写理由 | Please give the reason" }).max(500),
};

/** A certificate's next version: what it says now, to begin from, and what it is to say. */
function correctRoute(http: Http, platform: Platform): void {
  const params = z.object({ id: z.string().max(120) });
  const asked = z.object({ purpose: lookPurpose });
  http.post("/api/certificates/:id/claims", { schema: { tags, params, body: asked } }, async (request, reply) => {
    const actor = staffOf(request);
    const row = await ownRow(platform, actor, request.params.id);
    reply.header("cache-control", "no-store");
    return { claims: await claimsToCorrect(platform, row, actor, request.body.purpose) };
  });
  const body = z.object(changed);
  http.post("/api/certificates/:id/correct", { schema: { tags, params, body } }, async (request) => {
    const actor = staffOf(request);
    const row = await ownRow(platform, actor, request.params.id);
    const { commandId, ...said } = request.body;
    const { case: c } = await correctCertificate(platform, row, said, actor, commandId);
    return { number: c.number };
  });
}

/** The certificate with this identifier, for officers of the unit that issued it. Throws Refusal. */
async function ownRow({ pool }: Platform, actor: Actor, id: string): Promise<CertificateRow> {
  const row = await findCertificate(pool, id);
  if (row && unitsOf(actor).includes(row.unit)) return row;
  throw new Refusal(
    "notFound",
    t("没有这份证照，请核对证照标识", "There is no such certificate; check its identifier"),
  );
}
