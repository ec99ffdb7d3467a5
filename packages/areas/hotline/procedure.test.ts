import { replay } from "@wuxing/kernel/procedure";
import { describe, expect, test } from "vitest";
import { requestProcedure } from "./procedure.ts";
import { at, cast, endOf, Story } from "./testing/Story.ts";

/*
 * Autumn of 2026 (国办发明电〔2025〕7号): 30 September is a Wednesday, 1 to 7 October are holidays,
 * Saturday 10 October is worked instead, Sunday 11 October is free.
 */
const { asker, stranger, agent, dispatcher, officer, otherOfficer, system } = cast;
const unit = "px-cgj";
const answered = { answer: "路灯已修好，请您查看。", solved: "solved" };

const opened = (kind = "consult") => new Story("2026-09-30 08:30", { kind });
const dispatched = (kind?: string) =>
  opened(kind).when("2026-09-30 09:00", agent, "accept").when("2026-09-30 10:00", dispatcher, "dispatch", { unit });
const inProgress = (kind?: string) => dispatched(kind).when("2026-09-30 11:00", officer, "sign");
const toCallBack = () =>
  inProgress().when("2026-10-08 10:00", officer, "answer", answered).when("2026-10-08 15:00", agent, "passAudit");

describe("from intake to closing", () => {
  test("a request is accepted, dispatched, signed for, answered, checked, called back and closed", () => {
    const story = toCallBack().when("2026-10-09 09:30", agent, "recordCallBack", { outcome: "satisfied" });
    expect(story.entries.map((entry) => entry.to)).toEqual([
      "received",
      "accepted",
      "dispatched",
      "inProgress",
      "answered",
      "callBack",
      "closed",
    ]);
    expect(story.case).toMatchObject({ state: "closed", unit, closedAt: at("2026-10-09 09:30"), clock: null });
    expect(story.case.data).toMatchObject({
      answer: answered.answer,
      answeredAt: at("2026-10-08 10:00"),
      inTime: true,
      callBack: { outcome: "satisfied", contacted: true },
    });
    expect(replay(story.entries)).toEqual(story.case);
  });

  test("the hotline may answer at once what it knows; it then answers for it itself", () => {
    const story = opened().when("2026-09-30 08:40", agent, "answerDirectly", {
      answer: "办理时间为工作日 9 时至 17 时。",
      asked: "satisfied",
    });
    expect(story.case).toMatchObject({ state: "closed", unit: "px-12345", data: { solved: "solved" } });
  });

  test("who was not asked on the line is called back as everybody is; unsatisfied the matter goes to a unit, its first", () => {
    const story = opened().when("2026-09-30 08:40", agent, "answerDirectly", { answer: "办理时间为 9 时至 17 时。" });
    expect(story.case).toMatchObject({ state: "callBack", unit: "px-12345" });
    const said = { outcome: "unsatisfied", contacted: true };
    story.when("2026-09-30 16:00", agent, "recordCallBack", said);
    expect(story.case).toMatchObject({ state: "accepted", data: { redone: 1 } });
    story.when("2026-09-30 16:30", dispatcher, "dispatch", { unit: "px-cgj" });
    expect(story.case).toMatchObject({ state: "dispatched", unit: "px-cgj", data: { firstUnit: "px-cgj" } });
  });

  test("only a case that is closed and whose asker agreed stands in the public record", () => {
    const closed = (publish: boolean) =>
      new Story("2026-09-30 08:30", { publish }).when("2026-09-30 08:40", agent, "answerDirectly", {
        answer: "已答复。",
        asked: "explained",
      }).case;
    const open = new Story("2026-09-30 08:30", { publish: true }).case;
    const published = (c: Story["case"]) => requestProcedure.publishes?.(c as never);
    expect([published(closed(true)), published(closed(false)), published(open)]).toEqual([true, false, false]);
  });

  test("only the unit that has it may sign and answer", () => {
    const story = dispatched();
    expect(story.refusal("2026-09-30 11:00", otherOfficer, "sign").code).toBe("notAllowed");
    expect(story.refusal("2026-09-30 11:00", agent, "answer", answered).code).toBe("notAllowed");
    expect(story.refusal("2026-09-30 11:00", officer, "answer", answered).code).toBe("wrongState");
  });
});

describe("not accepting", () => {
  test("needs a reason and the right channel, each named when missing", () => {
    const refusal = opened().refusal("2026-09-30 09:00", agent, "refuse", { reason: "", channel: "" });
    expect(refusal.code).toBe("invalidInput");
    expect(refusal.faults.map((fault) => fault.field)).toEqual(["reason", "channel"]);
    expect(refusal.faults[1]?.reason).toEqual({ zh: "请告诉群众该找哪里", en: "Please name the right channel" });
  });

  test("with both it is final and remembers them", () => {
    const said = { reason: "属于信访事项", channel: "市信访局" };
    const story = opened().when("2026-09-30 09:00", agent, "refuse", said);
    expect(story.case).toMatchObject({ state: "refused", closedAt: at("2026-09-30 09:00"), data: { refusal: said } });
  });

  test("comes too late once the request has been dispatched", () => {
    const said = { reason: "属于信访事项", channel: "市信访局" };
    expect(dispatched().refusal("2026-09-30 11:00", agent, "refuse", said).code).toBe("wrongState");
  });
});

describe("returning to the hotline (安阳条例 §50: within 24 hours, with a reason)", () => {
  const reason = { reason: "不属于本单位职责", rightUnit: "px-jtj" };

  // Dispatched on 30 September at 10:00; hours run through the holiday: 1 October 10:00 is the last moment.
  test("is possible up to the last minute of the 24 hours, and not after", () => {
    const inTime = dispatched().when("2026-10-01 10:00", officer, "requestReturn", reason);
    expect(inTime.case.state).toBe("returnRequested");
    const late = dispatched().refusal("2026-10-01 10:01", officer, "requestReturn", reason);
    expect(late).toMatchObject({ code: "refused", reason: { zh: "已过退单时限" } });
  });

  test("is possible after signing too, within the same 24 hours", () => {
    expect(inProgress().when("2026-10-01 09:00", officer, "requestReturn", reason).case.state).toBe("returnRequested");
  });

  test("needs a reason", () => {
    const refusal = dispatched().refusal("2026-09-30 11:00", officer, "requestReturn", {});
    expect(refusal.faults.map((fault) => fault.field)).toEqual(["reason"]);
  });

  test("granted, it goes back to be dispatched, and the next unit has its own 24 hours and its own days", () => {
    const story = dispatched()
      .when("2026-09-30 15:00", officer, "requestReturn", reason)
      .when("2026-09-30 16:00", dispatcher, "grantReturn");
    expect(story.case).toMatchObject({ state: "accepted", unit: null });
    story.when("2026-10-08 09:00", dispatcher, "dispatch", { unit: "px-jtj" });
    expect(story.case.clocks["hotline.return"]?.dueAt).toBe(at("2026-10-09 09:00"));
    // 咨询, 2 working days from Thursday 8 October: 9 and, being worked, Saturday 10 October.
    expect(story.when("2026-10-08 10:00", otherOfficer, "sign").due).toBe(endOf("2026-10-10"));
  });

  test("a unit that the hotline has designated may not return it (潍坊 §22)", () => {
    const story = dispatched()
      .when("2026-09-30 15:00", officer, "requestReturn", reason)
      .when("2026-09-30 16:00", dispatcher, "designate", { unit, reason: "首接负责" });
    expect(story.case).toMatchObject({ state: "inProgress", unit, data: { designated: true } });
    expect(story.refusal("2026-09-30 16:30", officer, "requestReturn", reason).reason.zh).toBe(
      "热线已指定承办，不能再退单",
    );
    // Asking to return it gave the unit no more time to answer.
    expect(story.due).toBe(endOf("2026-10-09"));
  });
});

describe("time to answer", () => {
  // From 30 September (not counted): Thursday 8 and Friday 9 October are the first two working days.
  test("a question has two working days, over the National Day holiday", () => {
    expect(inProgress("consult").due).toBe(endOf("2026-10-09"));
  });

  // 8, 9, Sat 10 (worked), 12, 13, 14, 15, 16, 19, 20 October.
  test("a request for help has ten", () => {
    expect(inProgress("help").due).toBe(endOf("2026-10-20"));
  });

  // The ten above, then 21, 22, 23, 26, 27 October.
  test("a complaint has fifteen", () => {
    expect(inProgress("complaint").due).toBe(endOf("2026-10-27"));
  });

  test("the days run from dispatch, not from signing, and follow the kind that the hotline corrected", () => {
    const story = opened("consult")
      .when("2026-09-30 09:00", agent, "accept", { kind: "help" })
      .when("2026-09-30 10:00", dispatcher, "dispatch", { unit })
      .when("2026-10-09 11:00", officer, "sign");
    expect(story.due).toBe(endOf("2026-10-20"));
  });

  // 山东办法, before the kinds were told apart: five working days, 2021-03-01 (Monday) to 8 March.
  test("an older request is judged by the rule of its day", () => {
    const story = new Story("2021-03-01 08:30", { kind: "complaint" })
      .when("2021-03-01 09:00", agent, "accept")
      .when("2021-03-01 10:00", dispatcher, "dispatch", { unit })
      .when("2021-03-01 11:00", officer, "sign");
    expect(story.due).toBe(endOf("2021-03-08"));
    expect(story.case.clock?.rule).toBe("hotline.answer.complaint@2019-01-01");
  });

  test("a first answer after its day is not in time, and stays so when it is done again", () => {
    const story = inProgress().when("2026-10-10 09:00", officer, "answer", answered);
    expect(story.case.data.inTime).toBe(false);
    story
      .when("2026-10-10 10:00", agent, "sendBack", { reason: "答复不具体" })
      .when("2026-10-10 11:00", officer, "answer", answered);
    expect(story.case.data).toMatchObject({ inTime: false, answeredAt: at("2026-10-10 09:00") });
  });

  test("whether an answer is in time is left open where the day hangs on holidays not yet announced", () => {
    const story = new Story("2026-12-30 08:30", { kind: "complaint" })
      .when("2026-12-30 09:00", agent, "accept")
      .when("2026-12-30 10:00", dispatcher, "dispatch", { unit })
      .when("2026-12-30 11:00", officer, "sign");
    expect(story.case.clock?.certain).toBe(false);
    expect(story.when("2027-01-05 09:00", officer, "answer", answered).case.data.inTime).toBeUndefined();
  });
});

describe("lengthening and standing still", () => {
  // Due on 9 October; five more working days: Sat 10, 12, 13, 14, 15 October.
  test("an extension is asked for once and lengthens the clock by five working days", () => {
    const story = inProgress().when("2026-10-08 09:00", officer, "requestExtension", { reason: "需要采购灯具" });
    expect(story.due, "asking alone changes nothing").toBe(endOf("2026-10-09"));
    expect(story.refusal("2026-10-08 09:05", officer, "requestExtension", { reason: "再要一次" }).code).toBe("refused");
    expect(story.when("2026-10-08 10:00", system, "extend").due).toBe(endOf("2026-10-15"));
    expect(story.refusal("2026-10-08 11:00", system, "extend").reason.zh).toBe("已经延期一次，不能再延");
    expect(story.refusal("2026-10-08 11:00", officer, "extend").code).toBe("notAllowed");
  });

  test("a termination that is refused goes on with the clock it had", () => {
    const story = inProgress()
      .when("2026-10-08 09:00", officer, "requestTermination", { reason: "诉求人已无法联系" })
      .when("2026-10-08 15:00", dispatcher, "refuseTermination", { reason: "请再联系" });
    expect(story.case.state).toBe("inProgress");
    expect(story.due).toBe(endOf("2026-10-09"));
  });
});

describe("doing it again and calling back", () => {
  // Five working days from 8 October: 9, Sat 10, 12, 13, 14 October.
  test("a poor answer is sent back with a clock of its own", () => {
    const story = inProgress()
      .when("2026-10-08 10:00", officer, "answer", answered)
      .when("2026-10-08 15:00", agent, "sendBack", { reason: "没有到现场" });
    expect(story.case).toMatchObject({ state: "redoing", data: { redone: 1 } });
    expect(story.due).toBe(endOf("2026-10-14"));
    expect(story.when("2026-10-09 10:00", officer, "answer", answered).case.state).toBe("answered");
  });

  test("a person who is rightly dissatisfied has it done again; one who is not gets an explanation and it closes", () => {
    const again = toCallBack().when("2026-10-09 09:00", agent, "recordCallBack", { outcome: "unsatisfied" });
    expect(again.case).toMatchObject({ state: "redoing", data: { redone: 1, callBack: { outcome: "unsatisfied" } } });
    const explained = toCallBack().when("2026-10-09 09:00", agent, "recordCallBack", { outcome: "explained" });
    expect(explained.case).toMatchObject({ state: "closed", data: { callBack: { outcome: "explained" } } });
  });

  test("three calls without an answer close it, two do not, and nothing is said of satisfaction", () => {
    const noAnswer = { outcome: "noAnswer" };
    const story = toCallBack()
      .when("2026-10-09 09:00", agent, "recordCallBack", noAnswer)
      .when("2026-10-09 15:00", agent, "recordCallBack", noAnswer);
    expect(story.case.state).toBe("callBack");
    expect(story.due, "one more working day from each try").toBe(endOf("2026-10-10"));
    story.when("2026-10-10 18:30", agent, "recordCallBack", noAnswer);
    expect(story.case.state).toBe("closed");
    expect(story.case.data.callBack).toBeUndefined();
  });

  test("three tries lie in three parts of the day, four hours apart; the refusal says from when on", () => {
    const tried = (...moments: string[]) => {
      const story = toCallBack();
      for (const moment of moments) story.when(moment, agent, "recordCallBack", { outcome: "noAnswer" });
      return story;
    };
    const morning = tried("2026-10-09 09:00");
    for (const [moment, next] of [
      ["2026-10-09 10:00", "2026-10-09 13:00"],
      ["2026-10-09 12:30", "2026-10-09 13:00"],
      ["2026-10-10 09:00", "2026-10-10 12:00"],
      ["2026-10-09 22:00", "2026-10-10 12:00"],
    ] as const)
      expect(morning.refusal(moment, agent, "recordCallBack", { outcome: "noAnswer" }).reason.zh, moment).toContain(
        next,
      );
    const twice = tried("2026-10-09 09:00", "2026-10-10 13:00");
    expect(twice.refusal("2026-10-10 17:30", agent, "recordCallBack", { outcome: "noAnswer" }).reason.en).toContain(
      "2026-10-10 18:00",
    );
    const reached = { outcome: "satisfied", solved: "yes" };
    expect(morning.when("2026-10-09 09:05", agent, "recordCallBack", reached).case.data.callBack).toEqual({
      ...reached,
      contacted: true,
    });
  });

  test("who was reached once is tried three times again after it was done again", () => {
    const story = toCallBack()
      .when("2026-10-09 09:00", agent, "recordCallBack", { outcome: "noAnswer" })
      .when("2026-10-09 14:00", agent, "recordCallBack", { outcome: "noAnswer" })
      .when("2026-10-09 15:00", agent, "recordCallBack", { outcome: "unsatisfied" })
      .when("2026-10-12 09:00", officer, "answer", answered)
      .when("2026-10-12 10:00", agent, "passAudit")
      .when("2026-10-13 09:00", agent, "recordCallBack", { outcome: "noAnswer" });
    expect(story.case.state).toBe("callBack");
  });
});

describe("the person who asked", () => {
  test("may withdraw while it is being dealt with; nobody else may", () => {
    for (const who of [stranger, agent, officer, dispatcher, system])
      expect(inProgress().refusal("2026-10-08 09:00", who, "withdraw").code, who.id).toBe("notAllowed");
    expect(inProgress().when("2026-10-08 09:00", asker, "withdraw").case.state).toBe("withdrawn");
    expect(toCallBack().refusal("2026-10-09 09:00", asker, "withdraw").code).toBe("wrongState");
  });

  test("may add to it without moving it or its day", () => {
    const before = inProgress();
    const { due } = before;
    const story = before.when("2026-10-08 09:00", asker, "addInformation", { note: "对面那盏也不亮。" });
    expect([story.case.state, story.due]).toEqual(["inProgress", due]);
  });
});

describe("the title that is made from the text", () => {
  const titleOf = (text: string) => new Story("2026-09-30 08:30", { text }).case.title;

  test("never shows part of a phone number, wherever the text is cut", () => {
    for (let before = 0; before < 32; before++) {
      const title = titleOf(`${"路".repeat(before)}电话13812345678请回电${"谢".repeat(30)}`);
      expect(title).not.toMatch(/1381|5678\d|2345/u);
    }
  });

  test("is never cut through a character", () => {
    for (let before = 25; before < 32; before++) {
      const title = titleOf(`${"路".repeat(before)}𠮷😀${"谢".repeat(30)}`);
      expect(title.isWellFormed()).toBe(true);
      expect([...title].length).toBe(30);
    }
  });
});
