import type { Platform } from "@wuxing/platform/area";
import { type Http, staffOf } from "@wuxing/platform/http";
import { z } from "zod";
import { maskCertificate } from "../maskCertificate.ts";
import { objectKinds } from "../objectKinds.ts";
import { findObjects, itemsOn, officersOf } from "../queries.ts";
import { assertMayRead, mayKeep } from "../registers/assertMayKeep.ts";
import { changeInspection, todayOf } from "../registers/changeInspections.ts";
import type { InspectionRegister } from "../registers/inspectionRegisters.ts";

const page = z.coerce.number().int().min(1).max(500).default(1);
const word = z.string().max(100).optional();
const size = 50;

/** The list and the registers as those who work with them read and change them. */
export function registerRoutes(http: Http, platform: Platform): void {
  const { pool, city } = platform;

  http.get("/api/inspections/items", async (request) => {
    const actor = staffOf(request);
    assertMayRead(actor);
    const items = await itemsOn(pool, todayOf(platform));
    return {
      kinds: objectKinds,
      items: items.map((item) => ({
        ...item,
        unitName: city.unit(item.unit).name,
        mayChange: mayKeep(actor, "items", item.unit),
      })),
    };
  });

  http.get(
    "/api/inspections/objects",
    { schema: { querystring: z.object({ q: word, kind: word, risk: word, page }) } },
    async (request) => {
      const actor = staffOf(request);
      assertMayRead(actor);
      const { page: number, ...filter } = request.query;
      const { rows, total } = await findObjects(pool, filter, { size, number });
      return {
        objects: rows.map((row) => ({ ...row, divisionName: city.division(row.division).name })),
        ...{ total, page: number, pages: Math.max(1, Math.ceil(total / size)) },
        mayChange: mayKeep(actor, "objects", null),
        kinds: objectKinds,
      };
    },
  );

  officerRoute(http, platform);
  changeRoute(http, platform, "items");
  changeRoute(http, platform, "objects");
  changeRoute(http, platform, "officers");
  changeRoute(http, platform, "recusals");
  changeRoute(http, platform, "tasks");
}

/** The register of officers with their recusals. */
function officerRoute(http: Http, platform: Platform): void {
  const { pool, city } = platform;
  http.get("/api/inspections/officers", async (request) => {
    const actor = staffOf(request);
    assertMayRead(actor);
    const today = todayOf(platform);
    const { rows: recusals } = await pool.query<{
      id: string;
      officer: string;
      object: string;
      objectName: string;
      reason: string;
      until: string | null;
    }>(
      `SELECT r.id, r.officer, r.object, o.name AS "objectName", r.reason, r.until
       FROM inspection_recusals r JOIN inspection_objects o ON o.id = r.object
       WHERE r.until IS NULL OR r.until > $1 ORDER BY r.officer, o.name`,
      [today],
    );
    const officers = (await officersOf(pool)).filter(({ until }) => until === null || until > today);
    return {
      officers: officers.map(({ certificate, ...officer }) => ({
        ...officer,
        certificate: maskCertificate(certificate),
        unitName: city.unit(officer.unit).name,
        mayRecuse: mayKeep(actor, "recusals", officer.unit),
        // Why somebody must not go somewhere is between him and his unit.
        recusals: recusals
          .filter((one) => one.officer === officer.id)
          .map((one) => ({ ...one, reason: mayKeep(actor, "recusals", officer.unit) ? one.reason : null })),
      })),
    };
  });
}

/** One row of a register as its form sends it. */
function changeRoute(http: Http, platform: Platform, register: InspectionRegister): void {
  const body = z.object({
    commandId: z.uuid(),
    row: z.record(z.string().max(40), z.unknown()),
    source: z.string().max(200).default(""),
  });
  http.post(`/api/inspections/${register}`, { schema: { body } }, async (request) => {
    const actor = staffOf(request);
    assertMayRead(actor);
    const { commandId, row, source } = request.body;
    const report = await changeInspection(platform, { register, rows: [row], actor, commandId, source });
    return { written: report.written };
  });
}
