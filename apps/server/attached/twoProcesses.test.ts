import { tmpdir } from "node:os";
import { join } from "node:path";
import { healthSince } from "@wuxing/platform/gateway";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OwnProcess, ownProcess } from "../testing/ownProcess.ts";
import { type AttachedServer, attachedServer, attachSamples, quick } from "./testing/attachSamples.ts";

/** Two servers of one city, each a process of its own, at the pages by which people ask: circuits and figures are both's. */
const main = join(import.meta.dirname, "testing/gatewayMain.ts");
let server: AttachedServer;
let both: readonly OwnProcess[];
beforeAll(async () => {
  server = await attachedServer();
  await attachSamples(server);
  const words = [main, server.database.url, tmpdir(), await server.where()];
  both = await Promise.all([0, 1].map(() => ownProcess(words)));
}, 120_000);
afterAll(async () => {
  await Promise.all((both ?? []).map((one) => one.kill()));
  await server?.end();
});

/** Asks for planned outages as a person does; what the page says. */
async function ask(which: number): Promise<"answered" | "failed" | "paused"> {
  const answer = await fetch(`${both[which]?.origin}/attached/water/outages`, {
    ...{ method: "POST", body: new URLSearchParams({ district: "360302" }) },
    headers: { accept: "text/html", "sec-fetch-site": "same-origin" },
  });
  const html = await answer.text();
  if (/查询结果/u.test(html)) return "answered";
  if (/对方系统出错了/u.test(html)) return "failed";
  if (/暂停查询/u.test(html)) return "paused";
  throw new Error(`${answer.status}: ${html.slice(0, 300)}`);
}
const traces = async (): Promise<{ outcome: string; attempts: number }[]> => {
  const { rows } = await server.platform.pool.query(
    "SELECT outcome, attempts FROM gateway_traces WHERE operation = 'outages' ORDER BY id",
  );
  return rows;
};
const seen = async () => {
  const { calls = 0, failures = 0 } =
    (await healthSince(server.platform.pool, "2026-01-01T00:00:00.000Z")).get("water") ?? {};
  return { calls, failures };
};
/** Lets the service fail until one process has opened the circuit. */
async function breakAt(which: number): Promise<void> {
  await server.spoil("water", "500", 1000);
  await expect.poll(() => ask(which), { timeout: 10_000, interval: 1 }).toBe("paused");
}

test("calls of both processes are counted together, each once", async () => {
  const before = await seen();
  const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => ask(i % 2)));
  expect(answers).toEqual(Array.from({ length: 8 }, () => "answered"));
  expect(await seen()).toEqual({ ...before, calls: before.calls + 8 });
  const { rows } = await server.platform.pool.query(
    "SELECT sum(calls)::int AS calls FROM gateway_meter WHERE service = 'water' AND operation = 'outages'",
  );
  expect(rows).toEqual([{ calls: (await traces()).length - tried }]);
});
/** The contract test has asked once: it leaves a trace and is no figure. */
const tried = 1;

test("a circuit that one process opened is known in the other, which asks nothing and has seen no failure", async () => {
  await breakAt(0);
  const before = (await traces()).length;
  expect(await ask(1)).toBe("paused");
  expect((await traces()).slice(before)).toEqual([{ outcome: "open", attempts: 0 }]);
});

test("it stays known when the process that opened it is gone, and closes for all when one call is answered", async () => {
  await breakAt(0);
  await both[0]?.kill();
  expect(await ask(1)).toBe("paused");
  await server.spoil("water", "none", 0);
  const words = [main, server.database.url, tmpdir(), await server.where()];
  const [, left] = both;
  both = [await ownProcess(words), left as OwnProcess];
  await expect.poll(() => ask(1), { timeout: 10 * quick.open, interval: quick.open / 3 }).toBe("answered");
  expect(await ask(0), "the new process has heard of it").toBe("answered");
}, 60_000);
