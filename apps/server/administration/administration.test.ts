import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signedIn, type TestServer, testServer } from "../testServer.ts";

let server: TestServer;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  server = await testServer(new Date().toISOString());
  for (const name of ["admin1", "head-cgj", "officer-cgj", "leader1"]) cookies[name] = await signedIn(server, name);
}, 60_000);
afterAll(() => server.end());

const ask = (who: string, url: string, payload?: object) =>
  server.http.inject({
    ...{ method: payload ? "POST" : "GET", url, headers: { cookie: cookies[who] ?? "" } },
    ...(payload ? { payload } : {}),
  });
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const inDays = (n: number) => new Date(Date.now() + 8 * 3_600_000 + n * 86_400_000).toISOString().slice(0, 10);

const template = () => {
  const id = randomUUID();
  const row = {
    id,
    type: "hotline.request",
    action: "answer",
    unit: null,
    title: "路灯",
    text: "已派人查看。",
    until: null,
  };
  return { register: "templates", key: id, after: row };
};
const body = (changes: readonly object[]) => ({
  ...{ commandId: randomUUID(), changes, source: "会议纪要", reason: "", effectiveOn: today() },
});

describe("the administration's routes", () => {
  const reads = [
    ...["registers/units", "registers/posts", "registers/rules", "entries", "people", "people/officer-cgj"],
    ...["units/px-cgj", "rules", "holidays/2027", "import/template.xlsx"],
  ].map((path) => `/api/admin/${path}`);

  test.each(reads)("%s is for administrators alone", async (url) => {
    expect((await ask("", url)).statusCode).toBe(401);
    for (const who of ["head-cgj", "leader1"]) expect((await ask(who, url)).statusCode).toBe(403);
    expect((await ask("admin1", url)).statusCode).toBe(200);
  });

  test("nobody else changes, tries or imports", async () => {
    for (const path of ["changes", "changes/trial"]) {
      expect((await ask("", `/api/admin/${path}`, body([template()]))).statusCode).toBe(401);
      expect((await ask("leader1", `/api/admin/${path}`, body([template()]))).statusCode).toBe(403);
    }
    expect((await ask("leader1", `/api/admin/import?commandId=${randomUUID()}`, {})).statusCode).toBe(403);
    expect((await ask("admin1", "/api/admin/registers/templates")).json().rows).toEqual([]);
  });

  test("what does not exist is not found", async () => {
    for (const path of ["units/none", "people/none", "holidays/1900", "holidays/x"])
      expect((await ask("admin1", `/api/admin/${path}`)).statusCode).toBe(404);
    expect((await ask("admin1", "/api/admin/registers/session")).statusCode).toBe(400);
  });
});

test("a change is written once, told in the history, and offered where it is for", async () => {
  const sent = body([template()]);
  expect((await ask("admin1", "/api/admin/changes", sent)).json()).toEqual({ written: 1, repeated: false });
  expect((await ask("admin1", "/api/admin/changes", sent)).json()).toEqual({ written: 1, repeated: true });
  const { entries } = (await ask("admin1", "/api/admin/entries?register=templates")).json();
  expect(entries).toMatchObject([{ actor: "admin1", before: null, source: "会议纪要", after: { title: "路灯" } }]);
  expect((await ask("officer-cgj", "/api/templates")).json().templates).toMatchObject([{ title: "路灯" }]);
});

test("a trial says the fault of the field and the cases that a rule touches, without their words", async () => {
  const row = {
    ...{ key: "hotline.accept", since: inDays(3), until: null, title: { zh: "受理", en: "Accept" }, deemed: null },
    ...{ value: { amount: 3, unit: "hour" }, source: { title: "规程", mark: "M" } },
  };
  const change = (after: object) => ({ register: "rules", key: `hotline.accept/${row.since}`, after });
  const trial = (await ask("admin1", "/api/admin/changes/trial", body([change(row)]))).json();
  expect(trial).toMatchObject({ faults: [], touched: [{ key: "hotline.accept", count: 0, whole: true, running: 0 }] });
  const wrong = await ask(
    "admin1",
    "/api/admin/changes/trial",
    body([change({ ...row, value: { amount: -1, unit: "hour" } })]),
  );
  expect(wrong.json().faults).toMatchObject([{ field: "0.value.amount" }]);
  expect((await ask("admin1", "/api/admin/entries?register=rules")).json().entries).toEqual([]);
});

test("everybody may have his own post covered by a colleague, and nobody else's", async () => {
  const own = (await ask("head-cgj", "/api/delegations")).json();
  expect(own.posts).toMatchObject([{ unit: "px-cgj", role: "head" }]);
  expect(own.colleagues.map((one: { username: string }) => one.username)).toEqual(["officer-cgj"]);
  const delegation = {
    ...{ id: randomUUID(), to_user: "officer-cgj", unit: "px-cgj", role: "head" },
    ...{ since: inDays(1), until: inDays(5), reason: "休假" },
  };
  const sent = { commandId: randomUUID(), delegation };
  expect((await ask("head-cgj", "/api/delegations", sent)).json()).toEqual({ written: 1, repeated: false });
  expect((await ask("officer-cgj", "/api/delegations")).json().delegations).toMatchObject([{ from_user: "head-cgj" }]);
  const stolen = { commandId: randomUUID(), delegation: { ...delegation, to_user: "head-cgj" } };
  expect((await ask("officer-cgj", "/api/delegations", stolen)).statusCode).toBe(403);
  const foreign = { ...delegation, id: randomUUID(), unit: "px-zjj" };
  expect((await ask("head-cgj", "/api/delegations", { commandId: randomUUID(), delegation: foreign })).statusCode).toBe(
    400,
  );
  expect(
    (
      await ask("leader1", "/api/delegations", {
        commandId: randomUUID(),
        delegation: { ...foreign, id: randomUUID() },
      })
    ).statusCode,
  ).toBe(400);
});

test("who covers has the post beside his own from its first day to its last, and no longer than its holder", async () => {
  const cover = {
    ...{ id: randomUUID(), from_user: "head-zjj", to_user: "officer-zjj", unit: "px-zjj", role: "head" },
  };
  const change = (since: string, until: string) => ({
    register: "delegations",
    key: cover.id,
    after: { ...cover, since, until, reason: "休假" },
  });
  const rolesOf = async () => {
    const { posts } = (await ask("officer-zjj", "/api/me")).json() as { posts: { role: string }[] };
    return posts.map(({ role }) => role).sort();
  };
  cookies["officer-zjj"] = await signedIn(server, "officer-zjj");
  await ask("admin1", "/api/admin/changes", body([change(today(), inDays(1))]));
  cookies["officer-zjj"] = await signedIn(server, "officer-zjj");
  expect(await rolesOf()).toEqual(["head", "officer"]);
  await ask("admin1", "/api/admin/changes", body([change(today(), today())]));
  cookies["officer-zjj"] = await signedIn(server, "officer-zjj");
  expect(await rolesOf(), "a cover that has ended gives nothing").toEqual(["officer"]);
});

test("who loses his post loses what it gave within ten seconds", async () => {
  const key = "officer-cgj/px-cgj/officer/2020-01-01";
  const after = { user_id: "officer-cgj", unit: "px-cgj", role: "officer", since: "2020-01-01", until: today() };
  const covers = (await ask("officer-cgj", "/api/delegations")).json().delegations;
  const ended = covers.map((one: Record<string, string>) => {
    const { from_name: _from, to_name: _to, ...row } = one;
    return { register: "delegations", key: one.id, after: { ...row, until: row.since } };
  });
  expect((await ask("officer-cgj", "/api/me")).json().posts).toHaveLength(1);
  const answer = await ask("admin1", "/api/admin/changes", body([...ended, { register: "posts", key, after }]));
  expect(answer.statusCode).toBe(200);
  await expect.poll(async () => (await ask("officer-cgj", "/api/me")).statusCode, { timeout: 12_000 }).toBe(401);
}, 20_000);
