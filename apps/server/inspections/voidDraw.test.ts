import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { InspectionWorld } from "./inspectionWorld.ts";

/** A commitment that comes into the log too late must not stop a city's inspections for ever, nor let anybody draw twice. */
let world: InspectionWorld;
const task = {
  ...{ id: randomUUID(), year: 2026, name: "餐饮抽查", unit: "px-scj", partners: [], items: ["36030000010001"] },
  ...{ object_kind: "catering", division: null, basis: "random", shares: { A: 40, B: 60, C: 80, D: 100 } },
  ...{ level: "city", method: "现场检查", from_day: "2026-03-02", until_day: "2026-04-30" },
};
beforeAll(async () => {
  world = await InspectionWorld.open("2026-03-02T02:00:00.000Z");
  await world.fill();
  await world.post("coordinator1", "/api/inspections/tasks", { commandId: randomUUID(), row: task });
  await world.post("coordinator1", "/api/inspections/plans", { year: 2026, title: "2026 年抽查计划" });
}, 90_000);
afterAll(() => world.server.end());

const prepare = (dueAt: string, drawBy: string) =>
  world.post<{ id: string }>("coordinator1", "/api/inspections/rounds", {
    ...{ commandId: randomUUID(), year: 2026, task: task.id, dueAt, drawBy, beacon: "dice" },
  });
const liveDraw = async (): Promise<string> =>
  (
    await world.server.platform.pool.query<{ draw: string }>(
      "SELECT draw FROM inspection_draws WHERE voided_at IS NULL",
    )
  ).rows[0]?.draw ?? "";
const makeVoid = (who: string, draw: string) => world.post(who, `/api/inspections/draws/${draw}/void`, {});
const logged = async (): Promise<string[]> =>
  (
    await world.server.platform.pool.query<{ record: string }>(
      "SELECT record FROM log_records WHERE kind = 'draw.void'",
    )
  ).rows.map(({ record }) => record);

test("a draw is made void by the coordinator alone, and only where it was proven too late; this is logged and public", async () => {
  expect((await prepare("2026-03-02T04:00:00Z", "2026-03-03T04:00:00Z")).status).toBe(200);
  const first = await liveDraw();
  expect((await makeVoid("coordinator1", first)).status, "not proven yet: it may still be in time").toBe(422);
  world.server.setNow("2026-03-02T04:10:00.000Z");
  await world.server.settle();
  expect((await prepare("2026-03-02T08:00:00Z", "2026-03-03T04:00:00Z")).status, "one round at a time").toBe(422);
  expect((await makeVoid("head-scj", first)).status).toBe(403);
  expect((await makeVoid("coordinator1", "no-such-draw")).status).toBe(404);
  expect((await makeVoid("coordinator1", first)).status).toBe(200);
  expect((await makeVoid("coordinator1", first)).status, "twice is once").toBe(200);
  const records = await logged();
  expect(records).toHaveLength(1);
  expect(JSON.parse(records[0] ?? "")).toMatchObject({ record: { draw: first, reason: "provenLate" } });
  const page = (await world.server.http.inject({ url: "/inspections" })).body;
  expect(page).toContain(`/draws/${first}`);
  expect(page).toContain("作废");
});

test("the task is drawn again under the number of its attempt; what is in time cannot be made void", async () => {
  expect((await prepare("2026-03-02T08:00:00Z", "2026-03-03T04:00:00Z")).status).toBe(200);
  const second = await liveDraw();
  expect(second).toMatch(/-2$/u);
  await world.server.settle();
  expect((await makeVoid("coordinator1", second)).status).toBe(422);
  const { draws } = world.server.platform;
  world.server.setNow("2026-03-02T08:05:00.000Z");
  const throws = Array.from({ length: 20 }, (_, n) => 1 + ((n * 7) % 10));
  await draws.enterBeacon(second, { kind: "dice", throws }, "coordinator1");
  expect((await makeVoid("coordinator1", second)).status, "chance has spoken").toBe(422);
  await draws.enterBeacon(second, { kind: "dice", throws }, "leader1");
  await draws.carryOut(second);
  expect((await makeVoid("coordinator1", second)).status, "it is drawn").toBe(422);
  const { body } = await world.get<{ periods: { round: string; ready: boolean }[] }>(
    ...(["coordinator1", "/api/inspections/plan?year=2026"] as const),
  );
  const round = body.periods[0]?.round;
  expect(body.periods[0]?.ready).toBe(true);
  const merged = await world.post<{ visits: number }>("coordinator1", `/api/inspections/rounds/${round}/merge`, {});
  expect(merged.body.visits).toBeGreaterThan(0);
});
