import { areas } from "@wuxing/areas";
import { chinaCalendar } from "@wuxing/kernel/calendar";
import { type Actor, type PostRole, Refusal } from "@wuxing/kernel/procedure";
import { ruleBook } from "@wuxing/kernel/rules";
import { Simulation } from "@wuxing/platform/testing/simulation";
import { describe, expect, test } from "vitest";
import { at, cast, endOf } from "./hotline/testing/Story.ts";

/* Autumn of 2026: 12 to 16 and 19 to 23 October are ten working days. */
const { asker, agent, dispatcher, officer, system } = cast;
const unit = "px-cgj";
const post = (role: PostRole, of = unit): Actor => ({
  kind: "staff",
  id: `${of}:${role}`,
  posts: [{ unit: of, role }],
});
const coordinator = post("coordinator", "px-wxb");
const leader = post("leader", "px-zfb");
const head = post("head");

/** A case of some area, with every area's procedures and reactions. */
class Pressed {
  readonly world = new Simulation({
    procedures: new Map(areas.flatMap((area) => area.procedures.map((p) => [p.type, p] as const))),
    almanac: { calendar: chinaCalendar, rules: ruleBook(areas.flatMap((area) => area.rules)) },
    reactions: areas.flatMap((area) => area.reactions ?? []),
  });
  async request(): Promise<number> {
    const input = { text: "人民路路灯不亮，晚上看不见路。", kind: "help", division: "360302" };
    const id = await this.world.open(at("2026-10-12 08:30"), "hotline.request", input, asker);
    await this.world.act(at("2026-10-12 09:00"), id, "accept", {}, agent);
    await this.world.act(at("2026-10-12 09:30"), id, "dispatch", { unit }, dispatcher);
    return id;
  }
  press(moment: string, parent: number, type: string, input: object, actor: Actor = system) {
    const { number } = this.world.case(parent);
    const whole = { number, matter: "办件", unit, division: null, dueAt: null, ...input };
    return this.world.open(at(moment), `oversight.${type}`, whole, actor, undefined, parent);
  }
  act(moment: string, id: number, action: string, input: object, actor: Actor) {
    return this.world.act(at(moment), id, action, input, actor);
  }
  child(parent: number, type: string) {
    const found = this.world.children(parent, `oversight.${type}`).at(-1);
    if (!found) throw new Error(`no ${type}`);
    return found;
  }
}
const refusal = async (work: Promise<unknown>): Promise<Refusal> => {
  const fault = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (fault instanceof Refusal) return fault;
  throw fault ?? new Error("it was not refused");
};
const routine = { kind: "routine", trigger: "overdue", demand: "请立即办理。" };

describe("urging a case of any area", () => {
  test("a request that goes on has heeded it; its own clock was not touched", async () => {
    const story = new Pressed();
    const id = await story.request();
    const { clock } = story.world.case(id);
    const urging = await story.press("2026-10-13 08:00", id, "urging", { kind: "reminder" });
    expect(story.world.case(id).clock).toEqual(clock);
    await story.act("2026-10-13 09:00", urging, "respond", { note: "今天签收办理。" }, officer);
    expect(story.world.case(urging).state).toBe("served");
    await story.act("2026-10-13 10:00", id, "sign", {}, officer);
    expect(story.world.case(urging)).toMatchObject({ state: "heeded", data: { response: "今天签收办理。" } });
  });

  test("so has a unit's part of a work point, and what a firm was ordered to mend", async () => {
    const story = new Pressed();
    const part = {
      ...{ notice: "5d1c1c1e-0000-4000-8000-000000000001", marker: "1", title: "整治路灯", role: "responsible", unit },
      ...{ division: null, milestones: [], lastDay: "2026-12-31" },
    };
    const id = await story.world.open(at("2026-10-12 08:30"), "workPoints.part", part, system);
    const outcome = { unit, items: ["a"], result: "mend", faults: [], mendBy: "2026-10-20" };
    const object = { id: "91360300MA35XXXX0X", name: "某公司", kind: "firm", risk: "B" };
    const mending = await story.world.open(
      at("2026-10-12 08:30"),
      "inspections.mending",
      { object, unit, division: null, outcome },
      system,
    );
    const urgings = [];
    for (const one of [id, mending])
      urgings.push(await story.press("2026-10-13 08:00", one, "urging", { kind: "written" }));
    await story.act("2026-10-13 09:00", id, "sign", {}, officer);
    await story.act("2026-10-13 09:00", mending, "report", { note: "已整改。" }, officer);
    expect(urgings.map((one) => story.world.case(one).state)).toEqual(["heeded", "heeded"]);
  });

  test("a reminder passes with its day; a written one that is not heeded in five working days waits for supervision", async () => {
    const story = new Pressed();
    const id = await story.request();
    const reminder = await story.press("2026-10-12 10:00", id, "urging", { kind: "reminder" });
    const written = await story.press("2026-10-14 00:01", id, "urging", { kind: "written" });
    expect(story.world.case(written).clock?.dueAt).toBe(endOf("2026-10-21"));
    await story.world.passDeadlines(at("2026-10-21 12:00"));
    expect([reminder, written].map((one) => story.world.case(one).state)).toEqual(["passed", "served"]);
    await story.world.passDeadlines(at("2026-10-22 00:05"));
    expect(story.world.case(written).state).toBe("unheeded");
    const supervision = await story.press("2026-10-22 00:06", id, "supervision", { ...routine, criticised: true });
    expect(story.world.case(written).state).toBe("supervised");
    expect(story.world.case(supervision)).toMatchObject({ state: "ordered", data: { criticised: true } });
  });
});

test("given to another unit while it is in hand, the urging of the first has done its work: the second is not pressed for it", async () => {
  const story = new Pressed();
  const id = await story.request();
  await story.act("2026-10-12 10:00", id, "sign", {}, officer);
  const urging = await story.press("2026-10-27 00:01", id, "urging", { kind: "written" });
  const designated = { unit: "px-jtj", reason: "道路照明由交通部门管护。" };
  await story.act("2026-10-28 09:00", id, "designate", designated, dispatcher);
  expect(story.world.case(id)).toMatchObject({ state: "inProgress", unit: "px-jtj" });
  expect(story.world.case(urging).state).toBe("heeded");
});

describe("supervision", () => {
  test("measures, result and check close it; what is not done goes back", async () => {
    const story = new Pressed();
    const id = await story.press("2026-10-14 09:00", await story.request(), "supervision", routine, coordinator);
    await story.act("2026-10-14 15:00", id, "plan", { measures: "夜间抢修，10 月 20 日前完成。" }, officer);
    expect(story.world.case(id).clock?.dueAt, "ten working days").toBe(endOf("2026-10-28"));
    await story.act("2026-10-16 09:00", id, "report", { result: "已修好。" }, officer);
    await story.act("2026-10-16 10:00", id, "sendBack", { reason: "还有两盏不亮。" }, coordinator);
    await story.act("2026-10-19 09:00", id, "report", { result: "全部修好。" }, officer);
    expect((await refusal(story.act("2026-10-19 10:00", id, "verify", { note: "属实" }, officer))).code).toBe(
      "notAllowed",
    );
    await story.act("2026-10-19 10:00", id, "verify", { note: "现场核查属实。" }, coordinator);
    expect(story.world.case(id)).toMatchObject({ state: "closed", data: { sentBack: 1 } });
  });

  test("listed, it is public until it is dropped, and its title says nothing of the matter", async () => {
    const story = new Pressed();
    const of = await story.request();
    const id = await story.press("2026-10-14 09:00", of, "supervision", routine, coordinator);
    const procedure = areas.flatMap((area) => area.procedures).find(({ type }) => type === "oversight.supervision");
    const published = () => procedure?.publishes?.(story.world.case(id));
    expect(published()).toBe(false);
    await story.act("2026-10-15 09:00", id, "list", { reason: "影响较大。" }, leader);
    expect(story.world.case(id)).toMatchObject({ state: "mending", data: { kind: "listed", listedOn: "2026-10-15" } });
    expect([published(), story.world.case(id).title]).toEqual([true, `督办 办件 ${story.world.case(of).number}`]);
    expect((await refusal(story.act("2026-10-15 10:00", id, "list", { reason: "再挂" }, leader))).reason.zh).toBe(
      "已经挂牌",
    );
    await story.act("2026-10-16 09:00", id, "drop", { reason: "另案处理。" }, coordinator);
    expect(published()).toBe(false);
  });

  test("the unit is called in, and may be again once the talk is over", async () => {
    const story = new Pressed();
    const id = await story.press("2026-10-14 09:00", await story.request(), "supervision", routine, coordinator);
    const call = { reason: "两次退回。", on: "2026-10-16" };
    await story.act("2026-10-15 09:00", id, "callIn", call, coordinator);
    expect((await refusal(story.act("2026-10-15 10:00", id, "callIn", call, coordinator))).code).toBe("refused");
    const talk = story.child(id, "talk");
    expect(talk).toMatchObject({ state: "called", unit, clock: { dueAt: endOf("2026-10-16") } });
    await story.act("2026-10-15 11:00", talk.id, "postpone", { on: "2026-10-19", reason: "负责人出差。" }, coordinator);
    const said = { minutes: "局主要负责人到会，说明原因。", promised: "10 月 23 日前修好。" };
    await story.act("2026-10-19 10:00", talk.id, "record", said, coordinator);
    expect(story.child(id, "talk")).toMatchObject({ state: "held", data: said });
    await story.act("2026-10-20 09:00", id, "callIn", { ...call, on: "2026-10-22" }, leader);
    expect(story.world.children(id, "oversight.talk")).toHaveLength(2);
  });

  test("what the unit cannot settle goes to the city office, then to the standing meeting; the decision sets its day", async () => {
    const story = new Pressed();
    const id = await story.press("2026-10-14 09:00", await story.request(), "supervision", routine, coordinator);
    const question = { question: "路灯产权不清，请研究由谁出资。" };
    expect((await refusal(story.act("2026-10-15 09:00", id, "escalate", question, officer))).code).toBe("notAllowed");
    await story.act("2026-10-15 09:00", id, "escalate", question, head);
    const { id: escalation } = story.child(id, "escalation");
    await story.act("2026-10-16 09:00", escalation, "raise", { reason: "涉及资金，提请常务会议。" }, coordinator);
    const decided = { decision: "市财政出资，城管局实施。", until: "2026-11-10" };
    expect(
      (await refusal(story.act("2026-10-20 09:00", escalation, "decideStanding", decided, coordinator))).code,
    ).toBe("notAllowed");
    await story.act("2026-10-20 09:00", escalation, "decideStanding", decided, leader);
    expect(story.world.case(id)).toMatchObject({
      state: "mending",
      clock: { dueAt: endOf("2026-11-10") },
      data: { decision: decided.decision, escalated: false },
    });
  });

  test("a decision of a meeting lies ahead, and a talk is held in its term: neither day can be set out of reach", async () => {
    const story = new Pressed();
    const id = await story.press("2026-10-14 09:00", await story.request(), "supervision", routine, coordinator);
    const far = story.act("2026-10-15 09:00", id, "callIn", { reason: "两次退回。", on: "2026-12-31" }, coordinator);
    expect((await refusal(far)).faults[0]?.field).toBe("on");
    await story.act("2026-10-15 09:00", id, "escalate", { question: "由谁出资。" }, head);
    const past = { decision: "市财政出资。", until: "2026-10-10" };
    const { id: escalation } = story.child(id, "escalation");
    expect((await refusal(story.act("2026-10-16 09:00", escalation, "decide", past, coordinator))).code).toBe(
      "refused",
    );
    await story.act("2026-10-16 09:00", escalation, "raise", { reason: "涉及资金。" }, coordinator);
    expect((await refusal(story.act("2026-10-19 09:00", escalation, "decideStanding", past, leader))).code).toBe(
      "refused",
    );
  });

  test("what was still to be talked of or decided ends with the supervision, instead of waiting for ever", async () => {
    const story = new Pressed();
    const id = await story.press("2026-10-14 09:00", await story.request(), "supervision", routine, coordinator);
    await story.act("2026-10-14 15:00", id, "plan", { measures: "夜间抢修。" }, officer);
    await story.act("2026-10-15 09:00", id, "callIn", { reason: "两次退回。", on: "2026-10-20" }, coordinator);
    await story.act("2026-10-15 09:00", id, "escalate", { question: "由谁出资。" }, head);
    await story.act("2026-10-16 09:00", id, "report", { result: "已修好。" }, officer);
    await story.act("2026-10-16 10:00", id, "verify", { note: "现场核查属实。" }, coordinator);
    expect([story.child(id, "talk").state, story.child(id, "escalation").state]).toEqual(["lapsed", "lapsed"]);
  });
});
