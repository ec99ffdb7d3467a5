import { randomUUID } from "node:crypto";
import { handle } from "@wuxing/platform/casework";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requestCommand, staff, type TestServer, testServer } from "../testServer.ts";
import { addPerson, sessionOf } from "../testSession.ts";

let server: TestServer;
let admin = "";
let now = Date.parse("2026-11-02T02:00:00.000Z");
beforeAll(async () => {
  server = await testServer();
  await addPerson(server.platform.pool, "clients-admin", [{ unit: "px-zfb", role: "administrator" }]);
  admin = await sessionOf(server.platform.pool, "clients-admin");
}, 60_000);
afterAll(() => server.end());
const days = (n: number): void => {
  now += n * 24 * 60 * 60 * 1000;
  server.setNow(new Date(now).toISOString());
};
let calls = 0;
/** Each call from an address of its own, so that limits do not meet. */
const from = (): string => `10.1.${Math.floor(++calls / 250)}.${calls % 250}`;

const tell = (url: string, payload: object, cookie = admin) =>
  server.http.inject({ method: "POST", url, headers: { cookie }, payload });
const office = { name: "市城管局的系统", unit: "px-cgj", role: "officer" };
const scopes = ["requests:read", "requests:write", "figures:read"];
async function newClient(client: object = {}): Promise<{ id: string; secret: string }> {
  const answer = await tell("/api/admin/clients", { ...office, scopes, ...client });
  expect(answer.statusCode).toBe(201);
  return answer.json();
}
const ask = (form: Readonly<Record<string, string>> | string, headers: Readonly<Record<string, string>> = {}) =>
  server.http.inject({
    method: "POST",
    url: "/oauth/token",
    remoteAddress: from(),
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    payload: typeof form === "string" ? form : new URLSearchParams(form).toString(),
  });
const basic = (id: string, secret: string): { authorization: string } => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`,
});
const grant = { grant_type: "client_credentials" };
async function tokenOf({ id, secret }: { id: string; secret: string }, scope?: string): Promise<string> {
  const answer = await ask({ ...grant, ...(scope ? { scope } : {}) }, basic(id, secret));
  expect(answer.statusCode).toBe(200);
  return answer.json().access_token;
}
const get = (url: string, token: string) => server.http.inject({ url, headers: { authorization: `Bearer ${token}` } });

/** A request that lies with the bureau. */
async function atBureau() {
  const { casework } = server.platform;
  const { case: opened } = await server.platform.intake(requestCommand());
  const act = (action: string, input: object, unit: string, role: "agent" | "dispatcher") =>
    handle(casework, { caseId: opened.id, action, input, actor: staff(unit, role), commandId: randomUUID() });
  await act("accept", {}, "px-12345", "agent");
  await act("dispatch", { unit: "px-cgj" }, "px-12345", "dispatcher");
  return opened;
}

describe("a token", () => {
  test("is given for the secret, by Basic or in the form, is kept by no cache, and says what it allows", async () => {
    const { id, secret } = await newClient();
    const answers = [
      await ask(grant, basic(id, secret)),
      await ask({ ...grant, client_id: id, client_secret: secret }),
    ];
    for (const answer of answers) {
      expect(answer.statusCode).toBe(200);
      expect(answer.headers["cache-control"]).toBe("no-store");
      expect(answer.json()).toEqual({
        access_token: expect.stringMatching(/^[\w-]{43}$/u),
        token_type: "Bearer",
        expires_in: 3600,
        scope: scopes.join(" "),
      });
    }
    const { rows } = await server.platform.pool.query<{ row: string }>(
      "SELECT t::text AS row FROM client_tokens t UNION ALL SELECT s::text FROM client_secrets s",
    );
    const kept = rows.map(({ row }) => row).join();
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(answers[0]?.json().access_token);
  });
  test.each([
    ["no grant", {}, "invalid_request", 400],
    ["another grant", { grant_type: "password" }, "unsupported_grant_type", 400],
    ["a parameter twice", "grant_type=client_credentials&grant_type=client_credentials", "invalid_request", 400],
    ["a scope it does not have", { ...grant, scope: "requests:read everything" }, "invalid_scope", 400],
    ["an empty scope", { ...grant, scope: " " }, "invalid_scope", 400],
  ] as const)("is refused for %s", async (_what, form, error, status) => {
    const { id, secret } = await newClient();
    const answer = await ask(form, basic(id, secret));
    expect([answer.statusCode, answer.json().error]).toEqual([status, error]);
  });
  test("is refused alike for a client that is not there and a wrong secret, in the standard's words", async () => {
    const { id } = await newClient();
    const answers = [await ask(grant, basic("client-none", "x")), await ask(grant, basic(id, "x")), await ask(grant)];
    for (const answer of answers) {
      expect([answer.statusCode, answer.headers["www-authenticate"]]).toEqual([401, 'Basic realm="wuxing"']);
      expect(answer.json().error).toBe("invalid_client");
      expect(answer.body).toBe(answers[0]?.body);
    }
  });
  test("is refused to who names himself in two ways, or sends JSON", async () => {
    const { id, secret } = await newClient();
    const twice = await ask({ ...grant, client_id: id, client_secret: secret }, basic(id, secret));
    const other = await ask({ ...grant, client_id: "client-other" }, basic(id, secret));
    const json = await ask(JSON.stringify(grant), { ...basic(id, secret), "content-type": "application/json" });
    expect([twice, other, json].map((answer) => answer.json().error)).toEqual(Array(3).fill("invalid_request"));
  });
  test("ends after an hour, and at once when its client is disabled", async () => {
    const client = await newClient();
    const [first, url] = [await tokenOf(client), `/api/cases/${(await atBureau()).number}`];
    expect((await get(url, first)).statusCode).toBe(200);
    days(1 / 24);
    const over = await get(url, first);
    expect(over.statusCode).toBe(401);
    expect(over.headers["www-authenticate"]).toContain('error="invalid_token"');
    const second = await tokenOf(client);
    expect((await get(url, second)).statusCode).toBe(200);
    await tell(`/api/admin/clients/${client.id}/disable`, {});
    expect((await get(url, second)).statusCode).toBe(401);
    expect((await ask(grant, basic(client.id, client.secret))).statusCode).toBe(401);
  });
});

describe("secrets", () => {
  test("are two at most: the one before stays for seven days, the one before that ends", async () => {
    const first = await newClient();
    const renew = async () => (await tell(`/api/admin/clients/${first.id}/secrets`, {})).json().secret as string;
    const good = async (secret: string) => (await ask(grant, basic(first.id, secret))).statusCode === 200;
    days(1);
    const second = await renew();
    expect([await good(first.secret), await good(second)]).toEqual([true, true]);
    days(1);
    const third = await renew();
    expect([await good(first.secret), await good(second), await good(third)]).toEqual([false, true, true]);
    days(7);
    expect([await good(second), await good(third)]).toEqual([false, true]);
    days(365);
    expect(await good(third)).toBe(false);
  });
});

describe("a machine", () => {
  test("reads and acts on its unit's cases as itself, and knows nothing of others'", async () => {
    const [mine, others] = [await atBureau(), (await server.platform.intake(requestCommand())).case];
    const client = await newClient();
    const token = await tokenOf(client);
    const seen = await get(`/api/cases/${mine.number}`, token);
    expect(seen.json().reporter).toEqual({ name: "张**", phone: "139****1234" });
    const acted = await server.http.inject({
      method: "POST",
      url: `/api/cases/${mine.number}/actions/sign`,
      headers: { authorization: `Bearer ${token}` },
      payload: { commandId: randomUUID() },
    });
    expect(acted.statusCode).toBe(200);
    const { rows } = await server.platform.pool.query(
      "SELECT actor_kind, actor_id, actor_unit FROM entries WHERE case_id = $1 AND action = 'sign'",
      [mine.id],
    );
    expect(rows).toEqual([{ actor_kind: "client", actor_id: client.id, actor_unit: "px-cgj" }]);
    const [hidden, absent] = [await get(`/api/cases/${others.number}`, token), await get("/api/cases/RX-none", token)];
    expect([hidden.statusCode, hidden.body]).toEqual([absent.statusCode, absent.body]);
    expect(hidden.statusCode).toBe(404);
  });
  test("does only what the token allows, and is told what is lacking", async () => {
    const { number } = await atBureau();
    const client = await newClient();
    const reading = await tokenOf(client, "requests:read");
    const act = await server.http.inject({
      method: "POST",
      url: `/api/cases/${number}/actions/sign`,
      headers: { authorization: `Bearer ${reading}` },
      payload: { commandId: randomUUID() },
    });
    expect(act.statusCode).toBe(403);
    expect(act.headers["www-authenticate"]).toContain('error="insufficient_scope", scope="requests:write"');
    expect((await get("/api/figures", reading)).statusCode).toBe(403);
    const counting = await tokenOf(client, "figures:read");
    expect((await get("/api/figures", counting)).statusCode).toBe(200);
    expect((await get(`/api/cases/${number}`, counting)).statusCode).toBe(403);
  });
  test("is never shown name and phone in full, whatever its token", async () => {
    const { number } = await atBureau();
    const token = await tokenOf(await newClient());
    const asked = await server.http.inject({
      method: "POST",
      url: `/api/cases/${number}/actions/viewContact`,
      headers: { authorization: `Bearer ${token}` },
      payload: { commandId: randomUUID(), input: { purpose: "回访" } },
    });
    expect(asked.statusCode).toBe(403);
    expect(asked.body).not.toMatch(/张三|13900001234/u);
  });
  test("has no way to the staff's other pages, whatever its token", async () => {
    const token = await tokenOf(await newClient());
    for (const url of [
      "/api/me",
      "/api/desk/cases",
      "/api/desk/lists",
      "/api/figures/cases?measure=inTime",
      "/api/admin/clients",
    ])
      expect((await get(url, token)).statusCode, url).toBe(401);
  });
  test("counts only what its post could read", async () => {
    const everyones = await tokenOf(await newClient({ role: "dispatcher", unit: "px-12345" }), "figures:read");
    const bureaus = await tokenOf(await newClient(), "figures:read");
    const nobodys = await tokenOf(await newClient({ unit: null, role: null }), "figures:read");
    await atBureau();
    await server.platform.intake(requestCommand());
    const received = async (token: string) => {
      const { tiles } = (await get("/api/figures", token)).json() as { tiles: { key: string; value: number }[] };
      return tiles.find(({ key }) => key === "received")?.value ?? -1;
    };
    const [all, some, none] = [await received(everyones), await received(bureaus), await received(nobodys)];
    expect(none).toBe(0);
    expect(some).toBeGreaterThan(0);
    expect(all).toBeGreaterThan(some);
  });
  test("brings Open311 requests as itself; without a token as nobody in particular", async () => {
    const client = await newClient({ unit: null, role: null, scopes: ["requests:write"] });
    const token = await tokenOf(client);
    const bring = (headers: object) =>
      server.http.inject({
        method: "POST",
        url: "/open311/v2/requests.json",
        remoteAddress: from(),
        headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
        payload: new URLSearchParams({ service_code: "roads.lamp", address_string: "人民路 12 号" }).toString(),
      });
    const answers = [await bring({ authorization: `Bearer ${token}` }), await bring({})];
    const numbers = answers.map((answer) => answer.json()[0].service_request_id);
    const { rows } = await server.platform.pool.query(
      "SELECT e.actor_id FROM entries e JOIN cases c ON c.id = e.case_id WHERE c.number = ANY($1) AND e.seq = 1 ORDER BY c.id",
      [numbers],
    );
    expect(rows).toEqual([{ actor_id: client.id }, { actor_id: "open311" }]);
    const wrong = await bring({ authorization: "Bearer wrong" });
    expect(wrong.statusCode).toBe(401);
    expect(wrong.headers["www-authenticate"]).toContain("invalid_token");
  });
});

describe("administration", () => {
  test("is for administrators, and answers nothing to others", async () => {
    await addPerson(server.platform.pool, "clients-leader", [{ unit: "px-zfb", role: "leader" }]);
    const leader = await sessionOf(server.platform.pool, "clients-leader");
    const { id } = await newClient();
    for (const [cookie, status] of [
      [leader, 403],
      ["", 401],
    ] as const) {
      expect((await server.http.inject({ url: "/api/admin/clients", headers: { cookie } })).statusCode).toBe(status);
      expect((await server.http.inject({ url: "/api/admin/firms", headers: { cookie } })).statusCode).toBe(status);
      for (const url of ["/api/admin/clients", `/api/admin/clients/${id}/secrets`, `/api/admin/clients/${id}/disable`])
        expect((await tell(url, { ...office, scopes }, cookie)).statusCode, url).toBe(status);
      expect((await tell("/api/admin/firms/91360302MA35AB12X9/confirm", {}, cookie)).statusCode).toBe(status);
    }
  });
  test("lists clients without their secrets, and each change is an entry that nobody can change", async () => {
    const { id, secret } = await newClient();
    await tell(`/api/admin/clients/${id}/secrets`, {});
    await tell(`/api/admin/clients/${id}/disable`, {});
    const list = await server.http.inject({ url: "/api/admin/clients", headers: { cookie: admin } });
    expect(list.body).toContain(id);
    expect(list.body).not.toContain(secret);
    const { rows } = await server.platform.pool.query(
      "SELECT action, actor_id FROM client_entries WHERE client_id = $1 ORDER BY id",
      [id],
    );
    const by = "clients-admin";
    expect(rows).toEqual(["create", "renewSecret", "disable"].map((action) => ({ action, actor_id: by })));
    for (const change of ["UPDATE client_entries SET action = 'x'", "DELETE FROM client_entries"])
      await expect(server.platform.pool.query(change)).rejects.toMatchObject({ code: "42501" });
  });
  test("refuses a client without scope, with half a post, or of no unit of the city", async () => {
    const wrong = [{ scopes: [] }, { role: null }, { unit: "px-none" }, { role: "administrator" }, { scopes: ["all"] }];
    for (const one of wrong)
      expect((await tell("/api/admin/clients", { ...office, scopes, ...one })).statusCode, JSON.stringify(one)).toBe(
        400,
      );
  });
});

test("the description of the interface says which scope a route needs", async () => {
  const { paths, components } = (await server.http.inject({ url: "/api/openapi.json" })).json();
  expect(Object.keys(components.securitySchemes.machine.flows.clientCredentials.scopes)).toEqual([...scopes, "cti"]);
  expect(paths["/api/cases/{number}"].get.security).toEqual([{ machine: ["requests:read"] }, { staff: [] }]);
  expect(paths["/api/figures"].get.security[0]).toEqual({ machine: ["figures:read"] });
  expect(paths["/api/me"].get.security).toBeUndefined();
});

test("a machine of a county reads that county alone, as its people do", async () => {
  const { case: elsewhere } = await server.platform.intake({
    ...requestCommand(),
    input: { ...requestCommand().input, division: "360313001" },
  });
  const { case: here } = await server.platform.intake(requestCommand());
  const token = await tokenOf(await newClient({ unit: "px-360302", role: "agent" }));
  expect((await get(`/api/cases/${elsewhere.number}`, token)).statusCode).toBe(404);
  expect((await get(`/api/cases/${here.number}`, token)).statusCode).toBe(200);
});
