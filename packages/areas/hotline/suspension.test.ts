import { chinaCalendar } from "@wuxing/kernel/calendar";
import type { Actor, Refusal } from "@wuxing/kernel/procedure";
import { ruleBook } from "@wuxing/kernel/rules";
import { Simulation } from "@wuxing/platform/testing/simulation";
import { describe, expect, test } from "vitest";
import { requestProcedure } from "./procedure.ts";
import { hotlineRules } from "./rules.ts";
import { suspensionProcedure } from "./suspension.ts";
import { suspensionReactions } from "./suspensionReactions.ts";
import { at, cast, endOf } from "./testing/Story.ts";

/* Autumn of 2026: 1 to 7 October are holidays, Saturday 10 October is worked instead. */
const { asker, agent, dispatcher, officer } = cast;
const unit = "px-cgj";
const obstacle = { reason: "等待停电窗口", plan: "停电后更换", until: "2026-10-14" };

/** A request for help in progress since 30 September, with the reactions that follow; due on 20 October. */
class Obstacle {
  readonly world = new Simulation({
    procedures: new Map([requestProcedure, suspensionProcedure].map((p) => [p.type, p] as const)),
    almanac: { calendar: chinaCalendar, rules: ruleBook(hotlineRules) },
    reactions: suspensionReactions,
  });
  static async begin(): Promise<Obstacle> {
    const story = new Obstacle();
    const input = { text: "人民路路灯不亮，晚上看不见路。", kind: "help", division: "360302" };
    await story.world.open(at("2026-09-30 08:30"), "hotline.request", input, asker);
    await story.act("2026-09-30 09:00", agent, "accept");
    await story.act("2026-09-30 10:00", dispatcher, "dispatch", { unit });
    await story.act("2026-09-30 11:00", officer, "sign");
    return story;
  }
  get request() {
    return this.world.case(1);
  }
  get asked() {
    return this.world.children(1, "hotline.suspension").at(-1);
  }
  act(moment: string, who: Actor, action: string, input: unknown = {}) {
    return this.world.act(at(moment), 1, action, input, who);
  }
  decide(moment: string, who: Actor, action: string) {
    return this.world.act(at(moment), this.asked?.id ?? 0, action, { note: "情况属实。" }, who);
  }
}
const refused = (work: Promise<unknown>): Promise<Refusal> =>
  work.then(
    () => Promise.reject(),
    (fault) => fault,
  );

describe("suspending for an objective obstacle (潍坊 §20, §21)", () => {
  test("is a request that waits for the hotline, while the clock of the answer runs on", async () => {
    const story = await Obstacle.begin();
    await story.act("2026-10-08 09:00", officer, "requestSuspension", obstacle);
    expect(story.request).toMatchObject({ state: "inProgress", clock: { dueAt: endOf("2026-10-20"), stops: [] } });
    expect(story.asked).toMatchObject({ state: "withHotline", unit, data: obstacle });
    expect((await refused(story.decide("2026-10-08 10:00", officer, "grant"))).code).toBe("notAllowed");
    expect((await refused(story.act("2026-10-08 10:00", officer, "suspend", obstacle))).code).toBe("notAllowed");
    for (const action of ["requestSuspension", "requestReturn", "requestTermination"])
      expect((await refused(story.act("2026-10-08 10:00", officer, action, obstacle))).code, action).toBe("refused");
  });

  // Stopped from 8 October 15:00 to 14 October 15:00, the days 9 to 13 are wholly lost, four of them working days
  // (9, Sat 10, 12, 13): 21, 22, 23, 26 October.
  test("granted, it stops the clock until the planned date; resuming earlier gives the lost days back", async () => {
    const story = await Obstacle.begin();
    await story.act("2026-10-08 09:00", officer, "requestSuspension", obstacle);
    await story.decide("2026-10-08 15:00", dispatcher, "grant");
    expect(story.request).toMatchObject({ state: "suspended", clock: { dueAt: endOf("2026-10-14") } });
    expect(story.request.clocks["hotline.answer.help"]?.stops).toEqual([{ from: at("2026-10-08 15:00") }]);
    await story.act("2026-10-14 15:00", officer, "resume");
    expect(story.request).toMatchObject({ state: "inProgress", clock: { dueAt: endOf("2026-10-26") } });
    const again = { ...obstacle, until: "2026-10-20" };
    const second = await refused(story.act("2026-10-15 09:00", officer, "requestSuspension", again));
    expect(second.reason.zh).toBe("只能暂缓一次");
  });

  // The day 14 October is lost as well: 21, 22, 23, 26, 27 October.
  test("when its day passes the clock resumes by itself", async () => {
    const story = await Obstacle.begin();
    await story.act("2026-10-08 09:00", officer, "requestSuspension", obstacle);
    await story.decide("2026-10-08 15:00", dispatcher, "grant");
    await story.world.passDeadlines(at("2026-10-14 23:59"));
    expect(story.request.state).toBe("suspended");
    await story.world.passDeadlines(at("2026-10-15 00:02"));
    expect(story.request).toMatchObject({ state: "inProgress", clock: { dueAt: endOf("2026-10-27") } });
  });

  // Thirty working days after 8 October: 9, 10, 12–16, 19–23, 26–30 October, 2–6, 9–13 and 16–18 November.
  test("is bounded by the rule row; the refusal names the last day", async () => {
    const story = await Obstacle.begin();
    const ask = (until: string) => story.act("2026-10-08 09:00", officer, "requestSuspension", { ...obstacle, until });
    const refusal = await refused(ask("2026-11-19"));
    expect(refusal.faults).toMatchObject([{ field: "until", reason: { zh: expect.stringContaining("2026-11-18") } }]);
    expect((await refused(ask("2026-10-08"))).code).toBe("refused");
    await ask("2026-11-18");
    expect(story.asked?.state).toBe("withHotline");
  });

  test("declined, the request goes on with its clock, and may be asked for again with a better plan", async () => {
    const story = await Obstacle.begin();
    await story.act("2026-10-08 09:00", officer, "requestSuspension", obstacle);
    await story.decide("2026-10-08 15:00", dispatcher, "decline");
    expect(story.request).toMatchObject({ state: "inProgress", data: { suspension: "declined" } });
    expect(story.request.clock?.stops).toEqual([]);
    await story.act("2026-10-09 09:00", officer, "requestSuspension", obstacle);
    expect(story.world.children(1, "hotline.suspension")).toHaveLength(2);
  });

  test("lapses where the unit answers meanwhile, and can no longer be granted once its day has come", async () => {
    const story = await Obstacle.begin();
    await story.act("2026-10-08 09:00", officer, "requestSuspension", obstacle);
    expect((await refused(story.decide("2026-10-14 09:00", dispatcher, "grant"))).code).toBe("refused");
    await story.act("2026-10-14 10:00", officer, "answer", { answer: "路灯已修好。", solved: "solved" });
    expect(story.asked?.state).toBe("lapsed");
    expect(story.request.state).toBe("answered");
  });

  test("needs a reason, a plan and a date", async () => {
    const story = await Obstacle.begin();
    const refusal = await refused(story.act("2026-10-08 09:00", officer, "requestSuspension"));
    expect(refusal.faults.map((fault) => fault.field)).toEqual(["reason", "plan", "until"]);
  });
});
