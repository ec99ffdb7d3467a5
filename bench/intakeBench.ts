import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { sampleRequest } from "@wuxing/areas/hotline/sample";
import { seeded } from "@wuxing/platform/testing/city";
import pg from "pg";
import type { Baseline } from "./Baseline.ts";
import type { BenchServer } from "./BenchServer.ts";
import { withoutFollowers } from "./fill.ts";
import { httpLoad, type Load } from "./httpLoad.ts";
import { pgbench } from "./pgbench.ts";

export interface IntakeRound {
  readonly intake: Load;
  readonly baseline: Baseline;
  /** Processor milliseconds of server and database for one intake. */
  readonly cost: number;
}

/**
 * One round: the three inserts by pgbench, then intake over HTTP with sign-in and validation, for as long. What follows
 * entries leaves pgbench's alone: it would read them while pgbench runs, and the rest of them while intake does.
 */
export async function intakeRound(
  server: BenchServer,
  cookie: string,
  url: string,
  postgresPid: number,
  seconds: number,
): Promise<IntakeRound> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const baseline = await withoutFollowers(client, () => pgbench(url, threeInserts, seconds));
  await client.end();
  const before = server.cpu() + childrenCpu(postgresPid);
  const intake = await httpLoad(server.origin, intakeShots(cookie), seconds);
  const used = server.cpu() + childrenCpu(postgresPid) - before;
  const taken = intake.perSecond * (seconds + 1);
  return { intake, baseline, cost: (used * 1000) / taken };
}

/** Requests as an agent types them, each with a command id of its own. */
export function intakeShots(cookie: string) {
  const random = seeded(11);
  const bodies = Array.from({ length: 2000 }, () => {
    const { text, kind, place, division, topic } = sampleRequest(random, { division: "360300", day: "2026-11-02" });
    const reporter = { name: "张三", phone: `139${String(random.int(100_000_000)).padStart(8, "0")}` };
    return JSON.stringify({ text, kind, place, division, topic, channel: "phone", publish: true, reporter });
  });
  let next = 0;
  return () => {
    const body = `{"commandId":"${randomUUID()}",${(bodies[next++ % bodies.length] ?? "{}").slice(1)}`;
    const headers = {
      cookie,
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
    };
    return { method: "POST" as const, path: "/api/hotline/requests", headers, body };
  };
}

/**
 * Entry, case row and reporter of one request, as one statement of values: the work that intake cannot do without. The
 * key of a person who is new comes on top of it in the program.
 */
const threeInserts = String.raw`\set phone random(10000000, 99999999)
WITH n AS (SELECT 10000000000 + nextval('bench_ids') AS id),
e AS (
  INSERT INTO entries (case_id, seq, type, action, actor_kind, actor_id, actor_unit, command_id, at, to_state, final,
    due_at, rule, input, changes, head, clock, clocks, opening)
  SELECT id, 1, 'hotline.request', 'open', 'staff', 'agent1', 'px-12345', gen_random_uuid(), now(), 'received', false,
    now() + interval '2 hours', 'hotline.accept@2021-12-01',
    '{"text":"小区门口的路灯坏了一个多星期，晚上黑漆漆的，老人小孩走路不安全，请尽快派人来修。","kind":"help","topic":"roads.lamp","place":"安源区后埠街道","channel":"phone","publish": true,"suggestedUnit":"px-360302","division":"360302004"}',
    '{"text":"小区门口的路灯坏了一个多星期，晚上黑漆漆的，老人小孩走路不安全，请尽快派人来修。","kind":"help","topic":"roads.lamp","place":"安源区后埠街道","channel":"phone","publish": true,"suggestedUnit":"px-360302"}',
    '{"title":"小区门口的路灯坏了一个多星期","division":"360302004"}',
    '{"rule":"hotline.accept@2021-12-01","term":{"amount": 2,"unit":"hour"},"startedAt":"2026-11-25T02:00:00.000Z","dueAt":"2026-11-25T04:00:00.000Z","certain": true,"stops":[]}',
    '{}', '{"number":"RX-20261125-0000001-0","parentId": null}' FROM n),
c AS (
  INSERT INTO cases
  SELECT id, 'RX-' || id, 'hotline.request', 'received', 'agent', '小区门口的路灯坏了一个多星期', NULL, '360302004', NULL,
    now(), NULL, now() + interval '2 hours', true, false, false,
    '{"rule":"hotline.accept@2021-12-01","term":{"amount": 2,"unit":"hour"},"startedAt":"2026-11-25T02:00:00.000Z","dueAt":"2026-11-25T04:00:00.000Z","certain": true,"stops":[]}',
    '{}',
    '{"text":"小区门口的路灯坏了一个多星期，晚上黑漆漆的，老人小孩走路不安全，请尽快派人来修。","kind":"help","topic":"roads.lamp","place":"安源区后埠街道","channel":"phone","publish": true,"suggestedUnit":"px-360302"}',
    1 FROM n)
INSERT INTO reporters (case_id, person, sealed, masked_name, masked_phone, consented_at)
SELECT id, gen_random_uuid(), sha256((id + :phone)::text::bytea) || sha256('a'), '张**', '139****0000', now() FROM n;
`;

/** Processor seconds of a process's living children: the sessions of the database. */
function childrenCpu(pid: number): number {
  if (pid === 0) return 0;
  const read = (one: string): number => {
    try {
      const fields = readFileSync(`/proc/${one}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
      return (Number(fields[11]) + Number(fields[12])) / 100;
    } catch {
      return 0;
    }
  };
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean);
  const ended = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return children.reduce((sum, one) => sum + read(one), 0) + (Number(ended[13]) + Number(ended[14])) / 100;
}
