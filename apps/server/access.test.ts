import { randomUUID } from "node:crypto";
import { areas } from "@wuxing/areas";
import { mayRead, scopeOf } from "@wuxing/kernel/access";
import { type Actor, allowedActions, type Case } from "@wuxing/kernel/procedure";
import { type CaseRow, caseColumns, caseOf, procedureOf } from "@wuxing/platform/casework";
import { openPool } from "@wuxing/platform/postgres";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { seedYear } from "./demo/seedYear.ts";
import { type TestServer, testServer } from "./testServer.ts";
import { addPerson, sessionOf } from "./testSession.ts";

const now = "2026-11-20T02:00:00.000Z";

/** One of each role, unit and layer; what the platform makes of the post is asked below, not said here. */
const people = {
  cityAgent: [{ unit: "px-12345", role: "agent" }],
  cityLeader: [{ unit: "px-zfb", role: "leader" }],
  coordinator: [{ unit: "px-wxb", role: "coordinator" }],
  administrator: [{ unit: "px-ggj", role: "administrator" }],
  supervisor: [{ unit: "px-wxb", role: "supervisor" }],
  officer: [{ unit: "px-cgj", role: "officer" }],
  head: [{ unit: "px-cgj", role: "head" }],
  headAbove: [{ unit: "px-gaj", role: "head" }],
  officerAbove: [{ unit: "px-gaj", role: "officer" }],
  officerBelow: [{ unit: "px-jjzd", role: "officer" }],
  countyAgent: [{ unit: "px-360302", role: "agent" }],
  countyHead: [{ unit: "px-360313", role: "head" }],
  townshipDispatcher: [{ unit: "px-360302004", role: "agent" }],
  twoPosts: [
    { unit: "px-cgj", role: "officer" },
    { unit: "px-zjj", role: "officer" },
  ],
  formerOfficer: [{ unit: "px-cgj", role: "officer", until: "2021-01-01" }],
  futureOfficer: [{ unit: "px-cgj", role: "officer", since: "2099-01-01" }],
  nobody: [],
} as const;
type Name = keyof typeof people;
/** Whoever holds no post today is nobody, whatever session he has left. */
const outsiders: readonly Name[] = ["formerOfficer", "futureOfficer", "nobody"];
const names = (Object.keys(people) as Name[]).filter((name) => !outsiders.includes(name));

let server: TestServer;
let cases: Case[] = [];
const cookies = {} as Record<Name, string>;
const actors = {} as Record<Name, Actor>;
/** A file of each of some cases, by case. */
const files = new Map<number, string>();
const kin = new Map<number, Case[]>();

beforeAll(async () => {
  server = await testServer(now);
  const { pool, casework, city } = server.platform;
  const owner = openPool(server.database.url, { max: 2 });
  await seedYear({ pool: owner, casework: { ...casework, pool: owner }, city }, areas, 45, 4);
  await owner.query("UPDATE cases SET sealed_from = ARRAY['px-cgj'] WHERE unit = 'px-cgj' AND id % 2 = 0");
  for (const name of [...names, ...outsiders]) {
    await addPerson(owner, name, people[name]);
    cookies[name] = await sessionOf(owner, name);
  }
  await owner.end();
  await server.settle();
  const { rows } = await pool.query<CaseRow>(`SELECT ${caseColumns} FROM cases ORDER BY id`);
  cases = rows.map(caseOf);
  for (const c of cases)
    kin.set(
      c.id,
      cases.filter((other) => other.parentId === c.id || other.id === c.parentId),
    );
  for (const c of cases.filter((_c, i) => i % 4 === 0)) {
    const id = randomUUID();
    files.set(c.id, id);
    await pool.query(
      `INSERT INTO files (id, case_id, name, media_type, size, sha256, uploaded_by) VALUES ($1, $2, 'n', 'image/png', 1, 'x', 'x')`,
      [id, c.id],
    );
  }
  for (const name of names) actors[name] = await actorOf(name);
}, 120_000);
afterAll(() => server.end());

/** The actor that the platform makes of a person's posts of today. */
async function actorOf(name: Name): Promise<Actor> {
  const { city } = server.platform;
  const day = now.slice(0, 10);
  const posts = people[name]
    .filter((post) => !("until" in post && post.until <= day) && !("since" in post && post.since > day))
    .map(({ unit, role }) => {
      const { layer, division } = city.units.find((one) => one.code === unit) ?? { layer: "city", division: "" };
      const below = city.units.filter((one) => one.parent === unit).map((one) => one.code);
      return {
        unit,
        role,
        ...(layer === "city" ? {} : { division }),
        ...(role === "head" && below.length > 0 ? { below } : {}),
      };
    });
  return { kind: "staff", id: name, posts };
}

const get = (name: Name, url: string) => server.http.inject({ url, headers: { cookie: cookies[name] } });

/** What a list may hold: cases within the scope by themselves. */
const listed = (name: Name, of = cases): Case[] => of.filter((c) => mayRead(scopeOf(actors[name]), c));
/** What may be opened: those, their kin, and what is open to the staff. */
const readable = (name: Name): Case[] => {
  const scope = scopeOf(actors[name]);
  const { casework } = server.platform;
  return cases.filter(
    (c) =>
      mayRead(scope, c, procedureOf(casework, c.type)) || (kin.get(c.id) ?? []).some((other) => mayRead(scope, other)),
  );
};

async function numbersIn(name: Name, query: string): Promise<string[]> {
  const numbers: string[] = [];
  for (let cursor = ""; ; ) {
    const { statusCode, body } = await get(name, `/api/desk/cases?${query}${cursor}`);
    expect(statusCode, body).toBe(200);
    const { lines, next } = JSON.parse(body) as { lines: { number: string }[]; next: string | null };
    numbers.push(...lines.map((line) => line.number));
    if (next === null) return numbers.sort();
    cursor = `&cursor=${next}`;
  }
}
const numbers = (of: readonly Case[]): string[] => of.map((c) => c.number).sort();

test("the people are of every kind: some read all, some a county, some a unit and what is below it, some nothing", () => {
  const count = (name: Name): number => listed(name).length;
  expect(count("cityAgent")).toBe(cases.length);
  for (const name of ["administrator", "supervisor"] as const) expect(count(name), name).toBe(0);
  for (const name of ["officer", "countyAgent", "townshipDispatcher", "officerBelow"] as const) {
    expect(count(name), name).toBeGreaterThan(0);
    expect(count(name), name).toBeLessThan(cases.length / 2);
  }
  expect(count("headAbove")).toBeGreaterThan(count("officerAbove"));
  expect(new Set(cases.map((c) => c.type)).size, "every kind of case is there").toBeGreaterThanOrEqual(6);
});

test.each(names)("%s: lists, their counts and the search hold what may be listed, and nothing else", async (name) => {
  const mine = listed(name);
  expect(await numbersIn(name, "list=open")).toEqual(numbers(mine.filter((c) => c.closedAt === null)));
  expect(await numbersIn(name, "list=closed")).toEqual(numbers(mine.filter((c) => c.closedAt !== null)));
  for (const unit of ["px-cgj", "px-jjzd", "px-360313"])
    expect(await numbersIn(name, `unit=${unit}`), unit).toEqual(numbers(mine.filter((c) => c.unit === unit)));
  const { lists } = (await get(name, "/api/desk/lists")).json() as { lists: { key: string; count: number }[] };
  for (const { key, count } of lists)
    expect(count, key).toBe(Math.min(1001, (await numbersIn(name, `list=${key}`)).length));
  const requests = cases.filter((c) => c.type === "hotline.request");
  for (const c of requests.filter((_c, i) => i % 12 === 0)) {
    const found = await numbersIn(name, `q=${c.number}`);
    expect(found, c.number).toEqual(mine.includes(c) ? [c.number] : []);
  }
});

test.each(names)("%s: a case that may not be read is answered as one that is not there", async (name) => {
  const may = new Set(readable(name).map((c) => c.id));
  const nowhere = "RX-20260101-9999999-9";
  const unknown = {
    page: await get(name, `/api/cases/${nowhere}`),
    file: await get(name, `/api/files/${randomUUID()}`),
  };
  // Everybody is asked for another fifth: together they meet each case three times.
  const share = names.indexOf(name) % 5;
  for (const c of cases.filter((_c, i) => i % 5 === share)) {
    const page = await get(name, `/api/cases/${c.number}`);
    expect(page.statusCode, `${c.type} ${c.unit} ${c.division}`).toBe(may.has(c.id) ? 200 : 404);
    if (!may.has(c.id)) expect(page.body).toBe(unknown.page.body);
    const file = files.get(c.id);
    if (!file) continue;
    const answer = await get(name, `/api/files/${file}`);
    if (!may.has(c.id)) expect([answer.statusCode, answer.body]).toEqual([404, unknown.file.body]);
    // Its bytes are not on this disk; what counts is that it was looked for.
    else expect(answer.body).not.toBe(unknown.file.body);
  }
});

test.each(names)("%s: what may not be read takes the same statements as what is not there", async (name) => {
  const may = new Set(readable(name).map((c) => c.id));
  // A published case is no secret: that it is there, anybody knows.
  const { rows } = await server.platform.pool.query<{ id: number }>("SELECT id FROM cases WHERE published");
  const published = new Set(rows.map((row) => row.id));
  const hidden = cases.filter((c) => !may.has(c.id) && !published.has(c.id));
  const statements = async (url: string): Promise<number> => {
    const query = vi.spyOn(pg.Client.prototype, "query");
    await get(name, url);
    // Those of the case or the file: who asks is looked up anew every few seconds, whatever he asks for.
    const count = query.mock.calls.filter(([asked]) =>
      /FROM (cases|entries|files)/u.test(JSON.stringify(asked)),
    ).length;
    query.mockRestore();
    return count;
  };
  // The session of the database is told the scope once, at the first of these.
  await statements("/api/cases/RX-20260101-9999999-9");
  const nowhere = await statements("/api/cases/RX-20260101-9999999-9");
  const noFile = await statements(`/api/files/${randomUUID()}`);
  for (const c of hidden.slice(0, 12)) expect(await statements(`/api/cases/${c.number}`), c.type).toBe(nowhere);
  for (const c of hidden.filter((one) => files.has(one.id)).slice(0, 6))
    expect(await statements(`/api/files/${files.get(c.id)}`), c.type).toBe(noFile);
});

test.each(outsiders)("%s: is nobody on every route, whether the case is there or not", async (name) => {
  const numbers = [cases[0]?.number, "RX-20260101-9999999-9"];
  const urls = ["/api/me", "/api/desk/lists", "/api/desk/cases?list=open", "/api/figures", "/api/notices"];
  for (const url of [...urls, ...numbers.map((number) => `/api/cases/${number}`), `/api/files/${randomUUID()}`])
    expect((await get(name, url)).statusCode, url).toBe(401);
  for (const number of numbers) expect((await act(name, number ?? "", "accept")).statusCode).toBe(401);
});

const act = (name: Name, number: string, action: string) =>
  server.http.inject({
    method: "POST",
    url: `/api/cases/${number}/actions/${action}`,
    headers: { cookie: cookies[name] },
    payload: { commandId: randomUUID(), input: {} },
  });

test.each(names)(
  "%s: the buttons of a page are what the table allows, and every other action is refused",
  async (name) => {
    const { casework } = server.platform;
    const may = readable(name);
    const byState = new Map(cases.map((c) => [`${c.type} ${c.state} ${may.includes(c)}`, c]));
    for (const c of byState.values()) {
      const actions = Object.keys(procedureOf(casework, c.type).actions);
      if (!may.includes(c)) {
        const unknown = await act(name, "RX-20260101-9999999-9", actions[0] ?? "");
        for (const action of actions) {
          const answer = await act(name, c.number, action);
          expect([answer.statusCode, answer.body], action).toEqual([404, unknown.body]);
        }
        continue;
      }
      const allowed = allowedActions(procedureOf(casework, c.type), c, actors[name], now);
      const page = (await get(name, `/api/cases/${c.number}`)).json() as { actions: { name: string }[] };
      expect(page.actions.map((action) => action.name)).toEqual(allowed);
      for (const action of actions.filter((one) => !allowed.includes(one))) {
        const { statusCode } = await act(name, c.number, action);
        expect([403, 409, 422], `${action} on ${c.type} ${c.state}`).toContain(statusCode);
      }
    }
    const { rows } = await server.platform.pool.query("SELECT 1 FROM entries WHERE actor_id = $1", [name]);
    expect(rows, "nothing was written").toEqual([]);
  },
);

test.each(names)(
  "%s: figures count what may be listed, and the reporter's name stays where it is sealed",
  async (name) => {
    const month = "2026-10";
    const from = "2026-09-30T16:00:00.000Z";
    const to = "2026-10-31T16:00:00.000Z";
    const mine = listed(
      name,
      cases.filter((c) => c.type === "hotline.request" && c.openedAt >= from && c.openedAt < to),
    );
    const figures = (await get(name, `/api/figures?month=${month}`)).json() as {
      tiles: { key: string; value: number | null }[];
      byUnit: { unit: { code: string } }[];
    };
    expect(figures.tiles.find((tile) => tile.key === "received")?.value).toBe(mine.length);
    expect(new Set(figures.byUnit.map(({ unit }) => unit.code))).toEqual(
      new Set(mine.flatMap((c) => (c.unit === null ? [] : [c.unit]))),
    );
    const sealed = readable(name).filter((c) => c.type === "hotline.request" && c.sealedFrom);
    for (const c of sealed.slice(0, 10)) {
      const { reporter } = (await get(name, `/api/cases/${c.number}`)).json() as { reporter: unknown };
      const kept = actors[name].posts.some((post) => c.sealedFrom?.includes(post.unit));
      expect(reporter === null, `${c.number} ${c.unit}`).toBe(kept);
    }
  },
);
