import { chinaCalendar } from "@wuxing/kernel/calendar";
import { ruleBook } from "@wuxing/kernel/rules";
import { caseView, type Named } from "@wuxing/kernel/views";
import { expect, test } from "vitest";
import { jointProposal } from "./dispatchProposal.ts";
import { requestProcedure } from "./procedure.ts";
import { hotlineRules } from "./rules.ts";
import { sampleDuties } from "./sample/sampleDuties.ts";
import { at, cast, Story } from "./testing/Story.ts";

const { agent, dispatcher, officer } = cast;
const almanac = { calendar: chinaCalendar, rules: ruleBook(hotlineRules), duties: sampleDuties };
const named = (code: string): Named => ({ code, name: { zh: code, en: code } });

const unitField = (story: Story) => dispatchField(story, "unit");
const topicField = (story: Story) => dispatchField(story, "topic");

/** A field of the dispatch form, as the dispatcher's page shows it. */
function dispatchField(story: Story, wanted: string) {
  const looker = { actor: dispatcher, now: at("2026-10-09 09:00"), almanac, outside: false };
  const names = { unit: named, division: named, file: () => undefined };
  const kin = { parent: null, children: [], reporter: null };
  const view = caseView(requestProcedure, story.case as never, story.entries, kin, { ...looker, ...names });
  return view.actions.find(({ name }) => name === "dispatch")?.fields.find(({ name }) => name === wanted);
}
const accepted = (input: Readonly<Record<string, unknown>>) =>
  new Story("2026-09-30 08:30", input).when("2026-09-30 09:00", agent, "accept");
const light = { text: "人民路 12 号门口路灯不亮，晚上看不见路。", division: "360300" };

test("the unit proposed at intake stands in the dispatch form, with the words that decided", () => {
  const field = unitField(accepted({ ...light, suggestedUnit: "px-cgj" }));
  expect(field?.value).toBe("px-cgj");
  expect(field?.help?.zh).toMatch(/请核对：.*路灯/u);
  expect(field?.help?.en).toMatch(/please check: Responsible in the city/u);
});

test("without one, what the text points to; where nothing points anywhere the field is empty", () => {
  expect(unitField(accepted(light))?.value).toBe("px-cgj");
  const field = unitField(accepted({ text: "想问一下，谢谢。", division: "360300" }));
  expect([field?.value, field?.help]).toEqual([undefined, undefined]);
});

test("beside a department of the city that leads, the county where it happened is proposed to join", () => {
  const story = new Story("2026-09-30 08:30", { text: "路面坑洼，公交班次少。", division: "360302" })
    .when("2026-09-30 09:00", agent, "accept")
    .when("2026-09-30 10:00", dispatcher, "dispatch", { unit: "px-gjgs" });
  expect(jointProposal(story.case, almanac, at("2026-09-30 11:00")).unit).toMatchObject({ value: "px-360302" });
  story.when("2026-09-30 10:10", dispatcher, "askJoint", { unit: "px-360302", task: "请一并修复路面。" });
  expect(jointProposal(story.case, almanac, at("2026-09-30 11:00")).unit?.value).not.toBe("px-360302");
});

test("after a return the unit that it named is proposed, never the one that returned it", () => {
  const returned = (rightUnit?: string) =>
    accepted({ ...light, suggestedUnit: "px-cgj" })
      .when("2026-09-30 10:00", dispatcher, "dispatch", { unit: "px-cgj" })
      .when("2026-09-30 11:00", officer, "requestReturn", { reason: "不属于本单位职责", rightUnit })
      .when("2026-09-30 12:00", dispatcher, "grantReturn");
  expect(unitField(returned("px-jtj"))).toMatchObject({
    value: "px-jtj",
    help: { zh: expect.stringContaining("退单单位") },
  });
  expect(unitField(returned())?.value).not.toBe("px-cgj");
});

test("whoever dispatches finds the topic of the intake in the form, and what he makes of it is what is learnt from", () => {
  const story = accepted({ ...light, topic: "roads.lamp" });
  const field = topicField(story);
  expect([field?.value, field?.required]).toEqual(["roads.lamp", false]);
  const corrected = story.when("2026-09-30 10:00", dispatcher, "dispatch", { unit: "px-gdgs", topic: "energy.line" });
  expect(corrected.case.data).toMatchObject({ topic: "energy.line", topicConfirmed: true, firstUnit: "px-gdgs" });
});

test("how sure the topic is and the words that decided stand in the form; where nothing was sure enough a person decides", () => {
  const told = [{ topic: "roads.lamp", score: 0.87, confidence: 0.87, because: ["路灯", "不亮"] }];
  const sure = topicField(accepted({ ...light, topic: "roads.lamp", told }));
  expect(sure?.value).toBe("roads.lamp");
  expect(sure?.help).toMatchObject({
    zh: expect.stringContaining("把握 87%（路灯、不亮）"),
    en: expect.stringContaining("87% sure (路灯, 不亮)"),
  });
  const unsure = topicField(accepted({ text: "想问一下，谢谢。", division: "360300", told: [] }));
  expect([unsure?.value, unsure?.help?.zh]).toEqual([undefined, "没有足够的把握，请人判定"]);
});

test("units follow what was told at intake and the dispatch table, not the keywords", () => {
  const told = [{ topic: "energy.line", score: 0.9, confidence: 0.9, because: ["路灯"] }];
  const field = unitField(accepted({ ...light, told }));
  expect([field?.value, field?.help?.zh]).toEqual(["px-gdgs", expect.stringContaining("电力线路安全")]);
});

test("a topic that was not looked at is not learnt from, and one that does not exist is refused", () => {
  const story = accepted({ ...light, topic: "roads.lamp" });
  expect(() => story.when("2026-09-30 10:00", dispatcher, "dispatch", { unit: "px-cgj", topic: "x.y" })).toThrow();
  const silent = story.when("2026-09-30 10:00", dispatcher, "dispatch", { unit: "px-cgj" });
  expect(silent.case.data).toMatchObject({ topic: "roads.lamp", firstUnit: "px-cgj" });
  expect(silent.case.data.topicConfirmed).toBeUndefined();
});

test("the unit that a request was sent to first stays known through return and designation", () => {
  const sent = accepted(light)
    .when("2026-09-30 10:00", dispatcher, "dispatch", { unit: "px-cgj" })
    .when("2026-09-30 11:00", officer, "requestReturn", { reason: "不属于本单位职责" })
    .when("2026-09-30 12:00", dispatcher, "grantReturn")
    .when("2026-09-30 13:00", dispatcher, "designate", { unit: "px-jtj", reason: "由你单位承办" });
  expect(sent.case.data).toMatchObject({ firstUnit: "px-cgj", returnedBy: ["px-cgj"] });
});
