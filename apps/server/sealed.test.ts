import { randomUUID } from "node:crypto";
import type { Actor } from "@wuxing/kernel/procedure";
import { handle } from "@wuxing/platform/casework";
import { openWords } from "@wuxing/platform/personal";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestCommand, signedIn, staff, type TestServer, testServer } from "./testServer.ts";

let server: TestServer;
let officer = "";
beforeAll(async () => {
  server = await testServer();
  officer = await signedIn(server, "officer-cgj");
}, 60_000);
afterAll(() => server.end());

const act = (caseId: number, action: string, input: unknown, actor: Actor) =>
  handle(server.platform.casework, { caseId, action, input, actor, commandId: randomUUID() });
const get = async (url: string) => (await server.http.inject({ url, headers: { cookie: officer } })).json();

/** A report about the bureau, with it. An agent typed the title, and the reporter attached a file called after himself. */
async function reportAt(unit: string) {
  const command = requestCommand("我是欧阳震华，电话 13900001234，他们乱收费。");
  const { case: opened } = await server.platform.intake({
    ...command,
    input: { ...command.input, kind: "report", title: "欧阳震华 13900001234 举报乱收费" },
    reporter: { name: "欧阳震华", phone: "13900001234" },
  });
  const file = randomUUID();
  await server.platform.pool.query(
    `INSERT INTO files (id, case_id, name, media_type, size, sha256, uploaded_by) VALUES ($1, $2, '13900001234.jpg', 'image/jpeg', 1, 'x', $3)`,
    [file, opened.id, `case:${opened.id}`],
  );
  await act(opened.id, "accept", {}, staff("px-12345", "agent"));
  await act(opened.id, "dispatch", { unit }, staff("px-12345", "dispatcher"));
  await act(opened.id, "sign", {}, staff(unit, "officer"));
  await server.settle();
  return opened;
}

test("neither lists nor the search nor a guess tell a unit who reported to it", async () => {
  const opened = await reportAt("px-cgj");
  const { lines } = await get("/api/desk/cases?list=mine");
  expect(JSON.stringify(lines)).not.toMatch(/欧|139|1234/u);
  for (const guess of ["139", "1234", "欧"])
    expect((await get(`/api/desk/cases?q=${encodeURIComponent(guess)}`)).lines, guess).toEqual([]);
  const page = await get(`/api/cases/${opened.number}`);
  expect([page.reporter, page.reporterSealed]).toEqual([null, true]);
  expect(JSON.stringify(page)).not.toMatch(/欧|139\*|\*1234/u);
  // What it writes itself is not hidden by whether it guessed right.
  const names = "王建国、欧阳震华、赵敏";
  const { entry } = await act(opened.id, "reportProgress", { note: names }, staff("px-cgj", "officer"));
  expect(entry.input.note).toBe(names);
});

test("a number that somebody leaves for a caller without a name is kept for the call", async () => {
  const { platform } = server;
  const { case: opened } = await platform.intake({ ...requestCommand(), reporter: {} });
  await act(opened.id, "addInformation", { note: "请打 13812345678 找我" }, staff("px-12345", "agent"));
  const words = await openWords(platform.casework.vault, platform.pool, [opened.id]);
  expect(JSON.stringify([...words.values()].map((one) => (one instanceof Map ? [...one] : one)))).toContain(
    "13812345678",
  );
  const { rows } = await platform.pool.query("SELECT input FROM entries WHERE case_id = $1", [opened.id]);
  expect(JSON.stringify(rows)).not.toContain("13812345678");
});
