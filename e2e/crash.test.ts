import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openPool } from "@wuxing/platform/postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { ServerProcess } from "./ServerProcess.ts";

const server = new ServerProcess({}, inject("demoYear"));
beforeAll(() => server.start());
afterAll(() => server.remove());

interface Sent {
  readonly commandId: string;
  readonly acknowledged: string | undefined;
}

/** Two thousand intakes at once; `strike` is called when three hundred have been acknowledged. */
async function flood(strike: () => void): Promise<Sent[]> {
  const cookie = await server.signIn("agent1");
  let acknowledged = 0;
  const one = async (): Promise<Sent> => {
    const commandId = randomUUID();
    try {
      const response = await send(cookie, commandId);
      if (response.status !== 201) return { commandId, acknowledged: undefined };
      const { number } = (await response.json()) as { number: string };
      if (++acknowledged === 300) strike();
      return { commandId, acknowledged: number };
    } catch {
      return { commandId, acknowledged: undefined };
    }
  };
  return Promise.all(Array.from({ length: 2000 }, one));
}

const send = (cookie: string, commandId: string): Promise<Response> =>
  fetch(`${server.origin}/api/hotline/requests`, {
    method: "POST",
    headers: { cookie, "content-type": "application/json" },
    body: JSON.stringify({
      commandId,
      text: "后埠街的路灯坏了一周，晚上很黑，请派人来修。",
      division: "360302004",
      channel: "phone",
      reporter: { name: "张三", phone: "13900001234" },
    }),
  });

/** How often each command stands in the entries, with its case's number; only where who asked is there with his key. */
async function written(): Promise<Map<string, string[]>> {
  const pool = openPool(databaseUrl(), { max: 1 });
  const { rows } = await pool.query<{ command_id: string; number: string }>(
    "SELECT e.command_id, c.number FROM entries e JOIN cases c ON c.id = e.case_id JOIN reporters r ON r.case_id = c.id JOIN people_keys k ON k.person = r.person AND k.wrapped_key IS NOT NULL WHERE e.seq = 1",
  );
  await pool.end();
  const found = new Map<string, string[]>();
  for (const { command_id, number } of rows) found.set(command_id, [...(found.get(command_id) ?? []), number]);
  return found;
}

function databaseUrl(): string {
  const folder = join(server.folder, "data/postgres");
  const file = join(folder, "access.json");
  if (!existsSync(file)) throw new Error(`no access file in ${folder}`);
  const { port, password } = JSON.parse(readFileSync(file, "utf8")) as { port: number; password: string };
  return `postgres://postgres:${password}@127.0.0.1:${port}/wuxing`;
}

/** Every acknowledged case is there exactly once, under the number that was told; none that was not is there twice. */
function check(sent: readonly Sent[], found: ReadonlyMap<string, string[]>): void {
  const acknowledged = sent.filter((one) => one.acknowledged !== undefined);
  expect(acknowledged.length).toBeGreaterThanOrEqual(300);
  expect(acknowledged.filter((one) => found.get(one.commandId)?.join() !== one.acknowledged)).toEqual([]);
  expect([...found.values()].filter((numbers) => numbers.length > 1)).toEqual([]);
}

test("kill -9 of the server during 2,000 intakes loses none that was acknowledged", async () => {
  const sent = await flood(() => void server.end("SIGKILL"));
  await server.end("SIGKILL");
  expect(sent.some((one) => one.acknowledged === undefined)).toBe(true);
  await server.start();
  check(sent, await written());
});

test("kill -9 of the database during 2,000 intakes loses none, and the server takes requests again", async () => {
  const killed = server.databasePid();
  const sent = await flood(() => process.kill(killed, "SIGKILL"));
  await expect
    .poll(async () => (await fetch(`${server.origin}/readyz`)).status, { timeout: 60_000, interval: 200 })
    .toBe(200);
  expect(server.databasePid()).not.toBe(killed);
  check(sent, await written());
  const cookie = await server.signIn("agent2");
  const lost = sent.find((one) => one.acknowledged === undefined);
  const again = await send(cookie, lost?.commandId ?? randomUUID());
  expect([200, 201]).toContain(again.status);
});

test("SIGTERM during 2,000 intakes answers those under way and loses none", async () => {
  let ended: Promise<number | null> | undefined;
  const sent = await flood(() => {
    ended = server.end("SIGTERM");
  });
  expect(await ended).toBe(0);
  await server.start();
  check(sent, await written());
});
