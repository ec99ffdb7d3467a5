import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import {
  changeRegister,
  findRegisterEntries,
  type Registers,
  registerNames,
  registers as tables,
  touchedCases,
  tryRegister,
} from "@wuxing/platform/registers";
import { z } from "zod";
import { administratorOf } from "../account/administratorOf.ts";
import { certificateIssuerRoutes } from "./certificateIssuerRoutes.ts";
import { certificateTemplateRoutes } from "./certificateTemplateRoutes.ts";
import { delegationRoutes } from "./delegationRoutes.ts";
import { dutyRoutes } from "./dutyRoutes.ts";
import { importRoutes } from "./importRoutes.ts";
import { registerBody } from "./registerBody.ts";
import { registerViews } from "./registerViews.ts";
import { templateRoutes } from "./templateRoutes.ts";

const name = z.enum(registerNames as [(typeof registerNames)[number], ...typeof registerNames]);
const filter = z.object({
  register: name.optional(),
  key: z.string().max(200).optional(),
  about: z.string().max(60).optional(),
  actor: z.string().max(60).optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  cursor: z.coerce.number().int().positive().optional(),
});

/** The routes of the administration: what the registers hold, how they came to it, and changing them. */
export function administrationRoutes(http: Http, platform: Platform, registers: Registers): void {
  const { pool } = platform;

  http.get("/api/admin/registers/:register", { schema: { params: z.object({ register: name }) } }, async (request) => {
    administratorOf(request);
    const { table, columns, id } = tables[request.params.register];
    const { rows } = await pool.query(
      `SELECT ${columns.join(", ")} FROM ${table} ORDER BY ${id.join(", ")} LIMIT 20000`,
    );
    return { rows };
  });

  http.get("/api/admin/entries", { schema: { querystring: filter } }, async (request) => {
    administratorOf(request);
    return findRegisterEntries(pool, request.query);
  });

  http.post("/api/admin/changes", { schema: { body: registerBody } }, async (request) => {
    const actor = administratorOf(request);
    const { written, repeated } = await changeRegister(registers, { ...request.body, actor });
    await registers.refresh();
    return { written: written.length, repeated };
  });

  http.post("/api/admin/changes/trial", { schema: { body: registerBody } }, async (request) => {
    const actor = administratorOf(request);
    const { written, faults } = await tryRegister(registers, { ...request.body, actor });
    const keys = new Set(
      request.body.changes.flatMap((one) => (one.register === "rules" ? [one.key.split("/")[0] ?? ""] : [])),
    );
    const touched = [];
    for (const key of keys) touched.push({ key, ...(await touchedCases(platform.casework, key)) });
    return {
      written: written.length,
      faults: faults.map((one) => ({ ...one, field: `${one.change}.${one.field}` })),
      touched,
    };
  });

  registerViews(http, platform, registers);
  delegationRoutes(http, platform, registers);
  importRoutes(http, registers);
  dutyRoutes(http, platform, registers);
  templateRoutes(http, platform);
  certificateTemplateRoutes(http, platform);
  certificateIssuerRoutes(http, platform.gateway?.settings.ask);
}
