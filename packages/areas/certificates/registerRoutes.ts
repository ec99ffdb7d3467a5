import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type CertificateRow, fieldsOfType, findCertificate, namesOf } from "@wuxing/platform/certificates";
import { type Http, staffOf } from "@wuxing/platform/http";
import { certificateTypes, findCertificateType } from "@wuxing/platform/items";
import { z } from "zod";
import { claimsToCorrect } from "./claimsToCorrect.ts";
import { fieldLabel } from "./fieldLabel.ts";
import { holderOf } from "./holderOf.ts";
import { importCertificates, importedRow } from "./importCertificates.ts";
import { correctCertificate, issueCertificate } from "./issueCertificate.ts";
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
const lineColumns = `c.id, c.type, c.unit, c.status, c.valid_from AS "validFrom", c.valid_until AS "validUntil",
  c.holder_kind AS "holderKind", k.number`;

/** The register of certificates for those who issue them: who holds one is told to nobody by a list. */
export function registerRoutes(http: Http, platform: Platform): void {
  http.get("/api/certificates/types", { schema: { tags } }, async (request) => {
    staffOf(request);
    return {
      types: certificateTypes.map(({ code, name, holder }) => ({
        ...{ code, name, holder },
        fields: fieldsOfType(code).map((key) => ({ key, label: fieldLabel(key) })),
      })),
    };
  });
  listRoute(http, platform);
  http.post("/api/certificates", { schema: { tags, body: issueBody } }, async (request, reply) => {
    const actor = staffOf(request);
    const { commandId, holder: typed, unit: named, ...said } = request.body;
    const unit = unitOf(actor, named);
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

/** By who holds it or what it is called, of these units. */
const findOf = (column: "holder" | "id"): string =>
  `SELECT * FROM certificates WHERE ${column} = ANY($3) AND unit = ANY($1) AND ($2::text IS NULL OR type = $2)`;
/** The latest of each unit from its own index, so that none of the others is read. */
const latestOf = `SELECT own.* FROM unnest($1::text[]) AS by CROSS JOIN LATERAL (
  SELECT * FROM certificates WHERE unit = by AND ($2::text IS NULL OR type = $2)
  ORDER BY issued_at DESC, case_id DESC LIMIT 100) own`;

function listRoute(http: Http, platform: Platform): void {
  const { pool, city } = platform;
  const querystring = z.object({ q: z.string().max(120).default(""), type: z.string().max(40).optional() });
  http.get("/api/certificates", { schema: { tags, querystring } }, async (request) => {
    const { q, type } = request.query;
    const units = unitsOf(staffOf(request));
    const holder = q === "" || q.startsWith("1.2.") ? undefined : await holderOf(platform, q);
    const names = holder ? await namesOf(pool, holder) : q === "" ? undefined : [q];
    const { rows } = await pool.query<{ type: string; unit: string }>(
      `SELECT ${lineColumns} FROM (${names ? findOf(holder ? "holder" : "id") : latestOf}
       ORDER BY issued_at DESC, case_id DESC LIMIT 100) c JOIN cases k ON k.id = c.case_id
       ORDER BY c.issued_at DESC, c.case_id DESC`,
      [units, type ?? null, ...(names ? [names] : [])],
    );
    return {
      certificates: rows.map((row) => ({
        ...row,
        name: findCertificateType(row.type)?.name ?? t(row.type, row.type),
        unitName: city.unit(row.unit).name,
      })),
    };
  });
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
  http.get("/api/certificates/:id/claims", { schema: { tags, params } }, async (request, reply) => {
    const actor = staffOf(request);
    const row = await ownRow(platform, actor, request.params.id);
    reply.header("cache-control", "no-store");
    return { claims: await claimsToCorrect(platform, row, actor) };
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
