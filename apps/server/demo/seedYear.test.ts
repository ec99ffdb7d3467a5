import { areas } from "@wuxing/areas";
import { type DrawFile, verifyDraw } from "@wuxing/kernel/draw";
import { openClaims } from "@wuxing/platform/certificates";
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

test("the demo's applications use certificates that their applicants hold, and the public share is counted from them", async () => {
  const { pool, casework } = server.platform;
  const uses = await pool.query<{ id: string; held: boolean; claims: string }>(
    `SELECT s->>'id' AS id, c.claims, c.id IS NOT NULL AND c.valid_from <= u.asked_at::date
       AND (c.valid_until IS NULL OR c.valid_until >= u.asked_at::date) AS held
     FROM certificate_uses u CROSS JOIN jsonb_array_elements(u.shown) AS s
     LEFT JOIN certificates c ON c.id = s->>'id' AND c.type = s->>'type' AND c.holder = u.holder`,
  );
  expect(uses.rows.filter(({ held }) => !held)).toEqual([]);
  const said = await openClaims(
    pool,
    casework.vault,
    uses.rows.map(({ claims }) => claims),
  );
  expect(uses.rows.every(({ claims }) => said.get(claims)?.holder)).toBe(true);
  const { rows } = await pool.query<{ required: number; proven: number; shown: number; granted: number }>(
    `SELECT sum(required)::int AS required, sum(proven)::int AS proven,
       (SELECT count(*)::int FROM certificates WHERE source IS NOT NULL) AS granted,
       (SELECT sum(jsonb_array_length(shown))::int FROM certificate_uses WHERE for_case IS NOT NULL) AS shown
     FROM certificate_savings`,
  );
  const { required = 0, proven = 0, shown = 0, granted = 0 } = rows[0] ?? {};
  expect(proven, "no more certificates than materials, and none that is no use").toBeGreaterThanOrEqual(shown);
  expect(proven / required).toBeGreaterThan(0.1);
  expect(proven / required).toBeLessThan(0.9);
  expect(granted, "what was granted with a certificate is held").toBeGreaterThan(0);
  await server.settle();
  expect(
    (await pool.query("SELECT 1 FROM certificate_uses")).rowCount,
    "who follows applications tells it no second time",
  ).toBe((await pool.query("SELECT 1 FROM cases WHERE type = 'certificates.use'")).rowCount);
  expect((await pool.query("SELECT 1 FROM certificate_savings")).rowCount).toBe(
    (await pool.query("SELECT 1 FROM cases WHERE type = 'applications.application'")).rowCount,
  );
});
