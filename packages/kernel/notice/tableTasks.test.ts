import { expect, it } from "vitest";
import { parseNotice } from "./parseNotice.ts";

const summary = (text: string): string[] =>
  parseNotice(text).items.map((item) =>
    [
      `${item.marker}. ${item.title}`,
      item.units.map((unit) => `${unit.name}/${unit.role}`).join(" "),
      item.milestones.map((milestone) => milestone.due).join(" "),
    ]
      .filter((part) => part !== "")
      .join(" | "),
  );

it("reads cells on lines of their own, with several units below one another and a row that tells two works", () => {
  const text = `滨江县2021年民生实事分解表
序号

民生实事

责任单位

完成时限

1

新建人行天桥。

县住建局

县城管局

10月底前

2

启用养老院。

县民政局

6月底前

扩建老年大学。

12月底前

3

修好水库。

县水利局

12月底前

分享到:`;
  expect(summary(text)).toEqual([
    "1. 新建人行天桥 | 县住建局/responsible 县城管局/responsible | 2021-10-31",
    "2. 启用养老院 | 县民政局/responsible | 2021-06-30 2021-12-31",
    "3. 修好水库 | 县水利局/responsible | 2021-12-31",
  ]);
});

it("reads a table whose first column is no number and whose headings span several rows", () => {
  const text = `任务类别
|
具体要求
|
责任科室
|
时限要求
|
公开文件
|
1
|
公布现行有效的文件目录。
|
办公室
|
2022年底前
|
解读政策
|
2
|
丰富政策解读的形式。
|
各科室
|
持续推进
|
3
|
编制年度报告，保证数据准确。
|
办公室
|
持续推进
|`;
  expect(summary(text)).toEqual([
    "1. 公布现行有效的文件目录 | 办公室/responsible | 2022-12-31",
    "2. 丰富政策解读的形式 | 各科室/responsible",
    "3. 编制年度报告，保证数据准确 | 办公室/responsible",
  ]);
});

it("reads a row in each line, numbered inside the cell, with duties told in the cell for units", () => {
  const text = `工作任务 | 具体要求 | 责任部门 |
一、公开预算。 | 1.公开预算和决算报表。 | 财务科 |
二、更新网站。 | 2.更新机构信息。 | 办公室牵头，各科室配合 |
3.答复网民意见。 | 各科室 | |`;
  expect(summary(text)).toEqual([
    "1. 公开预算和决算报表 | 财务科/responsible",
    "2. 更新机构信息 | 办公室/lead 各科室/support",
    "3. 答复网民意见 | 各科室/responsible",
  ]);
});

it("does not take sums of money for numbers of rows", () => {
  const text =
    "序號 |\n項目名稱 |\n建設地點 |\n年度投資 (萬元) |\n責任單位 |\n1 |\n道路改造項目 |\n城東街道 |\n300 |\n住建局 |\n2 |\n小學操場項目 |\n城西街道 |\n25 |\n教體局 |\n3 |\n水庫加固項目 |\n河口鎮 |\n860 |\n水利局 |";
  expect(summary(text)).toEqual([
    "1. 道路改造項目 | 住建局/responsible",
    "2. 小學操場項目 | 教體局/responsible",
    "3. 水庫加固項目 | 水利局/responsible",
  ]);
});
