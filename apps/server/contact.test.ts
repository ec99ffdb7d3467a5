import { randomUUID } from "node:crypto";
import { handle } from "@wuxing/platform/casework";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestCommand, signedIn, staff, type TestServer, testServer } from "./testServer.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.end());

const look = (cookie: string, number: string, commandId: string, input: object = { purpose: "回访" }) =>
  server.http.inject({
    method: "POST",
    url: `/api/cases/${number}/actions/viewContact`,
    headers: { cookie },
    payload: { commandId, input },
  });

test("name and phone are shown once, for a purpose, to those who handle the case, and the look is on record", async () => {
  const { case: opened } = await server.platform.intake(requestCommand());
  const agent = await signedIn(server, "agent1");
  const commandId = randomUUID();
  expect((await look(agent, opened.number, randomUUID(), {})).statusCode, "no purpose").toBe(400);
  expect((await look(agent, opened.number, commandId)).json().reporter).toEqual({ name: "张三", phone: "13900001234" });
  const masked = { name: "张**", phone: "139****1234" };
  const again = await server.http.inject({ url: `/api/cases/${opened.number}`, headers: { cookie: agent } });
  expect(again.json().reporter).toEqual(masked);
  const leader = await signedIn(server, "leader1");
  expect((await look(leader, opened.number, randomUUID())).statusCode, "may see the case, does not handle it").toBe(
    403,
  );
  expect((await look(leader, opened.number, commandId)).json().reporter, "another's command again").toEqual(masked);
  expect(
    (await look(await signedIn(server, "officer-cgj"), opened.number, randomUUID())).statusCode,
    "another unit",
  ).toBe(404);
  const { rows } = await server.platform.pool.query(
    "SELECT actor_id, input->>'purpose' AS purpose FROM entries WHERE case_id = $1 AND action = 'viewContact'",
    [opened.id],
  );
  expect(rows).toEqual([{ actor_id: "agent1", purpose: "回访" }]);
});

test("no case is given to a unit that the city does not have", async () => {
  const { case: opened } = await server.platform.intake(requestCommand());
  const command = { caseId: opened.id, action: "dispatch", actor: staff("px-12345", "dispatcher") };
  const nowhere = handle(server.platform.casework, { ...command, input: { unit: "no-such" }, commandId: randomUUID() });
  await expect(nowhere).rejects.toMatchObject({ code: "invalidInput", faults: [{ field: "unit" }] });
  const given = await handle(server.platform.casework, {
    ...command,
    input: { unit: "px-cgj" },
    commandId: randomUUID(),
  });
  expect(given.case.unit).toBe("px-cgj");
});
