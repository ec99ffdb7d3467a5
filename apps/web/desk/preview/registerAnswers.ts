import type { FastifyInstance } from "fastify";
import { issuerRows } from "./samples/certificateIssuers.ts";
import { templateDetail, templateLines } from "./samples/certificateTemplates.ts";
import * as samples from "./samples/registers.ts";

/** What the administration's routes answer, from the samples. A second import of the page is the right file. */
export function registerAnswers(server: FastifyInstance): void {
  const rows: Readonly<Record<string, readonly object[]>> = {
    units: samples.unitRows,
    templates: samples.templateRows,
    groups: samples.groupRows,
    certificateIssuers: issuerRows,
  };
  server.get<{ Params: { register: string } }>("/api/admin/registers/:register", ({ params }) => ({
    rows: rows[params.register] ?? [],
  }));
  server.get("/api/admin/units/:code", () => samples.unitDetail);
  server.post("/api/admin/certificate-issuers/keys", () => ({ keys: issuerRows[0]?.keys }));
  server.get("/api/admin/certificate-templates", () => ({ types: templateLines }));
  server.get("/api/admin/certificate-templates/:type", () => templateDetail);
  server.get("/api/admin/people", () => ({ people: samples.personLines }));
  server.get("/api/admin/people/:username", () => samples.personDetail);
  server.get("/api/admin/rules", () => ({ today: "2026-11-26", rows: samples.ruleLines }));
  server.get<{ Params: { year: string } }>("/api/admin/holidays/:year", ({ params }) =>
    samples.holidayYear(params.year),
  );
  server.get("/api/admin/entries", () => ({ entries: samples.entryLines, next: null }));
  server.get("/api/delegations", () => samples.ownDelegations);
  server.get("/api/templates", () => ({ templates: samples.templateRows }));
  server.post("/api/admin/changes", () => ({ written: 1, repeated: false }));
  server.post("/api/delegations", () => ({ written: 1, repeated: false }));
  server.post("/api/admin/changes/trial", () => ({ faults: [], touched: samples.touched }));
  server.post<{ Querystring: { trial?: string } }>("/api/admin/import", async (request) => {
    const part = await request.file();
    const wrong = (await part?.toBuffer())?.toString().includes("wrong");
    const faults = wrong ? samples.importFaults : [];
    return { faults, rows: wrong ? [] : samples.importRows, done: !wrong && request.query.trial !== "1" };
  });
}
