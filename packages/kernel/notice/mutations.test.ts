import { describe, expect, it } from "vitest";
import { fold } from "./fold.ts";
import { dropGlosses } from "./noise.ts";
import { parseNotice } from "./parseNotice.ts";

/** A paper written for this test, with the forms that real ones mix. */
const paper = `滨江市人民政府办公室关于印发2021年营商环境工作要点的通知

滨府办字〔2021〕12号

各县（区）人民政府，市政府各部门：

现将《2021年营商环境工作要点》印发给你们，请认真贯彻落实。

滨江市人民政府办公室

2021年4月16日

（此件公开发布）

2021年营商环境工作要点

为深入贯彻上级部署，持续优化营商环境，更大激发市场活力，结合我市实际，制定本要点。

一、压减审批时间，便利企业办事

1.压减审批时限。全面梳理审批事项，优化流程，2021年6月底前，将工程项目审批时限压缩至60个工作日以内，年底前网上可办率达到95%以上。（责任单位：市行政审批局、市自然资源和规划局，各县（区）人民政府）

2.推进一窗受理。整合窗口资源，推动事项进驻大厅，逐步实现前台综合受理、后台分类审批。（责任单位：市政务服务办、市公安局、市人力资源和社会保障局）

3.完善服务网点。新建便民服务站30个，培训窗口人员200名，方便企业和群众就近办事。（责任单位：市政务服务办，市政府相关部门）

二、规范监管执法，保护市场主体

4.推行联合抽查。制定联合抽查计划，减少重复检查，抽查事项覆盖率达到100%，2021年10月底前公布结果。（责任单位：市市场监管局、市司法局，各县（区）人民政府）

5.加强信用建设。完善信用修复机制，依法依规实施联合惩戒，营造公平竞争的市场环境。（责任单位：市发改委、市委宣传部）
`;

const pairs =
  "责責单單务務关關办辦机機构構县縣区區门門达達个個项項压壓缩縮实實现現发發划劃资資总總应應统統业業规規监監场場优優环環员員数數";
const traditional = Object.fromEntries((pairs.match(/../gu) ?? []).map((pair) => [pair.charAt(0), pair.charAt(1)]));
const swap = (text: string, table: Readonly<Record<string, string>>): string =>
  [...text].map((char) => table[char] ?? char).join("");
const half = { "（": "(", "）": ")", "，": ",", "：": ":", "；": ";" };
const phrases = /（(责任单位：(?:[^（）]|（[^（）]*）)*)）/gu;

const mutations: Readonly<Record<string, (text: string) => string>> = {
  "half-width punctuation": (text) => swap(text, half),
  "traditional characters": (text) => swap(text, traditional),
  "no blank lines": (text) => text.replace(/\n\n/gu, "\n"),
  "Windows line ends": (text) => text.replaceAll("\n", "\r\n"),
  "indented paragraphs": (text) => text.replace(/^/gmu, "　　"),
  "line ends lost": (text) => text.replace(/\s*\n\s*/gu, ""),
  "line ends turned to blanks": (text) => text.replace(/\s*\n\s*/gu, " "),
  "wrapped at 30 characters": (text) =>
    text
      .split("\n")
      .map((line) => line.replace(/(.{30})/gu, "$1\n"))
      .join("\n"),
  "page numbers between paragraphs": (text) => text.replace(/\n\n(?=\d\.)/gu, "\n— 3 —\n"),
  "wrapped lines and page numbers inside sentences": (text) =>
    text
      .split("\n")
      .flatMap((line) => line.replace(/(.{28})(?=.)/gu, "$1\n").split("\n"))
      .flatMap((line, i) => (i % 17 === 16 ? [line, `- ${i} -`] : [line]))
      .join("\n"),
  "a blank after every character": (text) => text.replace(/([^\n])(?=[^\n])/gu, "$1 "),
  "full-width digits": (text) => text.replace(/\d/gu, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  "pinyin after some characters": (text) => text.replaceAll("责任", "责(zé)任").replaceAll("务", "务(wù)"),
  "numbers with 、": (text) => text.replace(/^(\d)\./gmu, "$1、"),
  "numbers with ． and a blank": (text) => text.replace(/^(\d)\./gmu, "$1． "),
  "black brackets": (text) => text.replace(phrases, "【$1】"),
  "tortoise brackets": (text) => text.replace(phrases, "〔$1〕"),
  "phrases on lines of their own": (text) => text.replace(phrases, "\n$1"),
  "lost closing bracket": (text) => text.replace(phrases, "（$1"),
  "lost opening bracket": (text) => text.replace(phrases, "$1）"),
  "lost 年": (text) => text.replace(/(20\d\d)年(\d{1,2}月)底/gu, "$1$2底"),
  "lost signs of the number": (text) => text.replace(/〔(20\d\d)〕(\d+)号/gu, "$1$2"),
  "lost signs of the day": (text) => text.replace("2021年4月16日", "2021416"),
  "a web page around it": (text) =>
    `首页 > 政务公开 > 政策文件\n字号：大 中 小 打印本页\n${text}\n上一篇：关于征求意见的通知\n主办单位：滨江市人民政府 承办单位：滨江市大数据局\n网站标识码：0000000000 ICP备00000000号`,
};

const bareOf = (printed: string): string => fold(dropGlosses(printed).text);

/** What must stay: numbers, units with roles, days and values; names as simplified, half-width print without pinyin. */
function essence(text: string): unknown {
  const notice = parseNotice(text);
  return {
    number: fold(notice.documentNumber ?? ""),
    issuedOn: notice.issuedOn,
    items: notice.items.map((item) => ({
      marker: item.marker,
      opening: bareOf(item.text).replace(/\s/gu, "").slice(0, 12),
      units: item.units.map((unit) => `${bareOf(unit.name)}/${unit.role}`),
      dues: item.milestones.map((milestone) => milestone.due),
      values: item.targets.map((target) => target.value),
    })),
  };
}

describe("a paper reads the same", () => {
  it("as its author meant it", () => {
    expect(essence(paper)).toMatchObject({
      number: "滨府办字〔2021〕12号",
      issuedOn: "2021-04-16",
      items: [
        { marker: "1", dues: ["2021-06-30", "2021-12-31"], values: [60, 95] },
        {
          marker: "2",
          units: ["市政务服务办/responsible", "市公安局/responsible", "市人力资源和社会保障局/responsible"],
          values: [],
        },
        { marker: "3", values: [30, 200] },
        { marker: "4", dues: ["2021-10-31"], values: [100] },
        { marker: "5", units: ["市发改委/responsible", "市委宣传部/responsible"], dues: [], values: [] },
      ],
    });
  });

  it.each(Object.entries(mutations))("with %s", (_name, mutate) => {
    expect(mutate(paper)).not.toBe(paper);
    expect(essence(mutate(paper))).toEqual(essence(paper));
  });

  it.each(Object.entries(mutations))("and points to the source with %s", (_name, mutate) => {
    const text = mutate(paper);
    const bare = (printed: string): string => printed.replace(/\s/gu, "");
    const units = parseNotice(text).items.flatMap((item) => item.units);
    expect(units.map((unit) => bare(text.slice(unit.span.start, unit.span.end)))).toEqual(
      units.map((unit) => unit.name),
    );
    expect(units.length).toBe(13);
  });
});
