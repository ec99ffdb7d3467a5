import { expect, it } from "vitest";
import { parseNotice } from "./parseNotice.ts";

/** What a reader of the test wants to see of an item: `marker: 单位/role …`. */
const summary = (text: string): string[] =>
  parseNotice(text).items.map((item) =>
    `${item.marker}: ${item.units.map((unit) => `${unit.name}/${unit.role}`).join(" ")}`.trim(),
  );

const dues = (text: string): (string | null)[] =>
  parseNotice(text).items.flatMap((item) => item.milestones.map((milestone) => milestone.due));

it("reads the head, the tasks and what surrounds them", () => {
  const notice = parseNotice(`首页 > 政务公开
滨江市人民政府办公室关于印发2021年数字政府建设工作要点的通知
滨府办字〔2021〕7号
各县（区）人民政府，市政府各部门：
现印发给你们，请认真贯彻落实。
滨江市人民政府办公室
2021年3月9日
（此件主动公开）
一、夯实基础
1.建设数据平台。2021年6月底前，归集数据达到200类；年底前接入率100%。（责任单位：市大数据局，各县（区）人民政府）
二、优化服务
2.推行一窗受理。梳理《2019年事项目录》。（牵头单位：市政务服务局；配合单位：市公安局、市自然资源和规划局）
网站地图 版权声明
主办单位：滨江市人民政府 ICP备00000000号`);
  expect(notice).toMatchObject({
    title: "滨江市人民政府办公室关于印发2021年数字政府建设工作要点的通知",
    documentNumber: "滨府办字〔2021〕7号",
    issuer: "滨江市人民政府办公室",
    issuedOn: "2021-03-09",
    sections: [
      { marker: "一", title: "夯实基础" },
      { marker: "二", title: "优化服务" },
    ],
    items: [
      {
        marker: "1",
        section: "一、夯实基础",
        title: "建设数据平台",
        units: [
          { name: "市大数据局", role: "responsible", sure: true },
          { name: "各县（区）人民政府", role: "responsible" },
        ],
        milestones: [{ due: "2021-06-30", phrase: "2021年6月底前" }, { due: "2021-12-31" }],
        targets: [
          { value: 200, unit: "类" },
          { value: 100, unit: "%" },
        ],
        doubts: [],
      },
      {
        marker: "2",
        units: [
          { name: "市政务服务局", role: "lead" },
          { name: "市公安局", role: "support" },
          { name: "市自然资源和规划局", role: "support" },
        ],
        milestones: [],
        targets: [],
      },
    ],
  });
});

it("keeps the whole text of an item, and nothing of the closing words", () => {
  const notice = parseNotice(
    "1.抓培训。\n——分批开展。\n（市人社局负责）\n2.抓考核。（市效能办负责）\n各地要于2022年5月底前报送总结。\n某市人民政府",
  );
  expect(notice.items.map((item) => item.text)).toEqual([
    "抓培训。\n——分批开展。\n（市人社局负责）",
    "抓考核。（市效能办负责）",
  ]);
});

it("takes the lines under a task as its fields", () => {
  const text = `一、优化环境
（一）压缩时间
工作目标：压缩至1个工作日以内。
措施：
①梳理清单；
②再造流程。
牵头单位：区行政审批局
责任单位：区税务局、
区公安分局
完成时限：2021年9月
（二）便利纳税
牵头单位：区税务局
完成时限：持续推进`;
  expect(summary(text)).toEqual([
    "一: 区行政审批局/lead 区税务局/responsible 区公安分局/responsible",
    "二: 区税务局/lead",
  ]);
  expect(dues(text)).toEqual(["2021-09-30"]);
});

it("gives one phrase that closes several numbered measures to the provision that holds them", () => {
  const text = `（一）稳岗
1.缓缴社保费。
2.返还失业保险。
（市人社局牵头，市税务局配合）
（二）扩岗
1.新增岗位。
2.开展培训。
（市人社局负责）`;
  expect(summary(text)).toEqual(["一: 市人社局/lead 市税务局/support", "二: 市人社局/responsible"]);
});

it("takes phrases that stand above their tasks", () => {
  const text = "责任单位：市水利局\n1.修水库。\n责任单位：市林业局\n2.种树。\n责任单位：市交通局\n3.修路。";
  expect(summary(text)).toEqual(["1: 市水利局/responsible", "2: 市林业局/responsible", "3: 市交通局/responsible"]);
});

it("reads a paper whose lines were lost", () => {
  const text =
    "某区2023年重点工作任务分解方案为做好工作，制定本方案。一、主要目标1.生产总值增长6%左右。牵头单位：区发改局责任单位：各街道，区统计局2.工业增加值增长5%。牵头单位：区工信局责任单位：开发区管委会二、重点任务3.新建学校2所。牵头单位：区教育局责任单位：区住建局".repeat(
      1,
    );
  expect(summary(text)).toEqual([
    "1: 区发改局/lead 各街道/responsible 区统计局/responsible",
    "2: 区工信局/lead 开发区管委会/responsible",
    "3: 区教育局/lead 区住建局/responsible",
  ]);
});

it("lets the first unit lead where the paper says so, but not 各", () => {
  const text =
    "1.甲。（市财政局、市审计局；列在首位的为牵头单位，下同）\n2.乙。（市民政局负责）\n3.丙。（各县区政府、市民政局负责）";
  expect(summary(text)).toEqual([
    "1: 市财政局/lead 市审计局/responsible",
    "2: 市民政局/lead",
    "3: 各县区政府/responsible 市民政局/responsible",
  ]);
});

it("does not take a list inside a task for more tasks", () => {
  const text =
    "1.抓改革。重点是：1.简政；2.放权；3.服务。（市编办负责）\n2.抓监管。（市司法局负责）\n3.抓服务。（市政务办负责）";
  expect(summary(text)).toEqual(["1: 市编办/responsible", "2: 市司法局/responsible", "3: 市政务办/responsible"]);
});

it("numbers tasks without any unit, and says so", () => {
  const notice = parseNotice("一、目标\n1.抓学习。\n2.抓落实。\n二、保障\n3.抓督查。");
  expect(notice.items.map((item) => [item.marker, item.doubts.map((doubt) => doubt.field)])).toEqual([
    ["1", ["units"]],
    ["2", ["units"]],
    ["3", ["units"]],
  ]);
});

it("does not take decimals, enclosures or titles for numbers of tasks", () => {
  const text = `附件：1.任务清单
2.联系表
某市人民政府
1.建成“通办”3.0版。增长2.5%以上。（市大数据局负责）
2.121人才项目。（市人社局负责）`;
  expect(summary(text)).toEqual(["1: 市大数据局/responsible", "2: 市人社局/responsible"]);
});

it("reads tables laid out in lines, bars or one line a row", () => {
  const lines =
    "序号\n\n重点任务\n\n牵头单位\n\n配合单位\n\n完成时限\n\n1\n\n新建公园3个\n\n市城管局\n\n市财政局、各区政府\n\n2022年10月\n\n2\n\n改造小区\n\n市住建局\n\n各区政府\n\n2022年底";
  expect(summary(lines)).toEqual([
    "1: 市城管局/lead 市财政局/support 各区政府/support",
    "2: 市住建局/lead 各区政府/support",
  ]);
  expect(dues(lines)).toEqual(["2022-10-31", "2022-12-31"]);
  expect(summary("序号 | 任务 | 责任单位\n1 | 修路 | 市交通局\n2 | 种树 | 市林业局")).toEqual([
    "1: 市交通局/responsible",
    "2: 市林业局/responsible",
  ]);
  expect(
    summary("序号 工 作 任 务 负责部门\n1 价格涨幅3%左右 发展改革委\n2 新增就业100万人以上 人力资源社会保障部"),
  ).toEqual(["1: 发展改革委/responsible", "2: 人力资源社会保障部/responsible"]);
});

it("gives nothing for a text without tasks", () => {
  expect(parseNotice("今天天气很好。")).toMatchObject({ items: [], documentNumber: null, issuedOn: null });
  expect(parseNotice("")).toMatchObject({ title: null, items: [], sections: [] });
});
