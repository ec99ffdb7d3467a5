import { randomUUID } from "node:crypto";
import { addDays, type Day } from "@wuxing/kernel/calendar";
import { usccCheck } from "@wuxing/kernel/identifiers";
import { ruleBook } from "@wuxing/kernel/rules";
import { demoSms } from "@wuxing/platform/messages";
import { openVault } from "@wuxing/platform/personal";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askToSignIn } from "./accounts.ts";
import type { Citizen } from "./Citizen.ts";
import { citizenRules } from "./citizenRules.ts";
import { type Citizens, citizensOf } from "./citizensOf.ts";
import { firmsOf, mayActFor } from "./firmAccess.ts";
import { accountsOfCases, casesOfFirm, isOwnCase } from "./ownCases.ts";

const firstDay = "2026-11-02";
const almanac = { rules: ruleBook(citizenRules) };
let database: TestDatabase;
let citizens: Citizens;
let today: Day = firstDay;

beforeAll(async () => {
  database = await testDatabase();
  const now = () => `${today}T02:00:00.000Z`;
  const vault = await openVault(database.pool);
  citizens = citizensOf({ pool: database.pool, vault, now, sms: demoSms, almanac }, undefined);
}, 60_000);
afterAll(() => database.close());

let serial = 0;
async function signIn(phone: string): Promise<Citizen> {
  await database.pool.query("DELETE FROM phone_codes");
  const { ticket, shown: code = "" } = await askToSignIn(citizens.codes, phone, randomUUID());
  const token = (await citizens.accounts.signIn(phone, { ticket, code }, "test"))?.token ?? "";
  const citizen = await citizens.sessions.find(token);
  if (!citizen) throw new Error("not signed in");
  return citizen;
}
const newPhone = (): string => `1390001${String(++serial).padStart(4, "0")}`;
const newUscc = (): string => {
  const first = `91360302MA35${String(++serial).padStart(5, "0")}`;
  return first + usccCheck(first);
};

/** A confirmed firm with its representative, and a case of each of two areas opened for it. */
async function firmWithCases() {
  const head: Citizen = { ...(await signIn(newPhone())), level: "realName" };
  const uscc = newUscc();
  await citizens.firms.open(head, uscc, "某某豆制品有限公司");
  await citizens.firms.decide("admin", uscc, true);
  const cases = ["hotline.request", "ideas.idea"].map((type) => ({ id: 1_000_000 + ++serial, type }));
  for (const { id, type } of cases) await insertCase(id, type, head.id, uscc, newPhone());
  return { uscc, head, cases };
}

/** A case as the intake writes one. */
async function insertCase(id: number, type: string, by: string, uscc: string | null, phone: string): Promise<void> {
  const at = `${firstDay}T02:00:00.000Z`;
  await database.pool.query(
    `INSERT INTO cases (id, number, type, state, title, opened_at, clocks, data, version)
     VALUES ($1, $4, $2, 'received', 't', $3, '{}', '{}', 1)`,
    [id, type, at, `T-${id}`],
  );
  await database.pool.query(
    `INSERT INTO entries (case_id, seq, type, action, actor_kind, actor_id, actor_unit, command_id, at, to_state, final,
       input, changes, head, clocks) VALUES ($1, 1, $2, 'open', 'citizen', $3, $4, $5, $6, 'received', false,
       '{}', '{}', '{}', '{}')`,
    [id, type, by, uscc, randomUUID(), at],
  );
  const [person, hash] = [randomUUID(), citizens.world.vault.hashPhone(phone)];
  await database.pool.query(
    "INSERT INTO people_keys (person, phone_hash, wrapped_key, key_version) VALUES ($1, $2, $2, 1)",
    [person, hash],
  );
  await database.pool.query("INSERT INTO reporters (case_id, person) VALUES ($1, $2)", [id, person]);
}

const mandate = fc.record({
  since: fc.integer({ min: 0, max: 5 }),
  length: fc.integer({ min: 1, max: 5 }),
  areas: fc.constantFrom(null, ["hotline"], ["ideas"], ["hotline", "ideas"]),
  kind: fc.constantFrom("employee" as const, "agent" as const),
  /** The day, counted from the first, on which it is ended before its time. */
  revoked: fc.option(fc.integer({ min: 0, max: 8 }), { nil: null }),
});
interface Given {
  readonly since: number;
  readonly length: number;
  readonly areas: readonly string[] | null;
  readonly revoked: number | null;
}
const runs = (m: Given, day: number): boolean =>
  day >= m.since && day < m.since + m.length && (m.revoked === null || day < m.revoked);
const covers = (m: Given, type: string): boolean => m.areas?.includes(type.split(".")[0] ?? "") ?? true;

test("over every mix of mandates, areas and days a holder sees and does what a valid mandate says, and nothing else", async () => {
  const scenario = fc.record({ given: fc.array(mandate, { maxLength: 3 }), accountFirst: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(scenario, async ({ given, accountFirst }) => {
      today = firstDay;
      const { uscc, head, cases } = await firmWithCases();
      const phone = newPhone();
      if (accountFirst) await signIn(phone);
      const ids: string[] = [];
      for (const { kind, areas, since, length } of given) {
        const days = { since: addDays(firstDay, since), until: addDays(firstDay, since + length) };
        await citizens.firms.give(head, uscc, { kind, areas, phone, ...days });
        const { mandates } = await citizens.firms.mandatesOf(head, uscc);
        ids.push(mandates.find(({ id }) => !ids.includes(id))?.id ?? "");
      }
      const holder = await signIn(phone);
      const said = cases.map(({ type }) => ({ id: 1_000_000 + ++serial, type }));
      for (const { id, type } of said) await insertCase(id, type, holder.id, uscc, newPhone());
      cases.push(...said);
      for (let day = 0; day <= 11; day++) {
        today = addDays(firstDay, day);
        for (const [index, m] of given.entries())
          if (m.revoked === day) await citizens.firms.revoke(head, uscc, ids[index] ?? "");
        const valid = given.filter((m) => runs(m, day));
        const may = cases.filter(({ type }) => valid.some((m) => covers(m, type)));
        for (const c of cases) {
          const area = c.type.split(".")[0] ?? "";
          expect(await mayActFor(database.pool, holder.id, uscc, area, today)).toBe(may.includes(c));
          expect(await isOwnCase(citizens.world, holder, c)).toBe(may.includes(c));
        }
        const seen = await casesOfFirm(database.pool, holder, uscc, today, { size: 10, from: 0 });
        expect(seen.map(({ id }) => id).sort()).toEqual(may.map(({ id }) => id).sort());
        expect(await firmsOf(database.pool, holder.id, today)).toHaveLength(valid.length);
        const whose = await accountsOfCases(
          database.pool,
          cases.map(({ id }) => id),
          today,
        );
        const his = whose.filter(({ citizen }) => citizen === holder.id).map(({ caseId }) => caseId);
        const seenByHim = may.map(({ id }) => id);
        expect(his.sort(), "he is told of what he may see, whoever of the firm said it").toEqual(seenByHim.sort());
      }
    }),
    { numRuns: 15 },
  );
}, 120_000);

test("the representative sees all, also once another phone stands in the case; whose phone it is does not", async () => {
  today = firstDay;
  const { uscc, head, cases } = await firmWithCases();
  const [phone, another] = [newPhone(), { id: 2_000_000, type: "hotline.request" }];
  await insertCase(another.id, another.type, head.id, uscc, phone);
  const stranger = await signIn(phone);
  expect(await isOwnCase(citizens.world, stranger, another)).toBe(false);
  expect(await isOwnCase(citizens.world, head, another)).toBe(true);
  expect(await accountsOfCases(database.pool, [another.id], today)).toEqual([{ caseId: another.id, citizen: head.id }]);
  expect(await casesOfFirm(database.pool, head, uscc, today, { size: 10, from: 0 })).toHaveLength(cases.length + 1);
});

test("a session acts for a firm no longer than its mandate", async () => {
  today = firstDay;
  const { uscc, head } = await firmWithCases();
  const phone = newPhone();
  const days = { since: today, until: addDays(today, 2) };
  await citizens.firms.give(head, uscc, { kind: "employee", phone, areas: null, ...days });
  await database.pool.query("DELETE FROM phone_codes");
  const { ticket, shown: code = "" } = await askToSignIn(citizens.codes, phone, randomUUID());
  const token = (await citizens.accounts.signIn(phone, { ticket, code }, "test"))?.token ?? "";
  const session = (await citizens.sessions.find(token))?.session ?? "";
  await citizens.sessions.actFor(session, uscc);
  expect((await citizens.sessions.find(token))?.actingFor?.uscc).toBe(uscc);
  today = addDays(firstDay, 2);
  expect((await citizens.sessions.find(token))?.actingFor).toBeNull();
});

test("a firm that is not confirmed gives nobody anything, its representative included", async () => {
  const head: Citizen = { ...(await signIn(newPhone())), level: "realName" };
  const uscc = newUscc();
  await citizens.firms.open(head, uscc, "某某酱园");
  expect(await mayActFor(database.pool, head.id, uscc, "hotline", today)).toBe(false);
  await expect(citizens.firms.mandatesOf(head, uscc)).rejects.toMatchObject({ code: "notFound" });
  await citizens.firms.decide("admin", uscc, true);
  expect(await mayActFor(database.pool, head.id, uscc, "hotline", today)).toBe(true);
});

test("a firm that an administrator refuses is gone, is on record, and can be opened by who represents it", async () => {
  const [squatter, head] = [await signIn(newPhone()), await signIn(newPhone())];
  const uscc = newUscc();
  await citizens.firms.open({ ...squatter, level: "realName" }, uscc, "某某酱园");
  const again = citizens.firms.open({ ...head, level: "realName" }, uscc, "某某酱园");
  await expect(again).rejects.toMatchObject({ code: "conflict" });
  expect((await citizens.firms.waiting()).find((firm) => firm.uscc === uscc)?.phone).toBe(squatter.phoneMasked);
  await citizens.firms.decide("admin", uscc, false);
  expect(await firmsOf(database.pool, squatter.id, today)).toEqual([]);
  await citizens.firms.open({ ...head, level: "realName" }, uscc, "某某酱园");
  await citizens.firms.decide("admin", uscc, true);
  await expect(citizens.firms.decide("admin", uscc, false), "a confirmed one stays").rejects.toMatchObject({
    code: "notFound",
  });
  const { rows } = await database.pool.query("SELECT action FROM firm_entries WHERE uscc = $1 ORDER BY id", [uscc]);
  expect(rows).toEqual(["open", "refuse", "open", "confirm"].map((action) => ({ action })));
});

test("nobody but its representative gives or ends a firm's mandates", async () => {
  const { uscc, head } = await firmWithCases();
  const phone = newPhone();
  const days = { since: today, until: addDays(today, 30) };
  await citizens.firms.give(head, uscc, { kind: "employee", phone, areas: null, ...days });
  const holder = await signIn(phone);
  const id = (await citizens.firms.mandatesOf(head, uscc)).mandates[0]?.id ?? "";
  const mine = { kind: "employee" as const, phone: newPhone(), areas: null, ...days };
  await expect(citizens.firms.give(holder, uscc, mine)).rejects.toMatchObject({ code: "notFound" });
  await expect(citizens.firms.revoke(holder, uscc, id)).rejects.toMatchObject({ code: "notFound" });
  const other = await firmWithCases();
  await citizens.firms.revoke(other.head, other.uscc, id);
  expect(await mayActFor(database.pool, holder.id, uscc, "hotline", today)).toBe(true);
});

test("every change is an entry, and no entry can be changed or removed", async () => {
  const { uscc, head } = await firmWithCases();
  const days = { since: today, until: addDays(today, 30) };
  await citizens.firms.give(head, uscc, { kind: "agent", phone: newPhone(), areas: ["hotline"], ...days });
  const { mandates } = await citizens.firms.mandatesOf(head, uscc);
  await citizens.firms.revoke(head, uscc, mandates[0]?.id ?? "");
  await citizens.firms.revoke(head, uscc, mandates[0]?.id ?? "");
  const { rows } = await database.pool.query<{ action: string }>(
    "SELECT action FROM firm_entries WHERE uscc = $1 ORDER BY id",
    [uscc],
  );
  expect(rows.map(({ action }) => action)).toEqual(["open", "confirm", "give", "revoke"]);
  for (const change of ["UPDATE firm_entries SET action = 'x'", "DELETE FROM firm_entries", "TRUNCATE firm_entries"])
    await expect(database.pool.query(change)).rejects.toMatchObject({ code: "42501" });
});
