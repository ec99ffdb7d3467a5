import { tellVisits } from "@wuxing/areas/supervision";
import type { DrawFile, RevealedVisit } from "@wuxing/kernel/draw";
import type { PostRole } from "@wuxing/kernel/procedure";
import { routesOf } from "@wuxing/platform/http";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../testServer.ts";
import { addPerson, sessionOf } from "../testSession.ts";
import { type DrawnRound, drawnRound, get, send } from "./testing/drawnRound.ts";

/** Everybody but its visitor looks everywhere while visits are under way: the unit least of all may learn of its own. */
let server: TestServer;
let round: DrawnRound;
let visits: readonly (RevealedVisit & { readonly name: string; readonly unit: string })[] = [];
let undrawn = "";
let numbers: string[] = [];
const cookies: Record<string, string> = { nobody: "" };
const listsBefore: Record<string, string> = {};

beforeAll(async () => {
  server = await testServer();
  round = await drawnRound(server);
  const { pool } = server.platform;
  const { rows } = await pool.query<{ id: string; name: string; unit: string }>(
    "SELECT id, name, unit FROM supervision_places",
  );
  visits = round.visits.map((visit) => {
    const { name = "", unit = "" } = rows.find(({ id }) => id === visit.target) ?? {};
    return { ...visit, name, unit };
  });
  undrawn = rows.find(({ id }) => !round.visits.some(({ target }) => target === id))?.name ?? "";
  await addEverybody();
  server.setNow("2026-11-09T04:30:00.000Z");
  for (const person of Object.keys(cookies)) listsBefore[person] = (await look(person, "/api/desk/lists")).body;
  expect(await tellVisits(server.platform, round.draws)).toBe(visits.length);
  await server.settle();
  const told = await pool.query<{ number: string }>("SELECT number FROM cases WHERE type = 'supervision.visit'");
  numbers = told.rows.map(({ number }) => number);
}, 120_000);
afterAll(() => server.end());

/** One of each role in the five-type office, officers and heads of the units that are to be visited, those of a county. */
async function addEverybody(): Promise<void> {
  const { pool } = server.platform;
  const posts: Record<string, { unit: string; role: PostRole }> = {};
  for (const role of ["agent", "dispatcher", "coordinator", "leader", "administrator", "supervisor"] as const)
    posts[role] = { unit: role === "agent" ? "px-12345" : "px-wxb", role };
  for (const { unit } of visits)
    for (const role of ["officer", "head"] as const) posts[`${role} of ${unit}`] = { unit, role };
  posts["coordinator of the county"] = { unit: "px-360302", role: "coordinator" };
  posts["agent of the county"] = { unit: "px-360302", role: "agent" };
  for (const [name, post] of Object.entries(posts)) {
    await addPerson(pool, name, [post]);
    cookies[name] = await sessionOf(pool, name);
  }
}

const look = (person: string, url: string) => get(server, cookies[person] ?? "", url, "text/html, application/json");

/** Every address that is read, with what there is in place of its parameters. The register of places names them all alike. */
function addresses(): string[] {
  const filled = routesOf(server.http)
    .filter(({ method, url }) => method === "GET" && url !== "/assets/*" && url !== "/api/supervision/places")
    .flatMap(({ url }) =>
      [...numbers, visits[0]?.target ?? ""].map((number) =>
        url
          .replace(":number", number)
          .replace(/:id\b/u, round.draw)
          .replace(/:(\w+)/gu, "x")
          .replace("*", ""),
      ),
    );
  const lists = ["mine", "today", "near", "overdue", "waiting", "open", "late", "closed"];
  return [
    ...new Set(filled),
    ...lists.map((list) => `/api/desk/cases?list=${list}`),
    ...visits.map(({ unit }) => `/api/desk/cases?unit=${unit}`),
    "/api/desk/cases?type=supervision.visit",
    "/api/figures?month=2026-11",
  ];
}

/** The lists of a draw are public: in it every place and every supervisor stands by his id, whether drawn or not. */
const holdsFrame = (url: string): boolean => /^\/(?:api\/)?draws\b/u.test(url);

test("no page, list, count, figure or file says to anybody else where a visit goes, or who makes it", async () => {
  const people = Object.keys(cookies);
  const urls = addresses();
  expect(urls.length).toBeGreaterThan(60);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...people), fc.constantFrom(...urls), async (person, url) => {
      const body = withoutPlaces((await look(person, url)).body);
      for (const { target, name, salt, proof, officers } of visits) {
        for (const secret of [name, salt, proof]) expect(body, `${person} at ${url}`).not.toContain(secret);
        if (holdsFrame(url)) continue;
        // Who names a target in the address is told nothing by reading it again, as in the link to sign in.
        expect(body, `${person} at ${url}`).not.toContain(url.split("/").includes(target) ? "\u0000" : target);
        const roster = url === "/api/supervision/roster";
        for (const officer of officers) if (!roster) expect(body, `${person} at ${url}`).not.toContain(officer);
      }
    }),
    { numRuns: 600, seed: 20_201_124 },
  );
}, 300_000);

/** Without the list of all places that may be visited: it names those that were drawn and those that were not alike. */
const withoutPlaces = (body: string): string =>
  body.replace(/<summary>(?:可能走访的地点|Places that may be visited)[\s\S]*?<\/details>/u, "");

test("nothing that anybody can do to the draw lays a visit open before it is made", async () => {
  const posts = routesOf(server.http)
    .filter(({ method, url }) => method === "POST" && /\/draws\/:id\//u.test(url))
    .map(({ url }) => url.replace(":id", round.draw));
  expect(posts).toContain(`/api/draws/${round.draw}/close`);
  for (const person of Object.keys(cookies))
    for (const url of posts) {
      const { statusCode, body } = await send(server, cookies[person] ?? "", url, {});
      if (url.endsWith("/close")) expect([401, 403, 422], person).toContain(statusCode);
      for (const { name, salt, proof } of visits)
        for (const secret of [name, salt, proof]) expect(body, `${person} at ${url}`).not.toContain(secret);
      const { visits: shown, closed } = (await look(person, `/draws/${round.draw}.json`).then(({ body: file }) =>
        JSON.parse(file),
      )) as DrawFile;
      expect([shown, closed], `${person} at ${url}`).toEqual([[], undefined]);
    }
});

test("the lists and counts of a unit that is to be visited are what they were before", async () => {
  for (const person of Object.keys(cookies).filter((name) => / of /u.test(name)))
    expect((await look(person, "/api/desk/lists")).body, person).toBe(listsBefore[person]);
});

test("a search for a place that was drawn finds what one for a place that was not finds", async () => {
  for (const person of Object.keys(cookies))
    for (const url of ["/api/desk/cases?q=", "/search?q=", "/cases?q="]) {
      const found = async (name: string): Promise<string> => {
        const { body } = await look(person, url + encodeURIComponent(name));
        // Pages say again what was asked for: by itself, in an address, and in one within another.
        const once = encodeURIComponent(name);
        return [name, once, encodeURIComponent(once)].reduce((text, said) => text.replaceAll(said, "§"), body);
      };
      for (const { name } of visits) expect(await found(name), `${person} ${url}`).toBe(await found(undrawn));
    }
}, 120_000);

test("the case of a visit under way has no unit: those of the place miss it as one that is not there", async () => {
  for (const person of Object.keys(cookies).filter((name) => / of /u.test(name)))
    for (const number of numbers) {
      const absent = await look(person, "/api/cases/JD-20261101-9999999-9");
      const answer = await look(person, `/api/cases/${number}`);
      expect([answer.statusCode, answer.body], person).toEqual([404, absent.body]);
    }
});

test("who serves the whole city sees that visits are under way, and until when, and no more", async () => {
  const view = JSON.parse((await look("coordinator", `/api/cases/${numbers[0]}`)).body) as Record<string, unknown>;
  expect(view).toMatchObject({ title: "社会监督走访（地点未揭示）", unit: null, division: null, actions: [] });
});
