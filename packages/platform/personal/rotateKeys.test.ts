import { openPool } from "@wuxing/platform/postgres";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import type { Pool } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newMasterKey, parseMasterKeys } from "./MasterKeys.ts";
import { openReporters } from "./openReporter.ts";
import { rotateKeys } from "./rotateKeys.ts";
import { sealOldReporters } from "./sealOldReporters.ts";
import { openVault, type Vault } from "./Vault.ts";

let database: TestDatabase;
let owner: Pool;
beforeAll(async () => {
  database = await testDatabase();
  owner = openPool(database.url, { max: 3 });
});
afterAll(async () => {
  await owner.end();
  await database.close();
});
/** A database of 0.1 with 2,500 reporters in clear, some under one phone. */
beforeEach(async () => {
  await owner.query("DELETE FROM settings; DELETE FROM people_keys; DELETE FROM reporters");
  await owner.query(
    `CREATE TABLE IF NOT EXISTS unsealed_reporters (case_id bigint PRIMARY KEY, name text, phone text, consented_at timestamptz);
     INSERT INTO unsealed_reporters
     SELECT n, '李' || n, CASE WHEN n % 5 > 0 THEN '139' || lpad((n % 1200)::text, 8, '0') END, now() FROM generate_series(1, 2500) n`,
  );
});

const names = async (vault: Vault): Promise<(string | undefined)[]> => {
  const opened = await openReporters(vault, database.pool, [1, 5, 1201, 2500]);
  return [1, 5, 1201, 2500].map((id) => opened.get(id)?.data.name);
};
const all = ["李1", "李5", "李1201", "李2500"];

/** A pool whose power is cut after its first transaction. */
function cutAfterOne(pool: Pool): Pool {
  let transactions = 0;
  const connect = async () => {
    if (++transactions > 1) throw new Error("power cut");
    return pool.connect();
  };
  return { connect, query: pool.query.bind(pool) } as unknown as Pool;
}

describe("old rows", () => {
  test("are sealed in parts, go on where they were stopped, and leave no table behind", async () => {
    await expect(sealOldReporters(cutAfterOne(owner))).rejects.toThrow("power cut");
    const half = await owner.query(
      "SELECT (SELECT count(*) FROM reporters) AS done, (SELECT count(*) FROM unsealed_reporters) AS left",
    );
    expect(half.rows).toEqual([{ done: 1000, left: 1500 }]);
    expect(await sealOldReporters(owner)).toBe(1500);
    expect(await sealOldReporters(owner)).toBe(0);
    expect((await owner.query("SELECT to_regclass('unsealed_reporters') AS t")).rows).toEqual([{ t: null }]);
    expect(await names(await openVault(database.pool))).toEqual(all);
    const { rows } = await owner.query(
      "SELECT count(DISTINCT person) AS people, bool_or(texts_hidden) AS hidden FROM reporters",
    );
    // Of 2,500 rows 500 have no phone; the others share 960 numbers.
    expect(rows).toEqual([{ people: 1460, hidden: false }]);
  });
});

describe("master keys", () => {
  test("from outside: old and new open both, after the rotation the new one alone does", async () => {
    const [old, fresh] = [newMasterKey(1), newMasterKey(2)];
    await sealOldReporters(owner, old);
    expect(await names(await openVault(database.pool, old))).toEqual(all);
    await expect(openVault(database.pool, fresh)).rejects.toThrow("PERSONAL_KEY");
    await expect(openVault(database.pool), "none is made where one was given").rejects.toThrow("from outside");
    expect(await names(await openVault(database.pool, `${fresh},${old}`))).toEqual(all);
    expect(await rotateKeys(database.pool, `${old}\n${fresh}`)).toEqual({ version: 2, rewrapped: 1460 });
    const rotated = await openVault(database.pool, fresh);
    expect(await names(rotated)).toEqual(all);
    expect(rotated.hashPhone("13900000001"), "a phone is still found").toEqual(
      (await openVault(database.pool, `${fresh},${old}`)).hashPhone("13900000001"),
    );
    await expect(openVault(database.pool, old)).rejects.toThrow("PERSONAL_KEY");
    expect((await rotateKeys(database.pool, fresh)).rewrapped, "nothing is left to do").toBe(0);
  });

  test("a rotation that is stopped half-way leaves all open to both keys, and is run again", async () => {
    const [old, fresh] = [newMasterKey(1), newMasterKey(2)];
    const both = `${old},${fresh}`;
    await sealOldReporters(owner, old);
    await expect(rotateKeys(cutAfterOne(database.pool), both)).rejects.toThrow("power cut");
    expect(await names(await openVault(database.pool, both))).toEqual(all);
    expect(await rotateKeys(database.pool, both)).toEqual({ version: 2, rewrapped: 460 });
    expect(await names(await openVault(database.pool, fresh))).toEqual(all);
  });

  test("kept by the database: a new one is made, and they leave it once one is given", async () => {
    await sealOldReporters(owner);
    expect(await rotateKeys(database.pool)).toEqual({ version: 2, rewrapped: 1460 });
    expect(await names(await openVault(database.pool))).toEqual(all);
    const given = newMasterKey(3);
    expect(await rotateKeys(database.pool, given)).toEqual({ version: 3, rewrapped: 1460 });
    expect(await names(await openVault(database.pool, given))).toEqual(all);
    const { rows } = await owner.query("SELECT value FROM settings WHERE key = 'personalKeys'");
    expect(rows).toEqual([{ value: "" }]);
    await expect(openVault(database.pool)).rejects.toThrow("PERSONAL_KEY");
  });

  test("of a wrong form are refused, and not repeated in the message", () => {
    const [, short = ""] = newMasterKey(1).split(":");
    for (const wrong of ["", "1:abc", `${newMasterKey(1)},1:${short}`, `0:${short}`, `x:${short}`]) {
      expect(() => parseMasterKeys(wrong), wrong).toThrow("PERSONAL_KEY");
      try {
        parseMasterKeys(wrong);
      } catch (error) {
        expect(String(error)).not.toContain(short);
      }
    }
    expect([...parseMasterKeys(`${newMasterKey(7)},\n${short}`).keys()]).toEqual([7, 1]);
  });
});
