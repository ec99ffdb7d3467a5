import { chinaCalendar } from "@wuxing/kernel/calendar";
import { type Actor, allowedActions, Refusal } from "@wuxing/kernel/procedure";
import { ruleBook } from "@wuxing/kernel/rules";
import { Simulation } from "@wuxing/platform/testing/simulation";
import { describe, expect, test } from "vitest";
import { jointReactions } from "./jointReactions.ts";
import { meetingProcedure } from "./meeting.ts";
import { partProcedure } from "./part.ts";
import { requestProcedure } from "./procedure.ts";
import { hotlineRules } from "./rules.ts";
import { at, cast, endOf } from "./testing/Story.ts";

/* Autumn of 2026: 12 to 16 October are five working days. */
const { asker, agent, dispatcher, officer, otherOfficer } = cast;
const [unit, other] = ["px-cgj", "px-jtj"];
const answer = { answer: "路面已修好。", solved: "solved" };
const asked = { unit: other, task: "请一并恢复交通标线。" };

/** A request for help with the city management bureau since Monday morning, with the reactions that follow. */
class Joint {
  readonly world = new Simulation({
    procedures: new Map([requestProcedure, partProcedure, meetingProcedure].map((p) => [p.type, p] as const)),
    almanac: { calendar: chinaCalendar, rules: ruleBook(hotlineRules) },
    reactions: jointReactions,
  });
  static async begin(signed = true): Promise<Joint> {
    const story = new Joint();
    const input = { text: "人民路修完水管没有恢复路面和标线。", kind: "help", division: "360302" };
    await story.world.open(at("2026-10-12 08:30"), "hotline.request", input, asker);
    await story.act("2026-10-12 09:00", agent, "accept");
    await story.act("2026-10-12 09:30", dispatcher, "dispatch", { unit });
    if (signed) await story.act("2026-10-12 10:00", officer, "sign");
    return story;
  }
  get request() {
    return this.world.case(1);
  }
  child(type: "hotline.part" | "hotline.meeting") {
    const found = this.world.children(1, type).at(-1);
    if (!found) throw new Error(`no ${type}`);
    return found;
  }
  act(moment: string, who: Actor, action: string, input: unknown = {}, id = 1) {
    return this.world.act(at(moment), id, action, input, who);
  }
  onPart(moment: string, who: Actor, action: string, input: unknown = {}) {
    return this.act(moment, who, action, input, this.child("hotline.part").id);
  }
}
const refused = async (work: Promise<unknown>): Promise<Refusal> => {
  const fault = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (fault instanceof Refusal) return fault;
  throw fault ?? new Error("it was not refused");
};

describe("lead and joint units (北京 §14; 潍坊 §22)", () => {
  test("whom the hotline asks signs and reports to the lead within the row; the lead cannot answer before", async () => {
    const story = await Joint.begin();
    await story.act("2026-10-12 11:00", dispatcher, "askJoint", asked);
    expect(story.child("hotline.part")).toMatchObject({ state: "assigned", unit: other, data: { lead: unit } });
    expect(story.request.data).toMatchObject({ partsOpen: 1, joint: [other], firstUnit: unit });
    const early = await refused(story.act("2026-10-12 12:00", officer, "answer", answer));
    expect([early.code, early.reason.zh]).toEqual(["refused", expect.stringContaining("还有 1 个协办单位")]);
    await story.onPart("2026-10-12 14:00", otherOfficer, "sign");
    expect(story.child("hotline.part").clock?.dueAt).toBe(endOf("2026-10-15"));
    expect((await refused(story.onPart("2026-10-13 09:00", officer, "report", { note: "x" }))).code).toBe("notAllowed");
    await story.onPart("2026-10-13 09:00", otherOfficer, "report", { note: "标线已恢复。" });
    expect(story.request.data.partsOpen).toBe(0);
    await story.act("2026-10-13 10:00", officer, "answer", answer);
    expect(story.request.state).toBe("answered");
  });

  test("the lead may answer before, with its reason; the part goes on, and lapses once the request has ended", async () => {
    const story = await Joint.begin();
    const offered = () => allowedActions(requestProcedure, story.request, officer, at("2026-10-12 10:30"));
    expect(offered()).not.toContain("answerEarly");
    await story.act("2026-10-12 11:00", dispatcher, "askJoint", asked);
    expect(offered()).toContain("answerEarly");
    const bare = await refused(story.act("2026-10-12 12:00", officer, "answerEarly", answer));
    expect(bare.faults.map(({ field }) => field)).toEqual(["withoutParts"]);
    await story.act("2026-10-12 12:00", officer, "answerEarly", { ...answer, withoutParts: "群众等着通车。" });
    expect(story.request).toMatchObject({ state: "answered", data: { withoutParts: "群众等着通车。", inTime: true } });
    expect(story.child("hotline.part").state).toBe("assigned");
    await story.act("2026-10-12 15:00", agent, "passAudit");
    await story.act("2026-10-13 09:00", agent, "recordCallBack", { outcome: "satisfied" });
    expect(story.child("hotline.part").state).toBe("lapsed");
  });

  test("whom the lead proposes joins once the hotline agrees; it may object once, and the hotline decides", async () => {
    const story = await Joint.begin();
    for (const one of [unit, other]) {
      const [first] =
        one === other ? [await story.act("2026-10-12 11:00", officer, "proposeJoint", asked)] : [undefined];
      const again = await refused(story.act("2026-10-12 11:05", officer, "proposeJoint", { ...asked, unit: one }));
      expect(again.code, first ? "asked twice" : "itself").toBe("refused");
    }
    expect(story.child("hotline.part").state).toBe("proposed");
    expect((await refused(story.onPart("2026-10-12 11:10", otherOfficer, "sign"))).code).toBe("wrongState");
    await story.onPart("2026-10-12 11:20", dispatcher, "agree");
    await story.onPart("2026-10-12 12:00", otherOfficer, "object", { reason: "标线由建设单位恢复。" });
    await story.onPart("2026-10-12 14:00", dispatcher, "uphold", { reason: "由你单位协办。" });
    const second = await refused(story.onPart("2026-10-12 15:00", otherOfficer, "object", { reason: "仍不认可。" }));
    expect(second.code).toBe("refused");
    await story.onPart("2026-10-12 16:00", dispatcher, "release", { reason: "另由建设单位办理。" });
    expect(story.request.data.partsOpen).toBe(0);
  });

  test("首接负责: the first receiver stays in touch with the person while the hotline decides on its return", async () => {
    const story = await Joint.begin(false);
    await story.act("2026-10-12 10:00", officer, "requestReturn", { reason: "不属于我局职责。" });
    await story.act("2026-10-12 10:30", officer, "contactReporter", { note: "已告知本人正在核定承办单位。" });
    expect(story.request.data).toMatchObject({ contacted: true, contactedInTime: true, firstUnit: unit });
    await story.act("2026-10-12 11:00", dispatcher, "grantReturn");
    await story.act("2026-10-12 12:00", dispatcher, "dispatch", { unit: other });
    expect(story.request.data).toMatchObject({ firstUnit: unit, contactedInTime: null });
    await story.act("2026-10-13 12:30", otherOfficer, "contactReporter", { note: "已联系本人。" });
    expect(story.request.data.contactedInTime, "half an hour beyond a day after its own dispatch").toBe(false);
  });
});

describe("a meeting (潍坊 §22)", () => {
  const call = { question: "由哪个单位恢复路面", units: "市城管局、市交通局", on: "2026-10-13" };

  test("ends with a designation of the request; after it no return is possible", async () => {
    const story = await Joint.begin(false);
    await story.act("2026-10-12 10:00", officer, "requestReturn", { reason: "不属于我局职责。" });
    await story.act("2026-10-12 11:00", dispatcher, "convene", call);
    expect((await refused(story.act("2026-10-12 11:10", dispatcher, "convene", call))).code).toBe("refused");
    const { id, clock } = story.child("hotline.meeting");
    expect(clock?.dueAt).toBe(endOf("2026-10-13"));
    const outcome = { unit: other, reason: "道路养护职责在交通部门。", minutes: "两家到会，意见一致。" };
    expect((await refused(story.act("2026-10-13 10:00", otherOfficer, "designate", outcome, id))).code).toBe(
      "notAllowed",
    );
    await story.act("2026-10-13 10:00", dispatcher, "designate", outcome, id);
    expect(story.child("hotline.meeting").state).toBe("designated");
    expect(story.request).toMatchObject({
      state: "inProgress",
      unit: other,
      data: { designated: true, meeting: false },
    });
    const back = await refused(story.act("2026-10-13 11:00", otherOfficer, "requestReturn", { reason: "仍不认可。" }));
    expect(back.reason.zh).toBe("热线已指定承办，不能再退单");
    expect((await refused(story.act("2026-10-13 11:00", dispatcher, "convene", call))).code).toBe("refused");
  });

  test("direct designation, or an answer, leaves nothing to meet about; it is put off within the row", async () => {
    const story = await Joint.begin();
    expect(
      (await refused(story.act("2026-10-12 11:00", dispatcher, "convene", { ...call, on: "2026-10-19" }))).code,
    ).toBe("invalidInput");
    await story.act("2026-10-12 11:00", dispatcher, "convene", call);
    const { id } = story.child("hotline.meeting");
    await story.act("2026-10-12 12:00", dispatcher, "postpone", { on: "2026-10-14", reason: "一家不能到会。" }, id);
    expect(story.child("hotline.meeting").clock?.dueAt).toBe(endOf("2026-10-14"));
    await story.act("2026-10-12 14:00", dispatcher, "designate", { unit, reason: "职责清楚。" });
    expect(story.child("hotline.meeting").state).toBe("lapsed");
    expect(story.request).toMatchObject({ state: "inProgress", unit });
  });
});
