import { expect, it } from "vitest";
import { fold } from "./fold.ts";
import { documentYear, readHead } from "./head.ts";

const read = (text: string) => readHead(text, fold(text), text.length);

it.each([
  ["关于印发要点的通知\n滨府办字〔2020〕26号\n", "滨府办字〔2020〕26号"],
  ["关于印发要点的通知\n滨府办字202026\n", "滨府办字〔2020〕26号"],
  ["发文字号：\n国办发［2018］117号\n", "国办发〔2018〕117号"],
  ["某办关于印发要点的通知滨政办发〔2019〕3号各县区人民政府：", "滨政办发〔2019〕3号"],
  ["某办关于印发要点的通知（滨政办发〔2019〕3号）\n", "滨政办发〔2019〕3号"],
  ["根据《某通知》（国办发〔2018〕104号）精神，制定本方案。", null],
  ["依据国办发〔2018〕104号文件，制定本方案。", null],
])("document number of %j", (text, number) => expect(read(text).documentNumber).toBe(number));

it.each([
  ["某市人民政府办公室\n2020年4月24日\n", "2020-04-24"],
  ["某市人民政府办公室\n\n   2020424\n", "2020-04-24"],
  ["发布日期：2019-11-07\n某市人民政府办公厅\n2019116\n", "2019-11-06"],
  ["某市人民政府办公厅\n2019116\n", "2019-01-16"],
  ["某市人民政府\n二○○九年二月十八日\n", "2009-02-18"],
  ["成文日期：\n2018年12月06日\n发布日期：\n2018年12月10日\n", "2018-12-06"],
  ["发布时间：2024-03-28 09:33", null],
])("day of %j", (text, day) => expect(read(text).issuedOn).toBe(day));

it("joins a title broken over two lines, and tells who issued it", () => {
  expect(read("滨江市人民政府办公厅关于加快\n赛事产业发展的指导意见\n")).toMatchObject({
    title: "滨江市人民政府办公厅关于加快 赛事产业发展的指导意见",
    issuer: "滨江市人民政府办公厅",
  });
});

it("takes the year of the title before that of the day", () => {
  const text = "某市2021年工作要点\n某市人民政府\n2020年12月30日\n";
  expect(documentYear(read(text), fold(text), { start: 0, end: text.length })).toBe(2021);
});
