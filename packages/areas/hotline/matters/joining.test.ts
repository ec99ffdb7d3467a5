import { chinaCalendar } from "@wuxing/kernel/calendar";
import { type Actor, type Case, Refusal } from "@wuxing/kernel/procedure";
import { ruleBook } from "@wuxing/kernel/rules";
import { Simulation } from "@wuxing/platform/testing/simulation";
import { describe, expect, test } from "vitest";
import { requestProcedure } from "../procedure.ts";
import type { RequestData } from "../RequestData.ts";
import { hotlineRules } from "../rules.ts";
import { at, cast, endOf } from "../testing/Story.ts";
import { matterReactions } from "./matterReactions.ts";

/* Autumn of 2026: 12 to 16 October are five working days. */
const { asker, agent, dispatcher, officer, system } = cast;
const unit = "px-cgj";
const request = { text: "秋收广场一带停水三天了。", kind: "help", division: "360302" };

/** Requests about one matter: the first is dispatched and signed for, the others are received. */
class Calls {
  readonly world: Simulation;
  constructor(reactions = matterReactions) {
    this.world = new Simulation({
      procedures: new Map([[requestProcedure.type, requestProcedure]]),
      almanac: { calendar: chinaCalendar, rules: ruleBook(hotlineRules) },
      reactions,
    });
  }
  static async begin(count: number, more: object = {}, calls = new Calls()): Promise<Calls> {
    for (let i = 0; i < count; i++)
      await calls.world.open(at(`2026-10-12 08:3${i}`), "hotline.request", { ...request, ...(i ? more : {}) }, asker);
    return calls;
  }
  async inHand(): Promise<this> {
    await this.act("2026-10-12 09:00", dispatcher, "dispatch", { unit });
    await this.act("2026-10-12 10:00", officer, "sign");
    return this;
  }
  act(moment: string, who: Actor, action: string, input: unknown = {}, id = 1) {
    return this.world.act(at(moment), id, action, input, who);
  }
  join(id: number, lead = this.of(1).number, moment = "2026-10-12 11:00") {
    return this.act(moment, agent, "join", { lead }, id);
  }
  of(id: number): Case<RequestData> {
    return this.world.case(id) as unknown as Case<RequestData>;
  }
  get states(): string[] {
    return this.world.ofType("hotline.request").map(({ state }) => state);
  }
}
const refused = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "it was not refused",
    (error: unknown) => {
      if (error instanceof Refusal) return error.reason.zh;
      throw error;
    },
  );
const answered = { answer: "已抢修，恢复供水。负责人电话 13900001234。", solved: "solved" };
async function answerLead(calls: Calls): Promise<void> {
  await calls.act("2026-10-14 10:00", officer, "answer", answered);
  await calls.act("2026-10-14 11:00", agent, "passAudit");
}

describe("many calls, one matter", () => {
  test("whoever is joined waits with the leading request's unit, with a term of his own, and is no work of the unit's", async () => {
    const calls = await (await Calls.begin(3)).inHand();
    await calls.join(2);
    expect(calls.of(1).data.joinedRequests).toEqual([2]);
    expect(calls.of(2)).toMatchObject({ state: "joined", unit, data: { joinedTo: calls.of(1).number } });
    expect(calls.of(2).clock).toMatchObject({ rule: "hotline.answer.help@2022-09-01", dueAt: endOf("2026-10-26") });
    expect(requestProcedure.states.joined).toMatchObject({ waitsFor: "system" });
  });

  test("joined before anybody was found for it, it follows the leading request to its unit", async () => {
    const calls = await Calls.begin(2);
    await calls.join(2, undefined, "2026-10-12 08:50");
    expect(calls.of(2).unit).toBeNull();
    await calls.inHand();
    expect(calls.of(2).unit).toBe(unit);
  });

  test("every caller gets the answer, without the first one's numbers, and is called back for himself", async () => {
    const calls = await (await Calls.begin(3)).inHand();
    await calls.join(2);
    await calls.join(3);
    await answerLead(calls);
    expect(calls.states).toEqual(["callBack", "callBack", "callBack"]);
    expect(calls.of(2).data).toMatchObject({ solved: "solved", inTime: true });
    expect(calls.of(2).data.answer).toContain("恢复供水");
    expect(calls.of(2).data.answer).not.toContain("13900001234");
    await calls.act("2026-10-15 09:00", agent, "recordCallBack", { outcome: "satisfied" }, 3);
    expect(calls.states).toEqual(["callBack", "callBack", "closed"]);
  });

  test("a caller who is not satisfied sends back his own request; the leading one takes the open ones with it", async () => {
    const calls = await (await Calls.begin(4)).inHand();
    for (const id of [2, 3, 4]) await calls.join(id);
    await answerLead(calls);
    await calls.act("2026-10-15 09:00", agent, "recordCallBack", { outcome: "unsatisfied" }, 2);
    await calls.act("2026-10-15 09:10", agent, "recordCallBack", { outcome: "satisfied" }, 3);
    expect(calls.states).toEqual(["callBack", "redoing", "closed", "callBack"]);
    await calls.act("2026-10-15 09:20", agent, "recordCallBack", { outcome: "unsatisfied" });
    expect(calls.states).toEqual(["redoing", "redoing", "closed", "joined"]);
    expect(calls.of(4).clock?.rule).toBe("hotline.redo@2019-01-01");
    await calls.act("2026-10-16 09:00", officer, "answer", answered);
    await calls.act("2026-10-16 10:00", agent, "passAudit");
    expect(calls.states).toEqual(["callBack", "redoing", "closed", "callBack"]);
  });

  test("an answer that is sent back is not told to anybody else; what was passed is told at once to who is joined late", async () => {
    const calls = await (await Calls.begin(3)).inHand();
    await calls.join(2);
    await calls.act("2026-10-14 10:00", officer, "answer", answered);
    await calls.act("2026-10-14 11:00", agent, "sendBack", { reason: "没有说清楚。" });
    expect(calls.states).toEqual(["redoing", "joined", "received"]);
    await calls.act("2026-10-14 12:00", officer, "answer", answered);
    await calls.act("2026-10-14 13:00", agent, "passAudit");
    await calls.join(3, undefined, "2026-10-14 14:00");
    expect(calls.states).toEqual(["callBack", "callBack", "callBack"]);
  });

  test("who is counted only after the leading request was dispatched or answered still gets its unit and its answer", async () => {
    const slow = new Calls(matterReactions.filter(({ name }) => name !== "hotline.joined"));
    const calls = await Calls.begin(3, {}, slow);
    const count = (moment: string, id: number) => calls.act(moment, system, "countJoined", { caseId: id });
    for (const id of [2, 3]) await calls.join(id, undefined, "2026-10-12 08:50");
    await calls.inHand();
    await count("2026-10-12 10:01", 2);
    expect([calls.of(2).unit, calls.of(3).unit]).toEqual([unit, null]);
    await answerLead(calls);
    await count("2026-10-14 11:01", 3);
    expect(calls.states).toEqual(["callBack", "callBack", "callBack"]);
    expect(calls.of(3)).toMatchObject({ unit, data: { answer: expect.stringContaining("恢复供水") } });
  });

  test("it can be separated with a reason, or withdrawn, and then is counted no more", async () => {
    const calls = await (await Calls.begin(3)).inHand();
    for (const id of [2, 3]) await calls.join(id);
    expect(await refused(calls.act("2026-10-12 12:00", agent, "separate", {}, 2))).toBe("有几处需要改正");
    await calls.act("2026-10-12 12:00", agent, "separate", { reason: "是另一处水管。" }, 2);
    await calls.act("2026-10-12 13:00", { ...asker, proven: [3] }, "withdraw", {}, 3);
    expect(calls.of(2)).toMatchObject({ state: "accepted", unit: null, data: { joinedTo: null } });
    expect(calls.of(1).data.joinedRequests).toEqual([]);
    await answerLead(calls);
    expect(calls.states).toEqual(["callBack", "accepted", "withdrawn"]);
  });

  test("a leading request that ends without an answer lets the others go on by themselves", async () => {
    const calls = await (await Calls.begin(2)).inHand();
    await calls.join(2);
    await calls.act("2026-10-12 12:00", asker, "withdraw");
    expect(calls.states).toEqual(["withdrawn", "accepted"]);
    const direct = await Calls.begin(2);
    await direct.join(2);
    await direct.act("2026-10-12 12:00", agent, "answerDirectly", { answer: "今晚八点恢复供水。", asked: "satisfied" });
    expect(direct.states).toEqual(["closed", "callBack"]);
  });
});

describe("the leading request's clock is its matter's", () => {
  const system: Actor = { kind: "system", id: "system", posts: [] };
  const obstacle = { reason: "等待停电窗口，联系 13900001234", plan: "停电后更换", until: "2026-10-20" };

  // Due on 26 October; five working days more are 27 to 30 October and 2 November.
  test("extended, it is extended for all who wait, once and by the same rule, and they are told", async () => {
    const calls = await (await Calls.begin(3)).inHand();
    await calls.join(2);
    await calls.act("2026-10-13 10:00", system, "extend", { note: "备件已订购" });
    expect(calls.of(2)).toMatchObject({
      state: "joined",
      clock: { dueAt: endOf("2026-11-02"), extension: { rule: "hotline.extension@2019-01-01" } },
    });
    await calls.join(3, undefined, "2026-10-13 11:00");
    expect(calls.of(3).clock?.dueAt, "joined later it has a term of its own").toBe(endOf("2026-10-27"));
    expect(requestProcedure.actions.extendWithMatter).not.toHaveProperty("internal");
  });

  // Stopped from 13 October 15:00 to 16 October 15:00: the working days 14 and 15 are wholly lost.
  test("suspended, it stands still for all who wait, with the reason and without numbers; resumed it gives the days back", async () => {
    const calls = await (await Calls.begin(3)).inHand();
    await calls.join(2);
    await calls.act("2026-10-13 15:00", system, "suspend", obstacle);
    expect(calls.of(2)).toMatchObject({ state: "joinedSuspended", clock: { dueAt: endOf("2026-10-20") } });
    expect(calls.of(2).clocks["hotline.answer.help"]?.stops).toEqual([{ from: at("2026-10-13 15:00") }]);
    const told = calls.world.lives()[1]?.entries.at(-1)?.input;
    expect(told).toMatchObject({ reason: expect.stringContaining("等待停电窗口") });
    expect(JSON.stringify(told)).not.toContain("13900001234");
    await calls.join(3, undefined, "2026-10-14 09:00");
    expect(calls.of(3).state, "who is joined meanwhile waits with the others").toBe("joinedSuspended");
    await calls.act("2026-10-16 15:00", officer, "resume");
    expect(calls.states).toEqual(["inProgress", "joined", "joined"]);
    expect(calls.of(2).clock).toMatchObject({ rule: "hotline.answer.help@2022-09-01", dueAt: endOf("2026-10-28") });
    await calls.act("2026-10-19 09:00", officer, "answer", answered);
    await calls.act("2026-10-19 10:00", agent, "passAudit");
    expect(calls.states).toEqual(["callBack", "callBack", "callBack"]);
  });

  test("while it stands still one can be separated, and all go on where the leading request ends", async () => {
    const calls = await (await Calls.begin(3)).inHand();
    for (const id of [2, 3]) await calls.join(id);
    await calls.act("2026-10-13 15:00", system, "suspend", obstacle);
    await calls.act("2026-10-14 09:00", agent, "separate", { reason: "是另一处水管。" }, 2);
    expect(calls.of(1).data.joinedRequests).toEqual([3]);
    await calls.act("2026-10-14 10:00", officer, "resume");
    await calls.act("2026-10-14 11:00", officer, "requestTermination", { reason: "群众已自行解决" });
    await calls.act("2026-10-14 12:00", dispatcher, "grantTermination", { reason: "情况属实" });
    expect(calls.states).toEqual(["terminated", "accepted", "accepted"]);
  });
});

describe("what may not be joined", () => {
  test.each([
    ["a report of wrongdoing", { kind: "report" }],
    ["a complaint about a unit", { about: "px-swgs" }],
    ["whoever does not want to be named", { named: false }],
  ])("%s is handled by itself, and leads nobody", async (_what, more) => {
    const calls = await Calls.begin(2, more);
    expect(await refused(calls.join(2))).toContain("单独办理");
    await calls.act("2026-10-12 11:00", agent, "join", { lead: calls.of(2).number }, 1);
    expect(calls.of(1)).toMatchObject({ state: "accepted", data: { joinedTo: null } });
  });

  test("not to itself, to a mistyped number, to one that has ended or is joined itself; a leading one joins nobody", async () => {
    const calls = await (await Calls.begin(4)).inHand();
    expect(await refused(calls.join(2, calls.of(2).number))).toContain("本件自己");
    expect(await refused(calls.join(2, calls.of(1).number.replace(/.$/u, "x")))).toContain("编号不对");
    await calls.join(2);
    await calls.join(3, calls.of(2).number);
    expect(calls.of(3).state, "joined to a joined one it is let go again").toBe("accepted");
    await calls.act("2026-10-12 12:00", agent, "refuse", { reason: "不属受理范围", channel: "信访" }, 3);
    await calls.join(4, calls.of(3).number);
    expect(calls.of(4).state).toBe("accepted");
    const leading = await Calls.begin(3);
    await leading.join(2);
    expect(await refused(leading.join(1, leading.of(3).number))).toContain("牵头件");
  });
});
