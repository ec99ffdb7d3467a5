import { randomUUID } from "node:crypto";
import { Refusal } from "@wuxing/kernel/procedure";
import { handle, verifyReplay } from "@wuxing/platform/casework";
import { openPool } from "@wuxing/platform/postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requestCommand, staff, type TestServer, testServer } from "./testServer.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.end());

const agent = staff("px-12345", "agent");
const dispatcher = staff("px-12345", "dispatcher");
const act = (caseId: number, action: string, input: unknown = {}, actor = agent, commandId: string = randomUUID()) =>
  handle(server.platform.casework, { caseId, action, input, actor, commandId });
const count = async (sql: string, values: unknown[] = []): Promise<number> =>
  (await server.platform.pool.query<{ n: number }>(sql, values)).rows[0]?.n ?? -1;

describe("intake", () => {
  test("each of many callers at once gets a case of its own, with entry and reporter", async () => {
    const commands = Array.from({ length: 300 }, () => requestCommand());
    const outcomes = await Promise.all(commands.map((command) => server.platform.intake(command)));
    expect(new Set(outcomes.map((outcome) => outcome.case.number)).size).toBe(300);
    const ids = outcomes.map((outcome) => outcome.case.id);
    expect(await count("SELECT count(*) AS n FROM entries WHERE case_id = ANY($1)", [ids])).toBe(300);
    expect(await count("SELECT count(*) AS n FROM reporters WHERE case_id = ANY($1)", [ids])).toBe(300);
  });

  test("the same command at the same time and again later opens one case", async () => {
    const command = requestCommand();
    const outcomes = await Promise.all([1, 2, 3].map(() => server.platform.intake(command)));
    const again = await server.platform.intake(command);
    expect(new Set([...outcomes, again].map((outcome) => outcome.case.number)).size).toBe(1);
    expect(outcomes.filter((outcome) => !outcome.repeated)).toHaveLength(1);
    expect(again.repeated).toBe(true);
    expect(await count("SELECT count(*) AS n FROM entries WHERE command_id = $1", [command.commandId])).toBe(1);
  });

  test("one that the database cannot take fails alone", async () => {
    const good = Array.from({ length: 20 }, () => requestCommand());
    const bad = { ...requestCommand(), commandId: "not a uuid" };
    const outcomes = await Promise.allSettled([...good, bad].map((command) => server.platform.intake(command)));
    expect(outcomes.map((outcome) => outcome.status)).toEqual([...good.map(() => "fulfilled"), "rejected"]);
  });

  test("bad input is refused with the fields at fault", async () => {
    const command = requestCommand();
    const refused = server.platform.intake({ ...command, input: { ...command.input, text: "" } });
    await expect(refused).rejects.toMatchObject({ code: "invalidInput", faults: [{ field: "text" }] });
  });
});

describe("handle", () => {
  test("a repeated command is done once and says so", async () => {
    const { case: opened } = await server.platform.intake(requestCommand());
    const commandId = randomUUID();
    const first = await act(opened.id, "accept", {}, agent, commandId);
    const second = await act(opened.id, "accept", {}, agent, commandId);
    expect([first.repeated, second.repeated]).toEqual([false, true]);
    expect(second.case.version).toBe(2);
  });

  test("of many who act at once one is accepted, the others learn how it stands", async () => {
    const { case: opened } = await server.platform.intake(requestCommand());
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => act(opened.id, "accept")));
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "wrongState" });
  });

  test("a refusal leaves nothing behind", async () => {
    const { case: opened } = await server.platform.intake(requestCommand());
    const outsider = staff("px-msf", "officer");
    await expect(act(opened.id, "dispatch", { unit: "px-cgj" }, outsider)).rejects.toBeInstanceOf(Refusal);
    expect(await count("SELECT version AS n FROM cases WHERE id = $1", [opened.id])).toBe(1);
    expect(await count("SELECT count(*) AS n FROM entries WHERE case_id = $1", [opened.id])).toBe(1);
  });
});

describe("entries only grow", () => {
  test.each([
    "UPDATE entries SET action = 'other'",
    "DELETE FROM entries",
    "TRUNCATE entries",
    "UPDATE entries SET input = '{}' WHERE seq = 1",
  ])("the server's role cannot: %s", async (sql) => {
    await expect(server.platform.pool.query(sql)).rejects.toThrow(/permission denied/u);
  });

  test("nor can the owner of the database by mistake", async () => {
    const owner = openPool(server.database.url, { max: 1 });
    await server.platform.intake(requestCommand());
    await expect(owner.query("DELETE FROM entries")).rejects.toThrow(/only added to/u);
    await owner.end();
  });
});

describe("reactions, deadlines and replay", () => {
  test("a bad rating opens a mending case once, however often the entries are read", async () => {
    const { case: opened } = await server.platform.intake(requestCommand());
    await act(opened.id, "answerDirectly", { answer: "已告知办理时间和地点。", asked: "satisfied" });
    await server.settle();
    const invitation = await childOf(opened.id, "ratings.invitation");
    await act(invitation, "rateByPhone", { level: "veryDissatisfied", comment: "没有说清楚" });
    await server.settle();
    await server.platform.pool.query("UPDATE followers SET xid = '0', id = 0 WHERE name = 'reactions'");
    await server.settle();
    expect(
      await count("SELECT count(*) AS n FROM cases WHERE parent_id = $1 AND type = 'ratings.mending'", [opened.id]),
    ).toBe(1);
    expect(
      await count("SELECT count(*) AS n FROM ratings WHERE subject_id = $1 AND standing = 'real' AND code = 5", [
        opened.id,
      ]),
    ).toBe(1);
  });

  test("a rating that nobody gives lapses on its day and is counted as silent, not as good", async () => {
    const { case: opened } = await server.platform.intake(requestCommand());
    await act(opened.id, "answerDirectly", { answer: "已告知办理时间和地点。", asked: "satisfied" });
    await server.settle();
    // Five working days from Monday 2 November 2026 end on Monday the 9th.
    server.setNow("2026-11-09T15:00:00.000Z");
    await server.settle();
    expect(
      await count("SELECT count(*) AS n FROM ratings WHERE subject_id = $1 AND standing = 'waiting'", [opened.id]),
    ).toBe(1);
    server.setNow("2026-11-09T16:00:01.000Z");
    await server.settle();
    expect(
      await count("SELECT count(*) AS n FROM ratings WHERE subject_id = $1 AND standing = 'silent' AND code IS NULL", [
        opened.id,
      ]),
    ).toBe(1);
    server.setNow("2026-11-02T02:00:00.000Z");
  });

  test("an extension granted by the unit's head lengthens the clock of its request", async () => {
    const { case: opened } = await server.platform.intake(requestCommand());
    await act(opened.id, "accept");
    await act(opened.id, "dispatch", { unit: "px-cgj" }, dispatcher);
    const signed = await act(opened.id, "sign", {}, staff("px-cgj", "officer"));
    await act(opened.id, "requestExtension", { reason: "需采购灯具" }, staff("px-cgj", "officer"));
    await server.settle();
    const asked = await childOf(opened.id, "extensions.request");
    await act(asked, "grant", { note: "同意" }, staff("px-cgj", "head"));
    await server.settle();
    const { rows } = await server.platform.pool.query<{ due_at: string }>("SELECT due_at FROM cases WHERE id = $1", [
      opened.id,
    ]);
    // Ten working days from 2 November end on the 16th; five more on the 23rd.
    expect(signed.case.clock?.dueAt).toBe("2026-11-16T15:59:59.999Z");
    expect(rows[0]?.due_at).toBe("2026-11-23T15:59:59.999Z");
  });

  test("a replay of all entries gives every case row, and finds one that was tampered with", async () => {
    const clean = await verifyReplay(server.platform.casework, 50);
    expect(clean.differing).toEqual([]);
    expect(clean.cases).toBeGreaterThan(300);
    const owner = openPool(server.database.url, { max: 1 });
    await owner.query("UPDATE cases SET state = 'closed' WHERE id = (SELECT min(id) FROM cases)");
    await owner.end();
    const found = await verifyReplay(server.platform.casework, 50);
    expect(found.differing).toHaveLength(1);
    expect(found.differing[0]?.columns).toContain("state");
  });
});

async function childOf(parent: number, type: string): Promise<number> {
  const { rows } = await server.platform.pool.query<{ id: number }>(
    "SELECT id FROM cases WHERE parent_id = $1 AND type = $2",
    [parent, type],
  );
  if (!rows[0]) throw new Error(`no ${type} below ${parent}`);
  return rows[0].id;
}
