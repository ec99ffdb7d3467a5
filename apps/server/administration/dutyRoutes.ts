import { type MovedRequests, movedRequests, topics } from "@wuxing/areas/hotline";
import { type Day, dayOf } from "@wuxing/kernel/calendar";
import { type Duty, dutyTable } from "@wuxing/kernel/duties";
import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type Http, staffOf, uploadedFile } from "@wuxing/platform/http";
import {
  type Change,
  changeRegister,
  dutiesOf,
  dutyChanges,
  dutySheet,
  type ImportReport,
  importRegisters,
  keyOf,
  type Registers,
  tryRegister,
} from "@wuxing/platform/registers";
import type { FastifyRequest } from "fastify";
import { z } from "zod";

const day = z.iso.date({ error: "请选择日期 | Please choose a date" });
const chosen = (message: string) => z.string().min(1, { error: message }).max(40);
const body = z.strictObject({
  commandId: z.uuid(),
  topic: chosen("请选择主题 | Please choose a topic"),
  place: chosen("请选择地点 | Please choose a place"),
  /** Null: the place has no unit of its own any more. */
  unit: z.string().max(40).nullable(),
  joint: z.string().max(40).nullable(),
  since: day,
  source: z.string().trim().min(1, { error: "请写明依据 | Please say on what it rests" }).max(200),
  reason: z.string().trim().max(400).default(""),
});
const importQuery = z.object({ commandId: z.uuid(), trial: z.enum(["1"]).optional() });
const types = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
};

/** The dispatch table (派单表): read, changed with a trial that says which open requests move, taken out and in as a table. */
export function dutyRoutes(http: Http, platform: Platform, registers: Registers): void {
  wishRoutes(http, platform, registers);
  tableRoutes(http, platform, registers);
}

const todayOf = ({ now }: Registers): Day => dayOf(now());

function wishRoutes(http: Http, platform: Platform, registers: Registers): void {
  const { pool } = registers;
  http.get("/api/admin/duties", async (request) => {
    keeperOf(request);
    const named = topics.map(({ code, name, group }) => ({ code, name, group }));
    return { today: todayOf(registers), topics: named, rows: await dutiesOf(pool) };
  });

  http.post("/api/admin/duties/trial", { schema: { body } }, async (request) => {
    const actor = keeperOf(request);
    const { commandId, source, reason, ...wish } = request.body;
    const rows = await dutiesOf(pool);
    const changes = dutyChanges(rows, [{ ...wish, source }]);
    const command = { changes, actor, commandId, source, reason, effectiveOn: wish.since };
    const { faults } = await tryRegister(registers, command);
    const moved = faults.length > 0 ? undefined : await movedBy(platform, changes, rows, wish.since);
    return { changes: changes.length, faults: faults.map(({ field, reason: why }) => ({ field, reason: why })), moved };
  });

  http.post("/api/admin/duties", { schema: { body } }, async (request) => {
    const actor = keeperOf(request);
    const { commandId, source, reason, ...wish } = request.body;
    const changes = dutyChanges(await dutiesOf(pool), [{ ...wish, source }]);
    if (changes.length === 0) return { written: 0, repeated: false };
    const command = { changes, actor, commandId, source, reason, effectiveOn: wish.since };
    const { written, repeated } = await changeRegister(registers, command).catch(atItsField);
    await registers.refresh();
    return { written: written.length, repeated };
  });
}

function tableRoutes(http: Http, platform: Platform, registers: Registers): void {
  const { city } = platform;
  for (const format of ["xlsx", "csv"] as const)
    http.get(`/api/admin/duties/table.${format}`, async (request, reply) => {
      keeperOf(request);
      const names = new Map(topics.map(({ code, name }) => [code, name.zh]));
      const lines = (await dutiesOf(registers.pool))
        .filter(({ until }) => until === null || until > todayOf(registers))
        .map(({ topic, place, unit, joint, since, source }) => ({
          ...{ topic, topicName: names.get(topic) ?? "", place: city.division(place).name.zh, since, source },
          ...{ unit: city.unit(unit).name.zh, joint: joint === null ? "" : city.unit(joint).name.zh },
        }));
      return reply
        .type(types[format])
        .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(`派单表.${format}`)}`)
        .send(await dutySheet(lines, format));
    });

  http.post(
    "/api/admin/duties/import",
    { schema: { querystring: importQuery, consumes: ["multipart/form-data"] } },
    async (request): Promise<ImportReport & { readonly moved?: MovedRequests | undefined }> => {
      const actor = keeperOf(request);
      const { bytes, name } = await uploadedFile(request);
      const { commandId, trial } = request.query;
      const rows = await dutiesOf(registers.pool);
      const report = await importRegisters(registers, { bytes, actor, commandId, source: name, trial: trial === "1" });
      await registers.refresh();
      if (report.done || report.rows.length === 0) return report;
      return { ...report, moved: await movedBy(platform, report.rows, rows, todayOf(registers)) };
    },
  );
}

/** Which open requests changes of the table would move on a day. */
function movedBy(
  { casework, city }: Platform,
  changes: readonly Change[],
  rows: readonly Duty[],
  on: Day,
): Promise<MovedRequests> {
  const after = new Map(rows.map((row) => [keyOf("duties", { ...row }), row]));
  for (const { register, key, after: row } of changes)
    if (register === "duties")
      if (row === null) after.delete(key);
      else after.set(key, row as unknown as Duty);
  return movedRequests(casework, dutyTable([...after.values()], city.divisions), on);
}

/** The city's coordinator, or an administrator; throws Refusal(notAllowed) for everybody else. */
function keeperOf(request: Pick<FastifyRequest, "person">): Actor {
  const actor = staffOf(request);
  const keeps = actor.posts.some(
    ({ role, division }) => role === "administrator" || (role === "coordinator" && !division),
  );
  if (!keeps)
    throw new Refusal(
      "notAllowed",
      t("派单表由市五型办统筹人员维护", "The dispatch table is kept by the city's coordinators"),
    );
  return actor;
}

/** A wish is one form, whatever rows it changes: faults are told at its fields. */
function atItsField(fault: unknown): never {
  if (!(fault instanceof Refusal)) throw fault;
  const faults = fault.faults.map(({ field, reason }) => ({ field: field.replace(/^\d+\./u, ""), reason }));
  throw new Refusal(fault.code, fault.reason, faults);
}
