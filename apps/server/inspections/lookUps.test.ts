import { findFirms, lookUpFirm } from "@wuxing/areas/inspections";
import type { Platform } from "@wuxing/platform/area";
import { transaction } from "@wuxing/platform/postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { objectionsOf } from "../portal/inspectionViews.ts";
import { codes, InspectionWorld } from "./inspectionWorld.ts";

/** What anybody may ask is answered from indexes, for the registers may hold a million firms. */
let world: InspectionWorld;
beforeAll(async () => {
  world = await InspectionWorld.open("2026-03-02T02:00:00.000Z");
  await world.fill();
}, 90_000);
afterAll(() => world.server.end());

/** Runs a look-up and gives the plans of its queries, with tables read whole only where there is no index to use. */
async function plansOf(work: (platform: Platform) => Promise<unknown>): Promise<string> {
  const { platform } = world.server;
  return transaction(platform.pool, async (client) => {
    await client.query("SET LOCAL enable_seqscan = off");
    const plans: string[] = [];
    const query = async (sql: string, values: unknown[]) => {
      const { rows } = await client.query<{ "QUERY PLAN": string }>(`EXPLAIN ${sql}`, values);
      plans.push(...rows.map((row) => row["QUERY PLAN"]));
      return client.query(sql, values);
    };
    await work({ ...platform, pool: { query } } as unknown as Platform);
    return plans.join("\n");
  });
}

test("a firm is found by its code or by how its name begins, ten at most, through an index", async () => {
  const { platform } = world.server;
  expect((await findFirms(platform, codes[0]?.toLowerCase() ?? "")).map(({ id }) => id)).toEqual([codes[0]]);
  expect(await findFirms(platform, "萍乡市样例")).toHaveLength(codes.length);
  expect(await findFirms(platform, "餐饮")).toEqual([]);
  const plans = await plansOf((on) => findFirms(on, "萍乡市样例"));
  expect(plans).toContain("inspection_objects_name");
  expect(plans).not.toContain("Seq Scan");
});

test("how a firm stood on the frames is one question, and objections are found by the visit's number through an index", async () => {
  const plans = await plansOf((on) => lookUpFirm(on, codes[0] ?? ""));
  expect(plans.match(/draw_targets/gu)?.length).toBeGreaterThan(0);
  expect(await plansOf((on) => objectionsOf(on, ["SJ-20260302-0001"]))).toContain("inspection_objections_of");
});
