import { setTimeout as sleep } from "node:timers/promises";
import { findAttached, getOperation } from "@wuxing/areas/attached";
import { Refusal } from "@wuxing/kernel/procedure";
import {
  callsForCase,
  contractTest,
  type Gateway,
  type GatewaySettings,
  healthSince,
  openGateway,
} from "@wuxing/platform/gateway";
import { openPool } from "@wuxing/platform/postgres";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type AttachedServer, attachedServer, attachSamples, quick } from "./testing/attachSamples.ts";

let server: AttachedServer;
beforeAll(async () => {
  server = await attachedServer();
  await attachSamples(server);
}, 60_000);
const opened: Gateway[] = [];
afterAll(() => server?.end());
afterEach(() => {
  for (const gateway of opened.splice(0)) gateway.end();
});
// Each begins with circuits that are closed, and figures of its own.
beforeEach(async () => {
  await server.spoil("water", "none", 0);
  await server.platform.pool.query("UPDATE gateway_circuits SET open = false");
});

const outages = () => getOperation(server.platform, "water", "outages");
/** A gateway as another process has it: what it knows lies in its own memory, and in the database. */
const fresh = (more: Partial<GatewaySettings> = {}): Gateway => {
  const { settings } = server.platform.gateway ?? {};
  if (!settings) throw new Error("no gateway");
  const gateway = openGateway(server.platform.casework, { ...settings, ...more });
  opened.push(gateway);
  return gateway;
};
const asked = async (gateway: ReturnType<typeof fresh>, more: object = {}, values: object = { district: "360302" }) => {
  const { service, operation } = await outages();
  return gateway.call({ service, operation: { ...operation, ...more }, values: { ...values } });
};
const reasonOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => undefined,
    (fault: unknown) => fault,
  );
  if (!(error instanceof Refusal)) throw new Error(`not refused: ${String(error)}`);
  return error.reason.en;
};
const last = async () => {
  const { rows } = await server.platform.pool.query<{ outcome: string; attempts: number; status: number | null }>(
    "SELECT outcome, attempts, status FROM gateway_traces ORDER BY id DESC LIMIT 1",
  );
  return rows[0];
};

test("a right answer comes back as the document says, and a question that is not understood says why", async () => {
  expect(await asked(fresh())).toMatchObject({ outcome: "answered", value: { district: "安源区" } });
  const { service, operation } = await getOperation(server.platform, "water", "bill");
  const declined = await fresh().call({ service, operation, values: { account: "00000000" } });
  expect(declined).toMatchObject({ outcome: "declined", reason: { zh: expect.stringContaining("户号") } });
  expect(await reasonOf(fresh().call({ service, operation, values: { account: "12" } }))).toBe(
    "Some fields need correcting",
  );
});

test.each([
  ["slow", "slow", /did not answer in time/u, null],
  ["shape", "shape", /not as agreed/u, 200],
  ["500", "status", /failed/u, 500],
  ["301", "status", /failed/u, 301],
  ["401", "signature", /did not accept/u, 401],
  ["cut", "cut", /cannot be reached/u, null],
  ["half", "cut", /cannot be reached/u, null],
] as const)(
  "a service that is %s is told apart, and an operation that is not idempotent is asked once",
  async (kind, outcome, words, status) => {
    await server.spoil("water", kind, 1, 1400);
    expect(await reasonOf(asked(fresh(), { idempotent: false }))).toMatch(words);
    expect(await last()).toEqual({ outcome, attempts: 1, status });
  },
);

test("an idempotent operation is asked again, each time signed anew, and counts as one call", async () => {
  await server.spoil("water", "cut", 2);
  expect(await asked(fresh())).toMatchObject({ outcome: "answered" });
  expect(await last()).toEqual({ outcome: "answered", attempts: 3, status: null });
});

test("the circuit opens after failures in a row, asks nothing meanwhile, and one call that is answered closes it", async () => {
  const gateway = fresh();
  await server.spoil("water", "500", 100);
  for (let i = 0; i < quick.failures; i++) await reasonOf(asked(gateway, { idempotent: false }));
  expect(await gateway.isOpen("water")).toBe(true);
  await server.spoil("water", "none", 0);
  expect(await reasonOf(asked(gateway))).toMatch(/paused/u);
  expect(await last()).toMatchObject({ outcome: "open", attempts: 0 });
  await expect
    .poll(async () => (await asked(gateway).catch(() => ({ outcome: "open" }))).outcome, { timeout: 5000 })
    .toBe("answered");
  expect(await gateway.isOpen("water")).toBe(false);
});

test("a circuit is open for every server, asks none of them for a call that goes through, and is tried by one", async () => {
  const [one, other] = [fresh(), fresh()];
  await Promise.all([asked(one), asked(other)]);
  await server.spoil("water", "500", 100);
  for (let i = 0; i < quick.failures; i++) await reasonOf(asked(one, { idempotent: false }));
  await expect.poll(() => other.isOpen("water")).toBe(true);
  expect(await reasonOf(asked(other, { idempotent: false })), "it has seen no failure itself").toMatch(/paused/u);
  expect(await last()).toMatchObject({ outcome: "open", attempts: 0 });
  expect(await fresh().isOpen("water"), "one that has just begun knows").toBe(true);
  await sleep(quick.open);
  await server.spoil("water", "slow", 1, 100);
  const tries = await Promise.allSettled(
    [one, other, one, other].map((gateway) => asked(gateway, { idempotent: false })),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect.poll(async () => [await one.isOpen("water"), await other.isOpen("water")]).toEqual([false, false]);
  const { rows } = await server.platform.pool.query("SELECT open FROM gateway_circuits WHERE service = 'water'");
  expect(rows).toEqual([{ open: false }]);
});

test("a server whose line for such word was cut hears it again from the next circuit on that it moves", async () => {
  const [one, other] = [fresh(), fresh()];
  await Promise.all([asked(one), asked(other)]);
  const failing = async (gateway: Gateway): Promise<void> => {
    await server.spoil("water", "500", 100);
    for (let i = 0; i < quick.failures; i++) await reasonOf(asked(gateway, { idempotent: false }));
    await server.spoil("water", "none", 0);
  };
  const owner = openPool(server.database.url, { max: 1 });
  const cut = await owner.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE query = 'LISTEN circuit_moved' AND datname = current_database()`,
  );
  await owner.end();
  expect(cut.rowCount).toBeGreaterThanOrEqual(2);
  await failing(other);
  expect(await other.isOpen("water")).toBe(true);
  await sleep(quick.open);
  expect(await asked(other)).toMatchObject({ outcome: "answered" });
  await failing(one);
  await expect.poll(() => other.isOpen("water")).toBe(true);
});

test("a try that fails keeps the circuit open for everybody, for as long again", async () => {
  const [one, other] = [fresh(), fresh()];
  await Promise.all([asked(one), asked(other)]);
  await server.spoil("water", "500", 100);
  for (let i = 0; i < quick.failures; i++) await reasonOf(asked(one, { idempotent: false }));
  await expect.poll(() => other.isOpen("water")).toBe(true);
  await sleep(quick.open);
  expect(await reasonOf(asked(other, { idempotent: false }))).toMatch(/failed/u);
  await server.spoil("water", "none", 0);
  expect(await reasonOf(asked(one, { idempotent: false }))).toMatch(/paused/u);
});

test.each(["unsigned", "forged", "replayed", "changed"])(
  "an answer that is %s is not believed, neither a yes nor a no, and stands so in the trace",
  async (kind) => {
    await server.spoil("water", kind, 2);
    expect(await reasonOf(asked(fresh(), { idempotent: false }))).toMatch(/not signed by the unit's system/u);
    expect(await last()).toEqual({ outcome: "unsigned", attempts: 1, status: 200 });
    const { service, operation } = await getOperation(server.platform, "water", "bill");
    const no = fresh().call({
      service,
      operation: { ...operation, idempotent: false },
      values: { account: "00000000" },
    });
    expect(await reasonOf(no)).toMatch(/not signed by the unit's system/u);
    expect(await last()).toEqual({ outcome: "unsigned", attempts: 1, status: 404 });
  },
);

test("a service whose document names no key is believed by its line alone", async () => {
  await server.spoil("water", "unsigned", 1);
  const { service, operation } = await outages();
  const call = { operation, values: { district: "360302" } };
  expect(await fresh().call({ ...call, service: { ...service, answerKeys: [] } })).toMatchObject({
    outcome: "answered",
  });
});

test("what changes something is tried as a test where the document allows it, and named where it does not", async () => {
  const { service } = await outages();
  const { pool } = server.platform;
  const { rows } = await pool.query<{ caseId: number }>(
    `SELECT case_id AS "caseId" FROM attached_services WHERE name = 'water'`,
  );
  const report = service.operations.filter(({ id, health }) => id === "report" || health);
  const caseId = rows[0]?.caseId ?? 0;
  const gateway = fresh();
  const [, tried] = await contractTest(gateway, service, report, caseId);
  expect(tried).toEqual({ operation: "report", what: "testMode", passed: true, seen: "200" });
  const unmarked = report.map((operation) => ({ ...operation, testMode: false }));
  const [, untried] = await contractTest(gateway, service, unmarked, caseId);
  expect(untried).toEqual({ operation: "report", what: "notTried", passed: null, seen: "" });
  const [operation] = report.filter(({ id }) => id === "report");
  if (!operation) throw new Error("no report");
  const real = await gateway.call({ service, operation, values: { where: "跃进北路" } });
  expect(real, "no test has counted").toMatchObject({ value: { number: "BL-000001" } });
});

test("so many at once, and not one more: each call is counted once, and the figures outlast the process", async () => {
  const { pool, casework } = server.platform;
  const gateway = fresh();
  // Its key and its limits are there: the thirty then come at once.
  await asked(gateway);
  const call = { ...(await outages()), values: { district: "360302" } };
  const before = (await healthSince(pool, casework.now())).get("water") ?? { calls: 0, failures: 0 };
  const unsentBefore = await unsent();
  await server.spoil("water", "slow", 10, 150);
  const all = await Promise.allSettled(Array.from({ length: 30 }, () => gateway.call(call)));
  const answered = all.filter(({ status }) => status === "fulfilled").length;
  expect(answered).toBe(quick.atOnce + quick.waiting);
  const after = (await healthSince(pool, casework.now())).get("water");
  expect(after?.calls).toBe(before.calls + 30);
  expect(after?.failures).toBe(before.failures + 30 - answered);
  expect(await unsent()).toBe(unsentBefore + 30 - answered);
  await asked(fresh());
  expect((await healthSince(pool, casework.now())).get("water")?.calls, "a new process counts on").toBe(
    before.calls + 31,
  );
});
const unsent = async (): Promise<number> => {
  const { rows } = await server.platform.pool.query<{ n: number }>(
    "SELECT sum(unsent)::int AS n FROM gateway_meter WHERE service = 'water'",
  );
  return rows[0]?.n ?? 0;
};

test("the process refuses what the gateway did not sign for it", async () => {
  const signed: Record<string, string>[] = [];
  const { settings } = server.platform.gateway ?? {};
  if (!settings) throw new Error("no gateway");
  const listening = fresh({
    ask: (url, init) => {
      signed.push(init?.headers as Record<string, string>);
      return settings.ask(url, init);
    },
  });
  await asked(listening);
  const [headers = {}] = signed;
  const url = "http://services.invalid/water/outages/360302";
  const statusOf = async (to: string, more: object) =>
    (await server.ask(to, { headers: { ...headers, ...more } })).status;
  expect(await statusOf(url, {}), "sent twice").toBe(401);
  expect(await statusOf(url.replace("360302", "360313"), {}), "another address").toBe(401);
  expect(await statusOf(url, { traceparent: "00-0-0-00" }), "another trace").toBe(401);
  expect(await statusOf(url.replace("/water/", "/fund/"), {}), "at another service").toBe(401);
  expect((await server.ask(url)).status, "no signature").toBe(401);
  expect(headers.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/u);
});

test("a key that is changed signs from then on; the old public one is told for a day more", async () => {
  const gateway = server.platform.gateway;
  const kids = async () =>
    ((await server.http.inject("/attached/keys.json")).json().keys as { kid: string }[]).map(({ kid }) => kid);
  const [before] = (await gateway?.publicOf("water")) ?? [];
  await gateway?.keys.change("water");
  const told = (await gateway?.publicOf("water")) ?? [];
  expect([told.length, told[1]?.kid]).toEqual([2, before?.kid]);
  expect(await kids()).toEqual(expect.arrayContaining(told.map(({ kid }) => kid)));
  expect((await gateway?.keys.of("water"))?.id).toBe(told[0]?.kid);
  expect(await asked(fresh()), "the service fetches the key that it does not know").toMatchObject({
    outcome: "answered",
  });
  const { rows } = await server.platform.pool.query(
    "SELECT service FROM gateway_keys WHERE retired_at IS NULL ORDER BY 1",
  );
  expect(rows).toEqual([{ service: "fund" }, { service: "water" }]);
});

test("no call goes where the configuration does not name the host, whatever a document says", async () => {
  const { service, operation } = await outages();
  for (const at of ["http://127.0.0.1:5432", "http://169.254.169.254/latest", "http://services.invalid.evil.example"])
    expect(
      await reasonOf(fresh().call({ service: { ...service, server: at }, operation, values: { district: "360302" } })),
    ).toMatch(/reached/u);
  const climbing = {
    ...operation,
    parameters: operation.parameters.map((one) => ({ ...one, schema: { type: "string" } })),
  };
  const answer = await fresh().call({ service, operation: climbing, values: { district: "../health" } });
  expect(answer.outcome, "a value stays one step of its path").toBe("declined");
});

test("calls stand under the case they were made for, without what was asked or answered", async () => {
  const { pool } = server.platform;
  const found = await findAttached(pool, "fund");
  const calls = await callsForCase(pool, found?.caseId ?? 0);
  expect(calls.map(({ operation, outcome }) => `${operation} ${outcome}`)).toContain("balance answered");
  expect(JSON.stringify(calls)).not.toContain("11010519491231002X");
  const { rows } = await pool.query("SELECT 1 FROM gateway_traces t WHERE t::text LIKE '%11010519491231002%'");
  expect(rows).toEqual([]);
});
