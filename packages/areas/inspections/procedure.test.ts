import { endOfDay } from "@wuxing/kernel/calendar";
import { expect, test } from "vitest";
import { cast, fail, lead, other, pass, signature, VisitStory, visitOf } from "./testing/visitStory.ts";

const { officer, head, otherOfficer, otherHead, stranger, coordinator } = cast;

test("a visit without findings: signed for, inspected, signed by the firm, published within 20 working days, closed", async () => {
  const story = await VisitStory.begin();
  expect(story.visit).toMatchObject({ state: "assigned", unit: "px-scj", title: "检查：萍乡市样例餐饮店" });
  expect(story.visit.clock?.dueAt, "two working days to sign for it").toBe(endOfDay("2026-03-04"));
  await story.when("2026-03-03 09:00", officer, "sign");
  expect(story.visit.clock?.dueAt, "the last day of its tasks").toBe(endOfDay("2026-04-30"));
  await story.when("2026-03-10 10:00", officer, "record", pass(lead));
  expect(story.visit).toMatchObject({ state: "recorded", data: { inspectedOn: "2026-03-10" } });
  await story.when("2026-03-10 10:30", officer, "confirm", signature);
  // 20 working days from 10 March: 清明 (4–6 April) is no working day.
  expect(story.visit.clock).toMatchObject({ dueAt: endOfDay("2026-04-08") });
  expect(story.visit.data.publishedOn).toBeUndefined();
  await story.when("2026-03-12 10:00", officer, "publish");
  expect(story.visit).toMatchObject({ state: "closed", data: { publishedOn: "2026-03-12", signature: "signed" } });
  expect(story.children).toEqual([]);
});

test("a joint visit: each department has its own part, and neither signature nor publication comes before all have recorded", async () => {
  const story = await VisitStory.begin(visitOf([lead, other]));
  expect(story.visit.title).toBe("联合检查：萍乡市样例餐饮店");
  expect(story.children).toEqual(["part px-xfj"]);
  const part = story.child("part").id;
  await story.when("2026-03-03 09:00", officer, "sign");
  await story.when("2026-03-10 10:00", officer, "record", pass(lead));
  const early = await story.refusal("2026-03-10 10:10", officer, "confirm", signature);
  expect(early.reason.en).toBe("Departments that have not recorded their results yet: 1");
  expect((await story.refusal("2026-03-10 10:10", stranger, "sign", {}, part)).code).toBe("notAllowed");
  await story.when("2026-03-10 10:20", otherOfficer, "sign", {}, part);
  await story.when("2026-03-10 10:30", otherOfficer, "record", fail(other), part);
  expect(story.visit.data.outcomes.map(({ unit, result }) => `${unit} ${result}`)).toEqual([
    "px-scj noProblem",
    "px-xfj ordered",
  ]);
  expect(story.children).toEqual(["part px-xfj", "mending px-xfj"]);
  await story.when("2026-03-10 10:40", officer, "confirm", signature);
  await story.when("2026-03-11 09:00", officer, "publish");
  expect(story.visit.state, "published, and open until what was found is mended").toBe("mending");
  const mending = story.child("mending");
  expect(mending).toMatchObject({ state: "mending", data: { text: "疏散通道畅通：已过期" } });
  expect(mending.clock?.dueAt).toBe(endOfDay("2026-03-31"));
  await story.when("2026-03-20 09:00", otherOfficer, "report", { note: "已清理通道" }, mending.id);
  await story.when("2026-03-23 09:00", otherOfficer, "confirm", { note: "现场复查合格" }, mending.id);
  expect(story.visit).toMatchObject({ state: "closed", data: { mended: 1 } });
});

test("what is not in order is explained, every line is answered, and the result fits the lines", async () => {
  const story = await (await VisitStory.begin()).when("2026-03-03 09:00", officer, "sign");
  const say = async (input: object) => (await story.refusal("2026-03-10 10:00", officer, "record", input)).reason.en;
  const { answers } = fail(lead);
  expect(await say({ result: "noProblem" })).toContain("not answered yet: 2");
  expect(await say({ result: "noProblem", answers: answers.slice(1) })).toContain("not answered yet: 1");
  expect(await say({ result: "noProblem", answers })).toContain("cannot be “no problem found”");
  const bare = answers.map(({ item, line, outcome }) => ({ item, line, outcome }));
  expect(await say({ result: "ordered", answers: bare })).toContain("Say what is wrong on line 1");
  expect(await say({ result: "ordered", answers: pass(lead).answers })).toContain("Say what the problem is");
  expect(await say({ ...fail(lead), mendBy: "2026-03-10" })).toContain("later than today");
  const late = await story.refusal("2026-03-10 10:00", officer, "record", fail(lead, "2026-12-31"));
  expect(late.faults.map(({ field }) => field)).toEqual(["mendBy"]);
});

test("nothing is recorded before the period of its tasks begins, by no department", async () => {
  const story = await VisitStory.begin({ ...visitOf([lead, other]), from: "2026-03-15" });
  const part = story.child("part").id;
  await story.when("2026-03-03 09:00", officer, "sign");
  await story.when("2026-03-03 09:00", otherOfficer, "sign", {}, part);
  for (const [who, what, id] of [
    [officer, pass(lead), undefined],
    [officer, { result: "unreachable", note: "地址无人" }, undefined],
    [otherOfficer, pass(other), part],
  ] as const) {
    const early = await story.refusal("2026-03-14 23:00", who, "record", what, id);
    expect(early.reason.en).toContain("begins on 2026-03-15");
  }
  await story.when("2026-03-15 09:00", officer, "record", pass(lead));
  await story.when("2026-03-15 09:00", otherOfficer, "record", pass(other), part);
  expect(story.visit.data.outcomes).toHaveLength(2);
});

test("nobody of the firm is there: the result needs no signature; where somebody refuses, it is written down why", async () => {
  const gone = await (await VisitStory.begin()).when("2026-03-03 09:00", officer, "sign");
  await gone.when("2026-03-10 10:00", officer, "record", { result: "unreachable", note: "地址无人" });
  expect(gone.visit.state).toBe("toPublish");
  const refused = await (await VisitStory.begin()).when("2026-03-03 09:00", officer, "sign");
  await refused.when("2026-03-10 10:00", officer, "record", pass(lead));
  expect((await refused.refusal("2026-03-10 10:20", officer, "confirm", { capacity: "manager" })).code).toBe(
    "invalidInput",
  );
  expect((await refused.refusal("2026-03-10 10:20", officer, "refuseSignature", {})).code).toBe("invalidInput");
  await refused.when("2026-03-10 10:30", officer, "refuseSignature", { reason: "拒绝签字，社区干部在场见证" });
  expect(refused.visit).toMatchObject({ state: "toPublish", data: { signature: "refused" } });
});

test("a visit is cancelled by the head's reason and the coordinator's consent, before anything was recorded, and the parts end with it", async () => {
  const story = await VisitStory.begin(visitOf([lead, other]));
  const why = { reason: "企业已注销" };
  expect((await story.refusal("2026-03-03 09:00", officer, "askCancel", why)).code).toBe("notAllowed");
  expect((await story.refusal("2026-03-03 09:00", head, "askCancel", {})).code).toBe("invalidInput");
  expect((await story.refusal("2026-03-03 09:00", head, "cancel", { note: "同意" })).code).toBe("notAllowed");
  await story.when("2026-03-03 10:00", head, "askCancel", why);
  expect(story.visit.clock?.dueAt, "two working days to consent").toBe(endOfDay("2026-03-05"));
  expect((await story.refusal("2026-03-03 10:10", head, "cancel", { note: "同意" })).code).toBe("notAllowed");
  await story.when("2026-03-03 11:00", coordinator, "cancel", { note: "已核实注销" });
  expect(story.visit).toMatchObject({ state: "cancelled", data: { cancelling: why } });
  expect(story.child("part").state).toBe("cancelled");
});

test("without the consent the visit goes on where it stood, by the day of its tasks; a result that came meanwhile keeps it", async () => {
  const story = await VisitStory.begin(visitOf([lead, other]));
  const part = story.child("part").id;
  await story.when("2026-03-03 09:00", officer, "sign");
  await story.when("2026-03-03 10:00", head, "askCancel", { reason: "停业" });
  await story.when("2026-03-03 11:00", coordinator, "keep", { note: "仍在营业" });
  expect(story.visit.state).toBe("planned");
  expect(story.visit.clock?.dueAt).toBe(endOfDay("2026-04-30"));
  await story.when("2026-03-03 12:00", head, "askCancel", { reason: "停业" });
  await story.when("2026-03-03 13:00", otherOfficer, "sign", {}, part);
  await story.when("2026-03-04 09:00", otherOfficer, "record", pass(other), part);
  expect((await story.refusal("2026-03-04 10:00", coordinator, "cancel", { note: "同意" })).code).toBe("refused");
  await story.when("2026-03-04 11:00", coordinator, "keep", { note: "已有结果" });
  expect((await story.refusal("2026-03-05 09:00", head, "askCancel", { reason: "停业" })).code).toBe("refused");
});

test("mending: more time once, sent back with a new day, or transferred; the visit closes with the last of them", async () => {
  const story = await VisitStory.begin(visitOf([lead, other]));
  const part = story.child("part").id;
  await story.when("2026-03-03 09:00", officer, "sign");
  await story.when("2026-03-03 09:00", otherOfficer, "sign", {}, part);
  await story.when("2026-03-10 10:00", officer, "record", fail(lead));
  await story.when("2026-03-10 10:10", otherOfficer, "record", fail(other), part);
  await story.when("2026-03-10 10:20", officer, "confirm", signature);
  await story.when("2026-03-11 09:00", officer, "publish");
  const [own, theirs] = [story.child("mending", "px-scj").id, story.child("mending").id];
  expect(
    (await story.refusal("2026-03-20 09:00", head, "extend", { reason: "等待设备", until: "2026-03-31" }, own)).code,
  ).toBe("refused");
  await story.when("2026-03-20 09:00", head, "extend", { reason: "等待设备", until: "2026-04-10" }, own);
  expect(story.child("mending", "px-scj").clock?.dueAt).toBe(endOfDay("2026-04-10"));
  const again = await story.refusal("2026-03-21 09:00", head, "extend", { reason: "再等", until: "2026-04-20" }, own);
  expect(again.reason.en).toBe("More time can be given once");
  await story.when("2026-04-01 09:00", officer, "report", { note: "已更换" }, own);
  await story.when("2026-04-02 09:00", officer, "sendBack", { reason: "型号不符", until: "2026-04-20" }, own);
  expect(story.child("mending", "px-scj")).toMatchObject({ state: "mending", data: { sentBack: 1 } });
  expect(story.child("mending", "px-scj").clock?.dueAt).toBe(endOfDay("2026-04-20"));
  await story.when("2026-04-03 09:00", otherHead, "transfer", { reason: "拒不改正，移送立案" }, theirs);
  expect(story.visit.state).toBe("mending");
  await story.when("2026-04-10 09:00", officer, "report", { note: "已更换为合格型号" }, own);
  await story.when("2026-04-12 09:00", officer, "confirm", { note: "复查合格" }, own);
  expect(story.visit.state).toBe("closed");
});
