import { chinaCalendar } from "@wuxing/kernel/calendar";
import { type Actor, type Case, decide, decideOpening, evolve, systemActor } from "@wuxing/kernel/procedure";
import { ruleBook } from "@wuxing/kernel/rules";
import { expect, test } from "vitest";
import { partProcedure } from "./part.ts";
import { workPointRules } from "./rules.ts";

const almanac = { calendar: chinaCalendar, rules: ruleBook(workPointRules) };
const officer: Actor = { kind: "staff", id: "officer", posts: [{ unit: "px-fgw", role: "officer" }] };
const coordinator: Actor = { kind: "staff", id: "coordinator", posts: [{ unit: "px-wxb", role: "coordinator" }] };
const commandId = "00000000-0000-8000-8000-000000000001";
const morning = (day: string): string => `${day}T01:00:00.000Z`;
const endOf = (day: string): string => `${day}T15:59:59.999Z`;

const input = {
  notice: commandId,
  marker: "1",
  title: "压缩审批时间",
  unit: "px-fgw",
  division: null,
  role: "lead",
  milestones: [
    { due: "2026-06-30", phrase: "6月底前" },
    { due: "2026-12-31", phrase: "年底前" },
  ],
  lastDay: "2026-12-31",
};

function signed(): Case {
  const identity = { id: 1, number: "ZR-20260302-0000001-0", parentId: 9 };
  const request = { actor: systemActor, at: morning("2026-03-02"), commandId, input };
  const opened = evolve(null, decideOpening(partProcedure, identity, request, almanac));
  return go(opened, "2026-03-03", officer, "sign");
}
const go = (c: Case, day: string, actor: Actor, action: string, said: unknown = {}): Case =>
  evolve(c, decide(partProcedure, c, { action, input: said, actor, at: morning(day), commandId }, almanac));

const reached = { text: "第一阶段完成", percent: 50, milestoneReached: true };

test("the first milestone is the day it must be done by; reaching it moves the day to the next", () => {
  const c = signed();
  expect(c.clock?.dueAt).toBe(endOf("2026-06-30"));
  const underWay = go(c, "2026-05-04", officer, "reportProgress", { text: "正在推进", percent: 20 });
  expect(underWay.clock?.dueAt).toBe(endOf("2026-06-30"));
  const next = go(underWay, "2026-06-20", officer, "reportProgress", reached);
  expect(next.clock?.dueAt).toBe(endOf("2026-12-31"));
  expect(next.data.milestones).toMatchObject([{ reachedOn: "2026-06-20" }, { due: "2026-12-31" }]);
});

test("an extension that is granted moves the day of the milestone it was asked for, and no other", () => {
  const asked = go(signed(), "2026-05-04", officer, "requestExtension", {
    reason: "等待省级系统",
    until: "2026-08-01",
  });
  expect(asked.clock?.dueAt).toBe(endOf("2026-06-30"));
  const granted = go(asked, "2026-05-05", systemActor, "extend", { until: "2026-08-01" });
  expect(granted.clock?.dueAt).toBe(endOf("2026-08-01"));
  const next = go(granted, "2026-07-20", officer, "reportProgress", reached);
  expect(next.clock?.dueAt).toBe(endOf("2026-12-31"));
});

test("sent back by the coordinator it goes on with the day it had", () => {
  const reported = go(signed(), "2026-06-20", officer, "reportDone", { text: "已全部完成" });
  expect(reported.state).toBe("reported");
  const back = go(reported, "2026-06-22", coordinator, "sendBack", { reason: "佐证不足" });
  expect(back).toMatchObject({
    state: "inProgress",
    clock: { dueAt: endOf("2026-06-30") },
    data: { percent: 90, sentBack: 1 },
  });
});
