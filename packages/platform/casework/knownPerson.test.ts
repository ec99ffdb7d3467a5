import { randomUUID } from "node:crypto";
import { openReporters, openVault } from "@wuxing/platform/personal";
import { openPool, transaction } from "@wuxing/platform/postgres";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import type { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { almanac, applicant, permit } from "../../kernel/procedure/testing/permit.ts";
import { eraseCases } from "../personal/eraseCases.ts";
import type { Casework } from "./Casework.ts";
import { createIntake, decideNew } from "./intake.ts";
import { writeNewCases } from "./writeNewCases.ts";

const asker = { name: "上官云", phone: "13944440000" };
const now = "2026-11-02T02:00:00.000Z";

let database: TestDatabase;
let owner: Pool;
let casework: Casework;
beforeAll(async () => {
  database = await testDatabase();
  owner = openPool(database.url, { max: 1 });
  const { pool } = database;
  const vault = await openVault(pool);
  casework = { pool, vault, almanac, now: () => now, procedures: new Map([[permit.type, permit]]), projections: [] };
});
afterAll(async () => {
  await owner.end();
  await database.close();
});

const command = () => ({
  type: permit.type,
  input: { what: "stall" },
  actor: applicant,
  commandId: randomUUID(),
  reporter: asker,
});
const open = async (): Promise<number> => (await createIntake(casework)(command())).case.id;
const dataOf = async (id: number) => (await openReporters(casework.vault, database.pool, [id])).get(id)?.data;

/** Until a statement on this database waits for another's lock. */
async function untilOneWaits(): Promise<void> {
  const sql =
    "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
  await expect.poll(async () => (await owner.query<{ n: number }>(sql)).rows[0]?.n).toBeGreaterThan(0);
}

test("a request that comes while its person's last case is being erased waits, and is then another person's", async () => {
  const first = await open();
  const erasing = await database.pool.connect();
  await erasing.query("BEGIN");
  await eraseCases(erasing, [first], now);
  const during = open();
  await untilOneWaits();
  await erasing.query("COMMIT");
  erasing.release();
  expect([await dataOf(first), await dataOf(await during)]).toEqual([undefined, asker]);
});

test("an erasure that comes while its person's new request is being written waits, and leaves him his key", async () => {
  const earlier = await open();
  const writing = await database.pool.connect();
  await writing.query("BEGIN");
  const opened = decideNew(casework, command(), 900_001);
  expect(await writeNewCases(writing, casework, [opened])).toEqual(["written"]);
  const { rows } = await database.pool.query<{ case_id: number }>("SELECT case_id FROM reporters");
  const erased = transaction(database.pool, (client) =>
    eraseCases(
      client,
      rows.map((row) => row.case_id),
      now,
    ),
  );
  await untilOneWaits();
  await writing.query("COMMIT");
  writing.release();
  await erased;
  expect([await dataOf(earlier), await dataOf(900_001)]).toEqual([undefined, asker]);
});
