import { randomUUID } from "node:crypto";
import { book } from "@wuxing/areas/appointments";
import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { handle } from "@wuxing/platform/casework";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AppointmentWorld, appointmentWorld, begin, newPhone, placeCode } from "./testing/appointmentWorld.ts";

/** Limits are a firm's, whoever books for it, and a person's when he books for himself: against a model, on PostgreSQL. */
const atMost = 3;
let world: AppointmentWorld;
beforeAll(async () => {
  world = await appointmentWorld(50);
}, 60_000);
afterAll(() => world.end());

interface Account {
  readonly id: string;
  readonly phone: string;
}
/** Whose booking it is. */
type Holder = number | "self";

async function account(): Promise<Account> {
  const { pool } = world.server.platform;
  const { rows } = await pool.query<{ id: string }>(
    `WITH k AS (INSERT INTO people_keys (person, key_version, destroyed_at) VALUES (gen_random_uuid(), 1, now()) RETURNING person)
     INSERT INTO citizens (id, level, opened_at, closed_at) SELECT person, 'phone', now(), now() FROM k RETURNING id`,
  );
  return { id: rows[0]?.id ?? "", phone: newPhone() };
}
let codes = 0;
async function firm(representative: string): Promise<string> {
  const uscc = `TESTFIRM${String(++codes).padStart(10, "0")}`;
  await world.server.platform.pool.query(
    "INSERT INTO firms (uscc, name, representative, confirmed_at, asked_at) VALUES ($1, 'x', $2, $3, $3)",
    [uscc, representative, begin],
  );
  return uscc;
}

interface Asked {
  readonly by: Account;
  readonly uscc: string | undefined;
  readonly day: string;
  readonly from: number;
}
const actorOf = ({ by, uscc }: Asked): Actor => ({
  ...{ kind: "citizen", id: by.id, posts: [] },
  ...(uscc ? { actingFor: { uscc } } : {}),
});
/** The id of the case; "twice" or "tooMany" where it was refused. */
async function ask(asked: Asked): Promise<number | "twice" | "tooMany"> {
  const { day, from, by } = asked;
  try {
    const choice = { place: placeCode, service: "estate", day, from };
    const reporter = { name: "李安宁", phone: by.phone, consentedAt: begin, consent: "1" };
    const { platform } = world.server;
    return (await book(platform, choice, { actor: actorOf(asked), reporter, commandId: randomUUID() })).id;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (/already/u.test(error.reason.en)) return "twice";
    if (/are the most/u.test(error.reason.en)) return "tooMany";
    throw error;
  }
}
async function cancel(id: number, asked: Asked): Promise<void> {
  const actor = { ...actorOf(asked), proven: [id] };
  const { casework } = world.server.platform;
  await handle(casework, { caseId: id, action: "cancel", input: {}, actor, commandId: randomUUID() });
}

const days = ["2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30", "2026-12-01", "2026-12-02"];
const step = fc.record({
  who: fc.constantFrom(0, 1),
  holder: fc.constantFrom<Holder>(0, 1, 2, "self"),
  day: fc.constantFrom(...days),
  from: fc.constantFrom(540, 570, 600),
  /** Gives one of the holder's back first. */
  cancels: fc.integer({ min: 0, max: 3 }),
});

test("an agent of several firms, and a second one, are refused exactly where the firm's or their own limit says so", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
      const accounts = [await account(), await account()];
      const firms = await Promise.all([0, 1, 2].map(() => firm(accounts[0]?.id ?? "")));
      const open = new Map<string, { id: number; day: string; asked: Asked }[]>();
      for (const { who, holder, day, from, cancels } of steps) {
        const by = accounts[who] as Account;
        const uscc = holder === "self" ? undefined : firms[holder];
        const whose = uscc ?? by.id;
        const held = open.get(whose) ?? [];
        if (cancels === 0 && held[0]) await cancel(held[0].id, held.shift()?.asked as Asked);
        const wanted = held.some((one) => one.day === day) ? "twice" : held.length >= atMost ? "tooMany" : "booked";
        const asked = { by, uscc, day, from };
        const got = await ask(asked);
        expect(typeof got === "number" ? "booked" : got).toBe(wanted);
        if (typeof got === "number") held.push({ id: got, day, asked });
        open.set(whose, held);
      }
    }),
    { numRuns: 8 },
  );
}, 120_000);

test("six who book for one firm at once get as many as the firm may have", async () => {
  const people = await Promise.all(days.map(account));
  const uscc = await firm(people[0]?.id ?? "");
  const got = await Promise.all(people.map((by, i) => ask({ by, uscc, day: days[i] ?? "", from: 630 })));
  expect(got.filter((one) => typeof one === "number")).toHaveLength(atMost);
  expect(got.filter((one) => one === "tooMany")).toHaveLength(people.length - atMost);
});

test("absences of a firm pause the firm and not who booked for it", async () => {
  const by = await account();
  const [missed, other] = [await firm(by.id), await firm(by.id)];
  for (const day of days.slice(0, 3)) await ask({ by, uscc: missed, day, from: 660 });
  await world.server.platform.pool.query(
    "UPDATE appointment_bookings SET state = 'noShow', closed_at = now() WHERE firm = $1",
    [missed],
  );
  const again = ask({ by, uscc: missed, day: "2026-12-03", from: 660 });
  await expect(again).rejects.toMatchObject({ reason: { en: expect.stringContaining("were not kept") } });
  expect(await ask({ by, uscc: other, day: "2026-12-03", from: 660 })).toEqual(expect.any(Number));
  expect(await ask({ by, uscc: undefined, day: "2026-12-03", from: 660 })).toEqual(expect.any(Number));
});
