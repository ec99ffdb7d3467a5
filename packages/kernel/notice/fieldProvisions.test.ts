import { expect, it } from "vitest";
import { parseNotice } from "./parseNotice.ts";

it("takes numbered fields for parts of the task above them", () => {
  const text = `一、修建乡村道路20公里
（一）责任单位：县交通局
（二）协办单位：县财政局，各乡镇
（三）完成时限：2021年10月底前
二、改造卫生厕所300户
（一）责任单位：县农业农村局
（二）协办单位：县卫健局
（三）完成时限：2021年11月底前`;
  expect(
    parseNotice(text).items.map((item) => [
      item.marker,
      item.units.map((unit) => `${unit.name}/${unit.role}`).join(" "),
      item.milestones.map((milestone) => milestone.due).join(" "),
      item.targets.map((target) => target.value).join(" "),
    ]),
  ).toEqual([
    ["一", "县交通局/responsible 县财政局/support 各乡镇/support", "2021-10-31", "20"],
    ["二", "县农业农村局/responsible 县卫健局/support", "2021-11-30", "300"],
  ]);
});

it("leaves numbered tasks alone whose phrases are labelled in their text", () => {
  const text =
    "一、修路\n（一）修主路。责任单位：县交通局\n（二）修支路。责任单位：各乡镇\n二、种树\n（一）种行道树。责任单位：县林业局";
  expect(parseNotice(text).items.map((item) => item.units.map((unit) => unit.name))).toEqual([
    ["县交通局"],
    ["各乡镇"],
    ["县林业局"],
  ]);
});
