import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type DrawFile, quicknet, revealHash, timeOfRound, verifyDraw } from "@wuxing/kernel/draw";
import { askDrand, type DrawWish } from "@wuxing/platform/draws";
import { outgoing } from "@wuxing/platform/http";
import { transaction } from "@wuxing/platform/postgres";
import { signerOf, signingKey } from "@wuxing/tlog/note";
import { policyOf } from "@wuxing/tlog/policy";
import type { PoolClient } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestServer, testServer } from "./testServer.ts";

/** Published: round 657413 of quicknet (README of noislabs' drand-verify). The clock of the tests stands before it. */
const round = 657413;
const signature = "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b";
const due = timeOfRound(quicknet, round) * 1000;
const at = (minutes: number): string => new Date(due + minutes * 60_000).toISOString();
const secret = "00112233445566778899aabbccddeeff";

let relay: ReturnType<typeof createServer>;
let answers: Record<string, unknown> = {};
let server: TestServer;
beforeAll(async () => {
  relay = createServer((request, response) => {
    const found = answers[request.url ?? ""];
    response.writeHead(found ? 200 : 404, { "content-type": "application/json" }).end(JSON.stringify(found ?? {}));
  });
  await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(relay.address() as AddressInfo).port}`;
  server = await testServer(at(-60), { askDrand: askDrand(origin, outgoing([{ origin, inner: true }])) });
}, 60_000);
afterAll(async () => {
  await server.end();
  relay.close();
});

function wish(id: string, more: Partial<DrawWish> = {}, plan: Partial<DrawWish["plan"]> = {}): DrawWish {
  const mode = plan.mode ?? "open";
  return {
    ...{ id, area: "test", title: { zh: "试抽", en: "A trial draw" }, beacon: "drand", by: "coordinator1" },
    ...{ dueAt: at(0), revealUntil: at(-5), drawBy: at(60) },
    ...(mode === "unannounced" ? { closeBy: at(6000) } : {}),
    plan: {
      mode,
      frame: ["F3", "F1", "F2", "F4"].map((target) => ({ id: `${id}-${target}`, stratum: "A" })),
      officers: ["P2", "P1", "P3"].map((officer) => ({ id: officer, unit: "U" })),
      recusals: [{ target: `${id}-F1`, officer: "P1" }],
      ...{ quotas: { A: 2 }, perTarget: 2, cap: 2 },
      commitments: [{ by: "S1", hash: revealHash(id, "S1", secret) }],
      ...plan,
    },
    ...more,
  };
}

const many = (count: number) => Array.from({ length: count }, (_, place) => ({ id: `M${place}`, stratum: "A" }));
const draws = () => server.platform.draws;
const prepare = (asked: DrawWish, on = server) =>
  transaction(on.platform.pool, (client) => on.platform.draws.prepare(client, asked));
/** A draw that is prepared and proven, with chance spoken. */
async function ready(asked: DrawWish): Promise<string> {
  server.setNow(at(-60));
  await prepare(asked);
  await server.settle();
  expect(await draws().findProof(asked.id)).toBe(true);
  await listReveals();
  server.setNow(at(1));
  return asked.id;
}
/** What the minute's job does once the term for secrets is over: their list goes into the log and is proven. */
async function listReveals(): Promise<void> {
  server.setNow(at(-4));
  await draws().passDeadlines();
  await server.settle();
  await draws().passDeadlines();
}
async function fileOf(id: string): Promise<DrawFile> {
  let text = "";
  for await (const part of draws().file(id)) text += part;
  return JSON.parse(text) as DrawFile;
}
const isSound = async (id: string): Promise<boolean> => {
  const { sound, findings } = verifyDraw(await fileOf(id), server.platform.log.policy);
  expect(findings.filter(({ kind }) => kind === "wrong")).toEqual([]);
  return sound;
};
const said = async (id: string) =>
  verifyDraw(await fileOf(id), server.platform.log.policy)
    .findings.map(({ text }) => text.en)
    .join("\n");

describe("an open draw", () => {
  test("is prepared, proven, revealed to, given its chance, carried out, and checked by its file at each step", async () => {
    server.setNow(at(-60));
    await prepare(wish("open-1"));
    expect(await isSound("open-1")).toBe(true);
    expect(await draws().findProof("open-1")).toBe(false);
    await server.settle();
    expect(await draws().findProof("open-1")).toBe(true);
    await draws().reveal("open-1", "S1", secret);
    await draws().reveal("open-1", "S1", secret);
    await expect(draws().carryOut("open-1")).rejects.toMatchObject({ code: "refused" });
    await expect(draws().fetchBeacon("open-1")).rejects.toMatchObject({ code: "refused" });
    await listReveals();
    server.setNow(at(1));
    await expect(draws().carryOut("open-1")).rejects.toMatchObject({
      reason: { en: expect.stringContaining("no chance yet") },
    });
    await expect(draws().fetchBeacon("open-1")).rejects.toMatchObject({
      reason: { en: expect.stringContaining("did not answer") },
    });
    answers = { [`/${quicknet.chain}/public/${round}`]: { round, signature: signature.replace("b7", "a7") } };
    await expect(draws().fetchBeacon("open-1")).rejects.toMatchObject({ code: "invalidInput" });
    answers = { [`/${quicknet.chain}/public/${round}`]: { round, signature } };
    await draws().fetchBeacon("open-1");
    await draws().carryOut("open-1");
    await draws().carryOut("open-1");
    const file = await fileOf("open-1");
    expect(file.outcome?.picked).toHaveLength(2);
    expect(await isSound("open-1")).toBe(true);
    expect(await said("open-1")).toContain("The replay gives the same: 2 targets");
    expect(await said("open-1")).toContain("no witness vouches for the time");
    expect(await draws().find("open-1")).toMatchObject({ beaconFrom: "drand", shown: 2, reveals: ["S1"], alarms: [] });
    expect(await draws().findOnFrame("open-1", "open-1-F4")).toEqual({ id: "open-1-F4", stratum: "A" });
    expect(await draws().findOnFrame("open-1", "open-1-F5")).toBeUndefined();
  });

  test("takes a round carried in by hand, and a secret that was not laid open is dropped", async () => {
    const id = await ready(wish("open-2"));
    await expect(draws().reveal(id, "S1", secret)).rejects.toMatchObject({ code: "refused" });
    await expect(draws().reveal(id, "S1", secret.replace("00", "01"))).rejects.toMatchObject({ code: "invalidInput" });
    const other = { kind: "drand", round: round + 1, signature } as const;
    await expect(draws().enterBeacon(id, other, "coordinator1")).rejects.toMatchObject({ code: "invalidInput" });
    expect(await draws().enterBeacon(id, { ...other, round }, "coordinator1")).toBe(true);
    await draws().carryOut(id);
    expect(await isSound(id)).toBe(true);
    expect(await said(id)).toContain("The secret of S1 is not in the file");
  });

  test("takes dice from two people who must agree", async () => {
    const id = await ready(wish("open-3", { beacon: { sides: 6, throws: 25 } }));
    const throws = Array.from({ length: 25 }, (_, place) => (place % 6) + 1);
    const value = { kind: "dice", throws } as const;
    expect(await draws().enterBeacon(id, value, "coordinator1")).toBe(false);
    await expect(draws().enterBeacon(id, value, "coordinator1")).rejects.toMatchObject({ code: "refused" });
    const differ = { kind: "dice", throws: throws.toReversed() } as const;
    await expect(draws().enterBeacon(id, differ, "leader1")).rejects.toMatchObject({ code: "refused" });
    expect(await draws().enterBeacon(id, differ, "coordinator1")).toBe(true);
    // What was corrected leaves a trace, in the log too, and nobody can take it away.
    const typed = [throws, throws.toReversed(), throws.toReversed()];
    expect((await draws().find(id))?.throwsEntered).toEqual(typed);
    const { pool, http } = { ...server.platform, ...server };
    const { rows } = await pool.query(
      "SELECT record::jsonb->'record' AS record FROM log_records WHERE kind = 'draw.throws' ORDER BY id",
    );
    expect(rows.map(({ record }) => record)).toEqual(typed.map((one) => ({ draw: id, throws: one })));
    await expect(pool.query("DELETE FROM draw_throws")).rejects.toMatchObject({ code: "42501" });
    expect((await http.inject(`/draws/${id}`)).body).toContain(`与此不同的有：${throws.join(" ")}`);
    await draws().carryOut(id);
    expect(await isSound(id)).toBe(true);
    expect(await said(id)).toContain("Dice are weaker than a public beacon");
    await expect(draws().revealVisit(id, "open-3-F1")).rejects.toMatchObject({ code: "refused" });
  });

  test("cannot be changed once it is prepared, not even by the server's own statements", async () => {
    await prepare(wish("open-4", { dueAt: at(600), revealUntil: at(500), drawBy: at(700) }));
    const change = (sql: string) => server.platform.pool.query(sql);
    for (const sql of [
      "UPDATE draws SET plan = plan || '{\"cap\": 9}'",
      "UPDATE draws SET due_at = now()",
      "UPDATE draw_targets SET line = ''",
      "DELETE FROM draw_targets",
      "DELETE FROM draws",
      "DELETE FROM draw_alarms",
    ])
      await expect(change(sql)).rejects.toMatchObject({ code: "42501" });
  });
});

/** Holds the row of a draw while somebody else's work, that has begun, comes to wait for it; then does `meanwhile`. */
async function heldUp<Result>(id: string, begin: () => Promise<Result>, meanwhile: (client: PoolClient) => unknown) {
  const { pool } = server.platform;
  let work: Promise<Result> | undefined;
  await transaction(pool, async (client) => {
    await client.query("SELECT 1 FROM draws WHERE id = $1 FOR UPDATE", [id]);
    work = begin();
    // Looked at once this transaction has ended.
    work.catch(() => undefined);
    // Whoever waits for a row has marked it as his to come.
    const waiting = "SELECT 1 FROM pg_locks WHERE locktype = 'tuple' AND relation = 'draws'::regclass";
    await expect.poll(async () => (await pool.query(waiting)).rows.length, { timeout: 20_000 }).toBe(1);
    await meanwhile(client);
  });
  return work as Promise<Result>;
}

describe("who comes while another holds the draw", () => {
  test("with throws, after two others have agreed, changes nothing", async () => {
    const id = await ready(wish("race-dice", { beacon: { sides: 6, throws: 25 } }));
    const throws = Array.from({ length: 25 }, (_, place) => (place % 6) + 1);
    const agreed = { kind: "dice", throws } as const;
    await draws().enterBeacon(id, { kind: "dice", throws: throws.toReversed() }, "coordinator1");
    const third = heldUp(
      id,
      () => draws().enterBeacon(id, { kind: "dice", throws: throws.toReversed() }, "leader1"),
      (client) =>
        client.query("UPDATE draws SET beacon = $2, beacon_from = 'a, b' WHERE id = $1", [id, JSON.stringify(agreed)]),
    );
    expect(await third).toBe(true);
    expect(await draws().find(id)).toMatchObject({ beacon: agreed, beaconFrom: "a, b" });
  });

  test("with a secret, until the term has passed, is too late", async () => {
    server.setNow(at(-60));
    await prepare(wish("race-secret"));
    const late = heldUp(
      "race-secret",
      () => draws().reveal("race-secret", "S1", secret),
      () => server.setNow(at(-5)),
    );
    await expect(late).rejects.toMatchObject({ code: "refused" });
    expect(await draws().find("race-secret")).toMatchObject({ reveals: [] });
  });
});

describe("an unannounced draw", () => {
  test("shows nothing of a visit before it is laid open, and everything at the close", async () => {
    const id = await ready(wish("secret-1", {}, { mode: "unannounced", cap: 4, recusals: [] }));
    expect(await draws().visitsOf(id)).toBeUndefined();
    await expect(draws().revealVisit(id, "secret-1-F1")).rejects.toMatchObject({ code: "refused" });
    await draws().fetchBeacon(id);
    await draws().carryOut(id);
    const visits = (await draws().visitsOf(id)) ?? [];
    expect(visits).toHaveLength(2);
    const before = await fileOf(id);
    expect([before.visits, before.closed, before.outcome]).toEqual([[], undefined, undefined]);
    const { rows } = await server.platform.pool.query<{ row: string }>(
      `SELECT d::text AS row FROM draws d WHERE id = $1 UNION ALL SELECT p::text FROM draw_picks p WHERE draw_id = $1
       UNION ALL SELECT r::text FROM log_records r WHERE kind = 'draw.outcome'`,
      [id],
    );
    // Neither the public file nor the rows of the database tell a proof, a salt, or who goes where.
    const told = JSON.stringify(before.sealed) + rows.map(({ row }) => row).join("");
    for (const { proof, salt, target } of visits)
      expect([told.includes(proof), told.includes(salt), told.includes(target)]).toEqual([false, false, false]);
    expect(await isSound(id)).toBe(true);
    expect(await said(id)).toContain("the file carries no proof of it");
    await server.settle();
    await draws().passDeadlines();
    expect(await said(id)).toContain("The sealed list stands in the log");
    await draws().revealVisit(id, visits[0]?.target ?? "");
    await draws().revealVisit(id, visits[0]?.target ?? "");
    await expect(draws().revealVisit(id, "secret-1-none")).rejects.toMatchObject({ code: "refused" });
    expect(await said(id)).toContain("What is laid open, 1 visits of 2");
    await draws().close(id);
    await draws().close(id);
    expect(await isSound(id)).toBe(true);
    expect(await said(id)).toContain("The tickets of all 4 targets are checked: the 2 drawn");
  });
});

describe("the list of secrets", () => {
  test("is one record of the log, made at its term, and nothing is drawn that it does not say", async () => {
    server.setNow(at(-60));
    await prepare(wish("list-1"));
    await server.settle();
    await draws().passDeadlines();
    await draws().reveal("list-1", "S1", secret);
    await listReveals();
    const { pool } = server.platform;
    const lists = async () =>
      (
        await pool.query(
          "SELECT record::jsonb->'record' AS record FROM log_records WHERE kind = 'draw.reveals' AND record::jsonb->'record'->>'draw' = 'list-1'",
        )
      ).rows;
    expect(await lists()).toEqual([{ record: { draw: "list-1", reveals: [{ by: "S1", secret }] } }]);
    await listReveals();
    expect(await lists()).toHaveLength(1);
    await expect(pool.query("UPDATE draws SET reveals_record = 1 WHERE id = 'list-1'")).rejects.toThrow(
      /stands in the log/u,
    );
    server.setNow(at(1));
    await draws().enterBeacon("list-1", { kind: "drand", round, signature }, "coordinator1");
    await draws().carryOut("list-1");
    // Left out afterwards, for another outcome: the file contradicts the log.
    const { reveals, ...file } = await fileOf("list-1");
    expect(reveals).toEqual([{ by: "S1", secret }]);
    expect(verifyDraw(file, server.platform.log.policy).sound).toBe(false);
  });

  test("that was not logged before chance spoke makes the draw void", async () => {
    server.setNow(at(-60));
    await prepare(wish("list-2"));
    await server.settle();
    expect(await draws().findProof("list-2")).toBe(true);
    server.setNow(at(1));
    await draws().passDeadlines();
    await draws().enterBeacon("list-2", { kind: "drand", round, signature }, "coordinator1");
    await expect(draws().carryOut("list-2")).rejects.toMatchObject({
      reason: { en: expect.stringContaining("list of secrets was not proven") },
    });
  });
});

describe("what may not be", () => {
  test("prepared: times out of order, an id taken, a plan with faults", async () => {
    server.setNow(at(-60));
    await prepare(wish("taken"));
    for (const [code, asked] of [
      ["conflict", wish("taken")],
      ["invalidInput", wish("No Good")],
      ["invalidInput", wish("late", { dueAt: at(-58), revealUntil: at(-59) })],
      ["invalidInput", wish("order", { revealUntil: at(1) })],
      ["invalidInput", wish("list", { revealUntil: at(-3) })],
      ["invalidInput", wish("order", { drawBy: at(-1) })],
      ["invalidInput", wish("open-close", { closeBy: at(90) })],
      ["invalidInput", wish("few-dice", { beacon: { sides: 6, throws: 3 } })],
      ["invalidInput", wish("no-frame", {}, { frame: [] })],
      ["invalidInput", wish("large", {}, { mode: "unannounced", frame: many(2001) })],
      ["invalidInput", wish("stray", {}, { recusals: [{ target: "X", officer: "P1" }] })],
    ] as const)
      await expect(prepare(asked)).rejects.toMatchObject({ code });
    await expect(draws().carryOut("none")).rejects.toMatchObject({ code: "notFound" });
  });

  test("missed: a term that passes raises an alarm that stays", async () => {
    server.setNow(at(-60));
    await prepare(wish("missed-1"));
    await prepare(wish("missed-2", {}, { mode: "unannounced" }));
    server.setNow(at(5));
    expect(await draws().passDeadlines()).toBeGreaterThanOrEqual(2);
    expect(await draws().passDeadlines()).toBe(0);
    server.setNow(at(7000));
    await draws().passDeadlines();
    const kinds = async (id: string) => (await draws().find(id))?.alarms.map(({ kind }) => kind);
    expect(await kinds("missed-1")).toEqual(["revealsUnproven", "unproven", "notDrawn"]);
    expect(await kinds("missed-2")).toEqual(["revealsUnproven", "unproven", "notDrawn", "notClosed"]);
    await server.settle();
    // Proven too late: the draw is void, whatever chance says.
    await draws().enterBeacon("missed-1", { kind: "drand", round, signature }, "coordinator1");
    await expect(draws().carryOut("missed-1")).rejects.toMatchObject({
      reason: { en: expect.stringContaining("void") },
    });
  });

  test("drawn without its witnesses, where there are any", async () => {
    const witness = signerOf(signingKey("w.example", new Uint8Array(32).fill(7), "cosignature"));
    const policy = policyOf([], [witness.key], 1);
    const watched = await testServer(at(-60), { witnesses: { policy, hosts: [] } });
    try {
      await prepare(wish("watched"), watched);
      await watched.settle();
      watched.setNow(at(1));
      const { draws: its } = watched.platform;
      await its.enterBeacon("watched", { kind: "drand", round, signature }, "coordinator1");
      await expect(its.carryOut("watched")).rejects.toMatchObject({
        reason: { en: expect.stringContaining("not proven") },
      });
    } finally {
      await watched.end();
    }
  }, 60_000);
});
