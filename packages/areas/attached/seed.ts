import type { Instant } from "@wuxing/kernel/calendar";
import { addDays, dayOf } from "@wuxing/kernel/calendar";
import { type Actor, type PostRole, systemActor } from "@wuxing/kernel/procedure";
import { canBeTried, readDocument } from "@wuxing/platform/gateway";
import type { Simulation } from "@wuxing/platform/testing/simulation";
import type { PoolClient } from "pg";
import { sampleDocuments } from "./sample/documents.ts";

const staff = (unit: string, role: PostRole): Actor => ({
  kind: "staff",
  id: `demo:${unit}:${role}`,
  posts: [{ unit, role }],
});
const coordinator = staff("px-wxb", "coordinator");
const at = (day: string, hour = 2): Instant => `${day}T${String(hour).padStart(2, "0")}:00:00.000Z`;
const firstDue = "2020-06-30";

/** What the plan asked of departments by the end of June 2020: [unit, services, day it was done, exempted because]. */
const first = [
  ["px-gjj", "住房公积金查询", "2020-06-18"],
  ["px-swgs", "供水服务", "2020-06-29"],
  ["px-rsj", "社保查询、就业登记", "2020-08-14"],
  ["px-jyj", "入学报名查询", "2020-06-22"],
  ["px-zjj", "房屋交易查询", "2020-07-03"],
  ["px-tjj", "", "2020-05-12", "没有面向群众的移动服务"],
  ["px-sjj", "", "2020-05-12", "没有面向群众的移动服务"],
] as const;

/** What is still to be attached: [unit, services, days from now]. */
const present = [
  ["px-ybj", "医保余额、定点机构查询", 35],
  ["px-gjgs", "公交到站、爱心卡办理", 35],
  ["px-rqgs", "燃气缴费查询", 66],
  ["px-wjw", "预约挂号、疫苗接种查询", 66],
] as const;

const documentOf = new Map<string, (typeof sampleDocuments)[number]>(sampleDocuments.map((one) => [one.unit, one]));

/** The demo city's attached services: since 2020, confirmed each year; and who has yet to attach. */
export async function seedAttached(simulation: Simulation, until: Instant): Promise<void> {
  for (const [unit, services, done, because] of first) {
    const input = { unit, services: services || "移动服务清理", due: firstDue };
    const duty = await simulation.open(at("2020-02-10"), "attached.duty", input, coordinator);
    if (because) await simulation.act(at(done), duty, "exempt", { reason: because }, coordinator);
    else if (documentOf.has(unit)) await attach(simulation, unit, done, duty, until);
    else await simulation.act(at(done), duty, "fulfil", { note: "已并入省级服务" }, coordinator);
  }
  for (const [unit, services, days] of present)
    await simulation.open(
      new Date(Date.parse(until) - 20 * 86_400_000).toISOString(),
      "attached.duty",
      { unit, services, due: addDays(dayOf(until), days) },
      coordinator,
    );
}

async function attach(simulation: Simulation, unit: string, done: string, duty: number, until: Instant): Promise<void> {
  const sample = documentOf.get(unit);
  if (!sample) return;
  const officer = staff(unit, "officer");
  const { info } = JSON.parse(sample.text) as { info: { title: string; "x-title-en": string } };
  const input = { unit, name: sample.name, title: info.title, titleEn: info["x-title-en"], document: sample.text };
  const before = (days: number): Instant => at(addDays(done, -days));
  const id = await simulation.open(before(20), "attached.service", input, officer, undefined, duty);
  await simulation.act(before(15), id, "submit", {}, officer);
  await simulation.act(before(12), id, "approve", {}, coordinator);
  const { operations } = await readDocument(sample.text);
  const lines = [
    ...operations.map((one) =>
      canBeTried(one)
        ? { operation: one.id, what: one.idempotent ? "answer" : "testMode", passed: true, seen: "200" }
        : { operation: one.id, what: "notTried", passed: null, seen: "" },
    ),
    ...["noSignature", "wrongSignature", "oldSignature", "sentTwice"].map((what) => ({
      ...{ operation: "health", what, passed: true, seen: "401" },
    })),
  ];
  await simulation.act(before(1), id, "recordTest", { passed: true, lines }, systemActor);
  await simulation.act(at(done), id, "attach", {}, officer);
  for (let day = addDays(done, 350); at(day) < until; day = addDays(day, 350))
    await simulation.act(at(day), id, "confirm", {}, officer);
}

/** A month of the services being asked whether they work, by hours, with some bad ones: demonstration figures. */
export async function saveAttached(client: PoolClient, until: Instant): Promise<void> {
  await client.query(
    `INSERT INTO gateway_meter (service, operation, hour, calls, failures, unsent, ms, slowest)
     SELECT s.name, 'health', h, 12, f.n, 0, 12 * (18 + 9 * s.i + extract(hour FROM h)::int % 7), 60 + f.n * 400
     FROM (VALUES ('fund', 0), ('water', 1)) s(name, i)
     CROSS JOIN generate_series(date_trunc('hour', $1::timestamptz) - interval '30 days',
       date_trunc('hour', $1::timestamptz) - interval '1 hour', interval '1 hour') h
     CROSS JOIN LATERAL (SELECT CASE WHEN (extract(epoch FROM h)::bigint / 3600 * 7 + s.i * 13) % 211 = 0 THEN 4 ELSE 0 END AS n) f
     ON CONFLICT DO NOTHING`,
    [until],
  );
}
