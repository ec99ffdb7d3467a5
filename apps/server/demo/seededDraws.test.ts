import { areas } from "@wuxing/areas";
import { type DrawFile, verifyDraw } from "@wuxing/kernel/draw";
import { openPool } from "@wuxing/platform/postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../testServer.ts";
import { seedYear } from "./seedYear.ts";

let server: TestServer;
const stop = async (): Promise<void> => {
  throw new Error("stopped");
};
beforeAll(async () => {
  server = await testServer("2026-11-20T02:00:00.000Z");
  const { casework, city } = server.platform;
  const owner = openPool(server.database.url, { max: 2 });
  const written = { pool: owner, casework: { ...casework, pool: owner }, city };
  const cut = { ...written.casework, projections: [{ type: "hotline.request", apply: stop }] };
  await expect(seedYear({ ...written, casework: cut }, areas, 10, 2)).rejects.toThrow("stopped");
  const { rows } = await owner.query(
    "SELECT 1 FROM inspection_items UNION ALL SELECT 1 FROM supervision_places UNION ALL SELECT 1 FROM draws",
  );
  expect(rows, "of a year that was cut off nothing stays").toEqual([]);
  await seedYear(written, areas, 70, 6);
  await owner.end();
}, 120_000);
afterAll(() => server.end());

test("the demo's draws are written whole: each file can be replayed, and a secret one opens and closes", async () => {
  const { platform } = server;
  const { draws } = await platform.draws.list(0, 1000);
  expect(new Set(draws.map(({ area }) => area))).toEqual(new Set(["inspections", "supervision"]));
  for (const { id, mode, closedAt } of draws) {
    let text = "";
    for await (const part of platform.draws.file(id)) text += part;
    const file = JSON.parse(text) as DrawFile;
    expect(verifyDraw(file, platform.log.policy), id).toMatchObject({ sound: true });
    const picks = await platform.draws.picks(id, 0, 1000);
    const visits = (await platform.draws.visitsOf(id)) ?? [];
    if (mode === "open") expect(picks.length, id).toBe(file.outcome?.picked.length);
    else if (closedAt) expect(picks.length, id).toBe(visits.length);
    else expect(picks.length, id).toBeLessThan(visits.length);
  }
  const open = draws.find(({ mode, closedAt }) => mode === "unannounced" && !closedAt);
  await platform.draws.close(open?.id ?? "");
  expect((await platform.draws.find(open?.id ?? ""))?.closedAt).toBe(platform.casework.now());
}, 60_000);
