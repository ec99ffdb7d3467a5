import { expect, it } from "vitest";
import { fold } from "./fold.ts";
import { readTargets } from "./targets.ts";

const read = (text: string): string[] =>
  readTargets(text, fold(text), { start: 0, end: text.length }, []).map(
    (target) => `${target.value}${target.unit ?? ""}`,
  );

it.each([
  ["事项达到200，县级达到100个", ["200", "100个"]],
  ["收获机械化率分别达到65%和55%", ["65%", "55%"]],
  ["总规模达到2万亿元，推出100项赛事", ["2万亿元", "100项"]],
  ["评选200名技能人才、2000名重点人才和10000名青年", ["200名", "2000名", "10000名"]],
  ["审批时限由15个工作日压缩至5个工作日以内", ["5个工作日"]],
  ["完成公路改造100公里、危桥改造20座", ["100公里", "20座"]],
  ["网上可办率从80%提高到95%", ["95%"]],
  ["在现有20名的基础上增聘20名监督员", ["20名"]],
  ["建设3—5个示范点", ["3个"]],
  ["引进10亿元以上项目5个", ["5个"]],
  ["投资1,200万元，全部办结率100%", ["1200万元", "100%"]],
  ["每年不少于三次，满意率达到百分之九十五以上", ["3次", "95%"]],
  ["提升2个百分点", ["2个百分点"]],
])("%s", (text, expected) => expect(read(text)).toEqual(expected));

it("takes what is said of years gone by for facts", () => {
  const text = "2018年完成投资300亿元，增长12%，今年力争完成350亿元，排放量比2015年下降15%";
  expect(readTargets(text, fold(text), { start: 0, end: text.length }, [], 2020).map((target) => target.value)).toEqual(
    [350, 15],
  );
});

it.each([
  ["35岁以下青年连续3年每年给予经费"],
  ["2018年12月6日印发国发〔2018〕42号"],
  ["建成“赣服通”3.0版"],
  ["落实“30条措施”和《十五条100项规定》"],
  ["对投资5000万元以上的项目给予3%的补助，最高不超过100万元"],
  ["截至去年已建成300个"],
  ["拨打12345热线，5个工作日内答复"],
  ["优先支持其区域内1家符合条件的高新区扩区"],
])("no goal in %s", (text) => expect(read(text)).toEqual([]));
