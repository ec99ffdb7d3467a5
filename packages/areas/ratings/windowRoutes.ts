import { dayOf } from "@wuxing/kernel/calendar";
import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import { keeperOf } from "./keeperOf.ts";
import { addStaff, addWindow, endStaff, endWindow, newStaff, newWindow, windowRegister } from "./windows.ts";

const codeParam = z.object({ code: z.string().max(30) });
const numberParam = z.object({ unit: z.string().max(40), number: z.string().max(12) });

/** Windows and the numbers of who serves there, kept by the coordinator. */
export function windowRoutes(http: Http, platform: Platform): void {
  const today = (): string => dayOf(platform.casework.now());
  http.get("/api/ratings/windows", async (request) => {
    keeperOf(request);
    return windowRegister(platform);
  });
  http.post("/api/ratings/windows", { schema: { body: newWindow } }, async (request, reply) => {
    await addWindow(platform, keeperOf(request).id, today(), request.body);
    return reply.code(201).send({});
  });
  http.post("/api/ratings/windows/:code/end", { schema: { params: codeParam } }, async (request) => {
    keeperOf(request);
    await endWindow(platform, request.params.code, today());
    return {};
  });
  http.post("/api/ratings/staff", { schema: { body: newStaff } }, async (request, reply) => {
    await addStaff(platform, keeperOf(request).id, today(), request.body);
    return reply.code(201).send({});
  });
  http.post("/api/ratings/staff/:unit/:number/end", { schema: { params: numberParam } }, async (request) => {
    keeperOf(request);
    await endStaff(platform, request.params.unit, request.params.number, today());
    return {};
  });
}
