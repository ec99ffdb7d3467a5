import { chinaCalendar } from "@wuxing/kernel/calendar";
import { type Actor, clockActor, type PostRole, systemActor } from "@wuxing/kernel/procedure";
import { ruleBook } from "@wuxing/kernel/rules";
import { Simulation } from "@wuxing/platform/testing/simulation";
import { expect, test } from "vitest";
import { attached } from "./index.ts";
import type { ServiceData } from "./ServiceData.ts";
import { isLive } from "./service.ts";

const staff = (unit: string, role: PostRole): Actor => ({
  kind: "staff",
  id: `${unit}:${role}`,
  posts: [{ unit, role }],
});
const officer = staff("px-gjj", "officer");
const coordinator = staff("px-wxb", "coordinator");
const begin = () =>
  new Simulation({
    procedures: new Map(attached.procedures.map((one) => [one.type, one])),
    almanac: { calendar: chinaCalendar, rules: ruleBook(attached.rules) },
    reactions: attached.reactions ?? [],
  });
const input = { unit: "px-gjj", name: "fund", title: "公积金", titleEn: "Fund", document: "first" };
const passed = { passed: true, lines: [] };
const at = (day: number) => `2026-03-${String(day).padStart(2, "0")}T02:00:00.000Z`;
const serves = (simulation: Simulation, id: number) => {
  const { state, data } = simulation.case(id);
  const service = data as unknown as ServiceData;
  return isLive({ state, data: service }) ? service.live : null;
};

async function attachedService(simulation: Simulation, parent?: number): Promise<number> {
  const id = await simulation.open(at(2), "attached.service", input, officer, undefined, parent);
  await simulation.act(at(2), id, "submit", {}, officer);
  await simulation.act(at(3), id, "approve", {}, coordinator);
  await simulation.act(at(4), id, "recordTest", passed, systemActor);
  await simulation.act(at(4), id, "attach", {}, officer);
  return id;
}

test("a service that goes live fulfils the duty it was registered for, and no other", async () => {
  const simulation = begin();
  const duty = (unit: string) =>
    simulation.open(at(1), "attached.duty", { unit, services: "公积金", due: "2026-06-30" }, coordinator);
  const [own, other] = [await duty("px-gjj"), await duty("px-ybj")];
  const id = await attachedService(simulation, own);
  expect(simulation.case(own)).toMatchObject({ state: "fulfilled", data: { fulfilledBy: simulation.case(id).number } });
  expect(simulation.case(other)).toMatchObject({ state: "owed", clock: { dueAt: "2026-06-30T15:59:59.999Z" } });
});

test("a new version serves nobody before it is tried and attached; the old one goes on meanwhile", async () => {
  const simulation = begin();
  const id = await attachedService(simulation);
  await simulation.act(at(9), id, "revise", { document: "second", because: "新增查询" }, officer);
  expect(serves(simulation, id)).toBe("first");
  await simulation.act(at(9), id, "submit", {}, officer);
  await simulation.act(at(9), id, "approve", {}, coordinator);
  await expect(simulation.act(at(9), id, "attach", {}, officer), "the test was of the version before").rejects.toThrow(
    /test/u,
  );
  await simulation.act(at(10), id, "recordTest", passed, systemActor);
  await simulation.act(at(10), id, "attach", {}, officer);
  expect(serves(simulation, id)).toBe("second");
});

test("what is suspended serves nobody, also while a new version is under way, until it was tried again", async () => {
  const simulation = begin();
  const id = await attachedService(simulation);
  await simulation.act(at(9), id, "suspend", { reason: "升级" }, coordinator);
  expect(serves(simulation, id)).toBeNull();
  await expect(simulation.act(at(9), id, "resume", {}, officer)).rejects.toThrow(/test/u);
  await simulation.act(at(10), id, "revise", { document: "second", because: "修复" }, officer);
  expect(serves(simulation, id)).toBeNull();

  const other = await attachedService(simulation);
  await simulation.act(at(9), other, "revise", { document: "second", because: "新增" }, officer);
  const held = await simulation.act(at(9), other, "suspend", { reason: "泄露" }, coordinator);
  expect([held.state, serves(simulation, other)]).toEqual(["drafted", null]);
});

test("a duty that is claimed and not confirmed has its day of before; a day that lies behind is not taken", async () => {
  const simulation = begin();
  const duty = await simulation.open(
    at(1),
    "attached.duty",
    { unit: "px-gjj", services: "公积金", due: "2026-06-30" },
    coordinator,
  );
  await simulation.act(at(5), duty, "claim", { reason: "没有移动服务" }, officer);
  await simulation.act(at(6), duty, "refuse", { reason: "有掌上查询" }, coordinator);
  expect(simulation.case(duty).clock?.dueAt).toBe("2026-06-30T15:59:59.999Z");
  const earlier = { due: "2026-03-05", reason: "补录" };
  await expect(simulation.act(at(9), duty, "postpone", earlier, coordinator)).rejects.toThrow(/before today/u);
  await expect(simulation.act(at(9), duty, "fulfil", {}, clockActor)).rejects.toThrow(/notAllowed/u);
});
