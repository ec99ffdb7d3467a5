import { randomUUID } from "node:crypto";
import { ruleBook } from "@wuxing/kernel/rules";
import { demoSms } from "@wuxing/platform/messages";
import { openVault, rotateKeys } from "@wuxing/platform/personal";
import { openPool } from "@wuxing/platform/postgres";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { askToSignIn } from "./accounts.ts";
import type { Citizen } from "./Citizen.ts";
import { citizenRules } from "./citizenRules.ts";
import { type Citizens, citizensOf } from "./citizensOf.ts";

const almanac = { rules: ruleBook(citizenRules) };
let database: TestDatabase;
let citizens: Citizens;
let now = Date.parse("2026-11-02T02:00:00.000Z");
const minutes = (n: number): void => {
  now += n * 60_000;
};
let last = 0;
/** Phones of nobody, each new. */
const newPhone = (): string => `1390000${String(++last).padStart(4, "0")}`;
let address = "";

beforeAll(async () => {
  database = await testDatabase();
  citizens = await anew();
}, 60_000);
afterAll(() => database.close());
beforeEach(() => {
  minutes(24 * 60);
  address = randomUUID();
});

/** The accounts as a server that starts now has them. */
const anew = async (): Promise<Citizens> =>
  citizensOf(
    {
      pool: database.pool,
      vault: await openVault(database.pool),
      now: () => new Date(now).toISOString(),
      sms: demoSms,
      almanac,
    },
    undefined,
  );
/** The ticket of the code that was asked for last. */
let ticket = "";
async function codeFor(phone: string): Promise<string> {
  const asked = await askToSignIn(citizens.codes, phone, address);
  ticket = asked.ticket;
  return asked.shown ?? "";
}
/** A code that is not this one. */
const other = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, "0");
const signIn = (phone: string, code: string) => citizens.accounts.signIn(phone, { ticket, code }, "Chrome");
async function signedIn(phone: string): Promise<{ token: string; citizen: Citizen }> {
  const token = (await signIn(phone, await codeFor(phone)))?.token ?? "";
  const citizen = await citizens.sessions.find(token);
  if (!citizen) throw new Error("not signed in");
  return { token, citizen };
}

describe("a code", () => {
  test("signs in once, and finds the same account again", async () => {
    const phone = newPhone();
    const code = await codeFor(phone);
    expect(code).toMatch(/^\d{6}$/u);
    const first = await citizens.sessions.find((await signIn(phone, code))?.token ?? "");
    expect(first).toMatchObject({ level: "phone", phoneMasked: `139****${phone.slice(7)}`, actingFor: null });
    expect(await signIn(phone, code), "the same code again").toBeUndefined();
    minutes(2);
    expect((await signedIn(phone)).citizen.id).toBe(first?.id);
  });
  test("lasts five minutes", async () => {
    const phone = newPhone();
    const code = await codeFor(phone);
    minutes(5);
    expect(await signIn(phone, code)).toBeUndefined();
  });
  test("can be tried five times, whoever tries, also at once", async () => {
    const phone = newPhone();
    const code = await codeFor(phone);
    await Promise.all(Array.from({ length: 5 }, () => signIn(phone, other(code))));
    expect(await signIn(phone, code)).toBeUndefined();
  });
  test("cannot be tried, or used up, without the form that asked for it", async () => {
    const phone = newPhone();
    const code = await codeFor(phone);
    for (let n = 0; n < 9; n++)
      expect(await citizens.accounts.signIn(phone, { ticket: randomUUID(), code }, "Chrome")).toBeUndefined();
    expect(await signIn(phone, code)).toBeDefined();
  });
  test("is worth nothing for another phone, or for another purpose", async () => {
    const [phone, neighbour] = [newPhone(), newPhone()];
    await codeFor(neighbour);
    const code = await codeFor(phone);
    expect(await signIn(neighbour, code)).toBeUndefined();
    expect(await citizens.codes.check("change", [{ phone, code }])).toBe(false);
  });
  test("is used by one of many who give it at once", async () => {
    const phone = newPhone();
    const code = await codeFor(phone);
    const given = await Promise.all(Array.from({ length: 4 }, () => signIn(phone, code)));
    expect(given.filter(Boolean)).toHaveLength(1);
  });
  test("is sent once a minute and five times an hour to a phone, also when asked for at once", async () => {
    const phone = newPhone();
    const asked = await Promise.allSettled(Array.from({ length: 4 }, () => codeFor(phone)));
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (let n = 1; n < 5; n++) {
      minutes(1);
      await codeFor(phone);
    }
    minutes(1);
    await expect(codeFor(phone)).rejects.toMatchObject({ code: "tooMany" });
  });
  test("is sent to twenty phones an hour from one address", async () => {
    for (let n = 0; n < 20; n++) await codeFor(newPhone());
    await expect(codeFor(newPhone())).rejects.toMatchObject({ code: "tooMany" });
    address = randomUUID();
    await codeFor(newPhone());
  });
});

describe("a session", () => {
  test("ends after thirty days in all", async () => {
    const { token } = await signedIn(newPhone());
    for (let day = 1; day < 30; day++) {
      minutes(24 * 60);
      expect(await citizens.sessions.find(token), `day ${day}`).toBeDefined();
    }
    minutes(24 * 60);
    expect(await citizens.sessions.find(token)).toBeUndefined();
  });
  test("ends after seven days without use", async () => {
    const { token } = await signedIn(newPhone());
    minutes(7 * 24 * 60);
    expect(await citizens.sessions.find(token)).toBeUndefined();
  });
  test("is ended by its citizen, and by nobody else", async () => {
    const [one, two] = [await signedIn(newPhone()), await signedIn(newPhone())];
    await citizens.sessions.end(two.citizen.id, one.citizen.session);
    expect(await citizens.sessions.find(one.token)).toBeDefined();
    await citizens.sessions.end(one.citizen.id, one.citizen.session);
    expect(await citizens.sessions.find(one.token)).toBeUndefined();
  });
  test("cannot be begun with what the database keeps", async () => {
    const { token } = await signedIn(newPhone());
    const { rows } = await database.pool.query<{ kept: string }>("SELECT token_hash AS kept FROM citizen_sessions");
    const kept = rows.map((row) => row.kept);
    expect(kept).not.toContain(token);
    for (const one of kept) expect(await citizens.sessions.find(one)).toBeUndefined();
  });
});

describe("a phone", () => {
  test("is changed by a code to both, which ends the other sessions", async () => {
    const [old, phone] = [newPhone(), newPhone()];
    const elsewhere = await signedIn(old);
    minutes(2);
    const { token, citizen } = await signedIn(old);
    minutes(2);
    const codes = await citizens.accounts.askToChangePhone(citizen, phone, address);
    const [oldCode = "", newCode = ""] = [codes.old, codes.new];
    const change = (oldGiven: string, newGiven: string) =>
      citizens.accounts.changePhone(citizen, phone, { oldCode: oldGiven, newCode: newGiven });
    expect(await change(oldCode, other(newCode))).toBe(false);
    expect(await change(other(oldCode), newCode)).toBe(false);
    expect(await change(oldCode, newCode)).toBe(true);
    expect((await citizens.accounts.contactOf(citizen)).phone).toBe(phone);
    expect(await citizens.sessions.find(elsewhere.token)).toBeUndefined();
    expect(await citizens.sessions.find(token)).toBeDefined();
    minutes(2);
    expect((await signedIn(phone)).citizen.id).toBe(citizen.id);
    expect((await signedIn(old)).citizen.id, "the old phone opens an account of its own").not.toBe(citizen.id);
  });
  test("of another account is not taken over", async () => {
    const [phone, mine] = [newPhone(), newPhone()];
    await signedIn(phone);
    const { citizen } = await signedIn(mine);
    minutes(2);
    const codes = await citizens.accounts.askToChangePhone(citizen, phone, address);
    const change = { oldCode: codes.old, newCode: codes.new ?? "" };
    await expect(citizens.accounts.changePhone(citizen, phone, change)).rejects.toMatchObject({ code: "conflict" });
  });
});

test("a closed account keeps no phone, its sessions end, and the phone begins anew", async () => {
  const phone = newPhone();
  const { token, citizen } = await signedIn(phone);
  await citizens.accounts.close(citizen);
  expect(await citizens.sessions.find(token)).toBeUndefined();
  const { rows } = await database.pool.query("SELECT * FROM citizens WHERE id = $1", [citizen.id]);
  expect(rows).toMatchObject([{ phone_hash: null, phone_masked: null, name_masked: null, sealed: null }]);
  const keys = await database.pool.query("SELECT wrapped_key FROM people_keys WHERE person = $1", [citizen.id]);
  expect(keys.rows, "its key is destroyed").toEqual([{ wrapped_key: null }]);
  minutes(2);
  expect((await signedIn(phone)).citizen.id).not.toBe(citizen.id);
});

test("an account opens under a new master key, and its phone still finds it", async () => {
  const phone = newPhone();
  const { citizen } = await signedIn(phone);
  const owner = openPool(database.url, { max: 1 });
  await rotateKeys(owner);
  await owner.end();
  citizens = await anew();
  expect((await citizens.accounts.contactOf(citizen)).phone).toBe(phone);
  minutes(2);
  expect((await signedIn(phone)).citizen.id).toBe(citizen.id);
});

test("four first sign-ins of four servers at once make one account", async () => {
  const phone = newPhone();
  const code = await codeFor(phone);
  await Promise.all(
    Array.from({ length: 4 }, async () => (await anew()).accounts.signIn(phone, { ticket, code }, "Chrome")),
  );
  const { rows } = await database.pool.query("SELECT count(*)::int AS n FROM citizens WHERE phone_hash = $1", [
    citizens.world.vault.hashPhone(phone),
  ]);
  expect(rows).toEqual([{ n: 1 }]);
});

test("no table of accounts holds a phone or a code in clear", async () => {
  const phone = newPhone();
  const code = await codeFor(phone);
  await signIn(phone, code);
  for (const table of ["citizens", "citizen_sessions", "phone_codes", "people_keys"]) {
    const { rows } = await database.pool.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t`);
    const all = rows.map(({ row }) => row).join("\n");
    expect(all, table).not.toContain(phone);
    expect(all, table).not.toMatch(new RegExp(`\\b${code}\\b`, "u"));
  }
});

test("what one account seals does not open in another's row", async () => {
  const [one, two] = [await signedIn(newPhone()), await signedIn(newPhone())];
  const owner = openPool(database.url, { max: 1 });
  await owner.query("UPDATE citizens SET sealed = (SELECT sealed FROM citizens WHERE id = $2) WHERE id = $1", [
    one.citizen.id,
    two.citizen.id,
  ]);
  await owner.end();
  await expect(citizens.accounts.contactOf(one.citizen)).rejects.toThrow("does not open");
});

test("what has lapsed is swept away, what has not stays", async () => {
  const phone = newPhone();
  const { token } = await signedIn(phone);
  const left = async (table: string) => (await database.pool.query(`SELECT 1 FROM ${table}`)).rows.length;
  minutes(60);
  await Promise.all([citizens.codes.sweep(), citizens.sessions.sweep()]);
  expect(await left("phone_codes"), "the limits count it for a day").toBeGreaterThan(0);
  expect(await citizens.sessions.find(token)).toBeDefined();
  minutes(31 * 24 * 60);
  await Promise.all([citizens.codes.sweep(), citizens.sessions.sweep()]);
  expect([await left("phone_codes"), await left("citizen_sessions")]).toEqual([0, 0]);
});
