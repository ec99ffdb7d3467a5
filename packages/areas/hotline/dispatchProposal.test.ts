import { chinaCalendar } from "@wuxing/kernel/calendar";
import { ruleBook } from "@wuxing/kernel/rules";
import { caseView, type Named } from "@wuxing/kernel/views";
import { expect, test } from "vitest";
import { jointProposal } from "./dispatchProposal.ts";
import { requestProcedure } from "./procedure.ts";
import { hotlineRules } from "./rules.ts";
import { at, cast, Story } from "./testing/Story.ts";

const { agent, dispatcher, officer } = cast;
const named = (code: string): Named => ({ code, name: { zh: code, en: code } });

/** The unit field of the dispatch form, as the dispatcher's page shows it. */
function unitField(story: Story) {
  const almanac = { calendar: chinaCalendar, rules: ruleBook(hotlineRules) };
  const looker = { actor: dispatcher, now: at("2026-10-09 09:00"), almanac, outside: false };
  const names = { unit: named, division: named, file: () => undefined };
  const kin = { parent: null, children: [], reporter: null };
  const view = caseView(requestProcedure, story.case as never, story.entries, kin, { ...looker, ...names });
  return view.actions.find(({ name }) => name === "dispatch")?.fields.find(({ name }) => name === "unit");
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
  expect(jointProposal(story.case).unit).toMatchObject({ value: "px-360302" });
  story.when("2026-09-30 10:10", dispatcher, "askJoint", { unit: "px-360302", task: "请一并修复路面。" });
  expect(jointProposal(story.case).unit?.value).not.toBe("px-360302");
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
