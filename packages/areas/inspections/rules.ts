import type { RuleRow } from "@wuxing/kernel/rules";
import { type Text, t } from "@wuxing/kernel/text";

const own = { title: "本市“双随机、一公开”工作规则（待核）", mark: "M" } as const;
const shandong = { title: "山东省“双随机”抽查做法（2017）", mark: "E" } as const;
const environment = { title: "优化营商环境条例", article: "§54", mark: "T" } as const;
const from = "2019-01-01";

const row = (key: string, title: Text, amount: number, unit: RuleRow["value"]["unit"], source: RuleRow["source"]) =>
  ({ key: `inspections.${key}`, from, title, value: { amount, unit }, source }) as RuleRow;

/** The share of each risk class that a task draws at least (rules.md §6): the better the class, the fewer. */
const shares = (kind: "key" | "general", of: readonly number[], source: RuleRow["source"]): RuleRow[] =>
  (["A", "B", "C", "D"] as const).map((risk, i) =>
    row(
      `share.${kind}.${risk}`,
      kind === "key"
        ? t(`重点抽查事项：${risk} 类对象抽取比例`, `Key items: share of class ${risk} drawn`)
        : t(`一般抽查事项：${risk} 类对象抽取比例`, `General items: share of class ${risk} drawn`),
      of[i] ?? 0,
      "percent",
      source,
    ),
  );

export const inspectionRules: readonly RuleRow[] = [
  row("sign", t("检查任务签收时限", "Time to sign for an inspection"), 2, "workingDay", shandong),
  row("onSite", t("抽查任务所定检查期限", "The day by which its task is to be carried out"), 1, "calendarDay", {
    title: "本市年度抽查工作计划所定时间",
    mark: "T",
  }),
  row("consent", t("取消检查的同意时限", "Time to consent to cancelling"), 2, "workingDay", own),
  row("signature", t("当事人签字确认时限", "Time for the firm's person to sign"), 1, "workingDay", own),
  row("publish", t("检查结果公示时限", "Time to publish the result"), 20, "workingDay", {
    title: "国发〔2019〕5号",
    mark: "M",
  }),
  row("mend", t("责令改正期限（未另定时）", "Time to mend, where none is set"), 15, "calendarDay", own),
  row("mendLatest", t("责令改正期限最长", "Longest time to mend"), 90, "calendarDay", own),
  row("recheck", t("整改复查时限", "Time to check again"), 10, "workingDay", own),
  row("object", t("对检查结果提出异议的期限", "Time for the firm to object to a result"), 15, "workingDay", own),
  row("objection", t("异议答复时限", "Time to answer an objection"), 15, "workingDay", own),
  row(
    "yearEnd",
    t("年度任务在年底前多少天完成", "Days before the end of the year by which a plan is done"),
    51,
    "calendarDay",
    {
      title: "濉溪县 2025 年“双随机、一公开”工作（任务 11 月 10 日前完成）",
      mark: "E",
    },
  ),
  row("officers", t("每次检查的人员不少于", "Officers at an inspection, at least"), 2, "count", environment),
  row(
    "officersEach",
    t("联合检查中每个部门的人员不少于", "Officers of each department at a joint inspection, at least"),
    1,
    "count",
    own,
  ),
  row(
    "officerCap",
    t("一名人员在一次抽取中最多检查的对象", "Objects an officer visits after one draw, at most"),
    30,
    "count",
    own,
  ),
  row(
    "visitsPerYear",
    t("同一对象一年接受随机抽查的次数上限", "Random inspections of one object a year, at most"),
    2,
    "count",
    own,
  ),
  row("leastShare", t("随机抽查总比例不低于", "Share of all objects drawn, at least"), 3, "percent", {
    title: "企业公示信息抽查做法",
    mark: "E",
  }),
  ...shares("key", [3, 10, 20, 100], shandong),
  ...shares("general", [1, 5, 10, 50], own),
];
