import { expect, it } from "vitest";
import { fold } from "./fold.ts";
import { readMilestones } from "./milestones.ts";

const read = (text: string, year: number | null = 2020): string[] =>
  readMilestones(text, fold(text), { start: 0, end: text.length }, year).milestones.map((m) => `${m.phrase}=${m.due}`);

it.each([
  ["2020年6月底前建成；年底前上线", ["2020年6月底前=2020-06-30", "年底前=2020-12-31"]],
  ["20206月底前建成", ["20206月底前=2020-06-30"]],
  ["9月15日前报送，10月底前完成", ["9月15日前=2020-09-15", "10月底前=2020-10-31"]],
  ["2021年3月底前启动，12月底前投用", ["2021年3月底前=2021-03-31", "12月底前=2021-12-31"]],
  ["明年6月底前完成", ["明年6月底前=2021-06-30"]],
  ["到2025年，建成100个", ["到2025年=2025-12-31"]],
  ["2020年上半年完成，第三季度前验收", ["2020年上半年=2020-06-30", "第三季度前=2020-09-30"]],
  ["“十四五”末达到", ["“十四五”末=2025-12-31"]],
  ["二〇二〇年十二月底前完成", ["二〇二〇年十二月底前=2020-12-31"]],
  ["完成时限：2020年10月", ["2020年10月=2020-10-31"]],
  ["完成时限：2020年7月—2021年6月", ["2021年6月=2021-06-30"]],
  ["时限：2020.12.31前", ["2020.12.31前=2020-12-31"]],
  ["5月底前出台政策，年内持续推进", ["5月底前=2020-05-31"]],
  ["2020年2月底前", ["2020年2月底前=2020-02-29"]],
])("%s", (text, expected) => expect(read(text)).toEqual(expected));

it.each([
  ["自2020年1月1日起施行"],
  ["2019年以来成效明显"],
  ["2018—2020年连续投入"],
  ["时限要求：持续推进"],
  ["5年内引进人才，两年内见效"],
  ["印发《2020年底前任务表》"],
  ["截至2019年底，已建成"],
  ["2020年2月30日前"],
])("no due date in %s", (text) => expect(read(text)).toEqual([]));

it("leaves the day open where no year is known, and says that a yearly date was left out", () => {
  expect(read("6月底前完成", null)).toEqual(["6月底前=null"]);
  const text = "每年12月底前总结";
  const { milestones, doubts } = readMilestones(text, fold(text), { start: 0, end: text.length }, 2020);
  expect(milestones).toEqual([]);
  expect(doubts).toMatchObject([{ field: "milestones" }]);
});
