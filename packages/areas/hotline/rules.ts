import type { RuleRow } from "@wuxing/kernel/rules";
import { t } from "@wuxing/kernel/text";
import { callRules } from "./calls/forgetCalls.ts";
import { kindOptions } from "./kinds.ts";

const anyang50 = { title: "安阳市政务服务条例", article: "§50", mark: "T" } as const;
const shandong = { title: "山东省12345政务服务便民热线办法（2019-211号）", mark: "E" } as const;
const guangdong = {
  title: "广东省12345政务服务便民热线管理办法",
  mark: "E",
  note: t("年份由发布月份推断", "Year inferred from the month of publication"),
} as const;
const beijingDraft = { title: "DB11 地方标准征求意见稿（2021-12）", mark: "E" } as const;
const ownPractice = { title: "本市热线工作规程（待核）", mark: "M" } as const;
const bureau = { title: "某局热线办理规程", mark: "E" } as const;

const days = (amount: number) => ({ amount, unit: "workingDay" }) as const;
const hours = (amount: number) => ({ amount, unit: "hour" }) as const;

const answerDays: Record<string, number> = { consult: 2, help: 10, suggestion: 10, complaint: 15, report: 15 };

/** Answering: five working days until the kinds were told apart (rules.md §2). The city has no published limit of its own. */
const answering: RuleRow[] = kindOptions.flatMap(({ value, label }) => [
  {
    key: `hotline.answer.${value}`,
    from: "2019-01-01",
    until: "2022-09-01",
    title: t(`${label.zh}办理时限`, `Time to answer: ${label.en.toLowerCase()}`),
    value: days(5),
    source: shandong,
  },
  {
    key: `hotline.answer.${value}`,
    from: "2022-09-01",
    title: t(`${label.zh}办理时限`, `Time to answer: ${label.en.toLowerCase()}`),
    value: days(answerDays[value] ?? 5),
    source: guangdong,
  },
]);

const callBackRow = (name: string, zh: string, en: string, amount: number): RuleRow => ({
  key: `hotline.callBack${name}`,
  from: "2019-01-01",
  title: t(zh, en),
  value: hours(amount),
  source: ownPractice,
});

/** Three tries at three different times: how far apart, and where the parts of the day begin (hours of the day). */
const callBackHours: readonly RuleRow[] = [
  callBackRow("Gap", "两次回访至少相隔", "Least time between two tries to call back", 4),
  callBackRow("Opens", "回访从几点起", "Call-backs from this hour on", 8),
  callBackRow("Noon", "回访下午时段从几点起", "The afternoon of call-backs begins", 12),
  callBackRow("Evening", "回访晚间时段从几点起", "The evening of call-backs begins", 18),
  callBackRow("Closes", "回访到几点止", "Call-backs until this hour", 21),
];

/** Deadlines of the hotline as cited rows; those marked M are the city's to confirm. */
export const hotlineRules: readonly RuleRow[] = [
  ...answering,
  ...callRules,
  {
    key: "hotline.topicConfidence",
    from: "2019-01-01",
    title: t("低于此把握不建议主题，由人判断", "Below this confidence no topic is proposed and a person decides"),
    value: { amount: 50, unit: "percent" },
    source: ownPractice,
  },
  {
    key: "hotline.surgeChance",
    from: "2019-01-01",
    title: t("热点异常：平常多少次里最多出现一次才算", "Topics out of the ordinary: once in so many looks by chance"),
    value: { amount: 10_000, unit: "count" },
    source: ownPractice,
  },
  {
    key: "hotline.surgeLeast",
    from: "2019-01-01",
    title: t("热点异常：至少多少件", "Topics out of the ordinary: from how many requests on"),
    value: { amount: 5, unit: "count" },
    source: ownPractice,
  },
  {
    key: "hotline.accept",
    from: "2019-01-01",
    until: "2021-12-01",
    title: t("受理时限", "Time to accept"),
    value: days(1),
    source: ownPractice,
  },
  {
    key: "hotline.accept",
    from: "2021-12-01",
    title: t("受理时限", "Time to accept"),
    value: hours(2),
    source: beijingDraft,
  },
  {
    key: "hotline.dispatch",
    from: "2019-01-01",
    title: t("派单时限", "Time to dispatch"),
    value: days(1),
    source: ownPractice,
  },
  {
    key: "hotline.province",
    from: "2019-01-01",
    title: t("省平台办理时限", "Time for the province to answer"),
    value: days(15),
    source: ownPractice,
  },
  {
    key: "hotline.sign",
    from: "2019-01-01",
    title: t("签收时限", "Time to sign for it"),
    value: days(1),
    source: ownPractice,
  },
  {
    key: "hotline.return",
    from: "2019-01-01",
    title: t("退单时限", "Time to return it"),
    value: hours(24),
    source: anyang50,
  },
  {
    key: "hotline.returnDecision",
    from: "2019-01-01",
    title: t("退单、暂缓、终止审批时限", "Time to decide on a return, suspension or termination"),
    value: days(1),
    source: ownPractice,
  },
  {
    key: "hotline.extension",
    from: "2019-01-01",
    title: t("延期（一次）", "Extension, once"),
    value: days(5),
    source: anyang50,
  },
  {
    key: "hotline.suspension",
    from: "2019-01-01",
    title: t("客观障碍暂缓办理的最长期限", "Longest suspension for an objective obstacle"),
    value: days(30),
    source: {
      title: "潍坊市12345热线条例",
      article: "§20、§21",
      mark: "M",
      note: t(
        "条文要求书面申请、热线批准、说明计划和日期，未定天数，本市暂定",
        "The articles ask for a written request, the hotline's approval, a plan and a date but set no number; the city's provisional one",
      ),
    },
  },
  {
    key: "hotline.redo",
    from: "2019-01-01",
    title: t("重办时限", "Time to do it again"),
    value: days(5),
    source: {
      title: "济南市12345热线条例",
      article: "§27",
      mark: "T",
      note: t("条文未定天数，本市暂定", "The article sets no number; the city's provisional one"),
    },
  },
  {
    key: "hotline.audit",
    from: "2019-01-01",
    title: t("答复审核时限", "Time to check an answer"),
    value: days(1),
    source: ownPractice,
  },
  {
    key: "hotline.callBack",
    from: "2019-01-01",
    title: t("办结次日回访", "Call-back the day after"),
    value: days(1),
    source: bureau,
  },
  {
    key: "hotline.joint",
    from: "2019-01-01",
    title: t("协办单位报送主办的时限", "Time for a joint unit to report to the lead"),
    value: days(3),
    source: {
      title: "北京市接诉即办工作条例",
      article: "§14",
      mark: "M",
      note: t(
        "条文要求及时报送，未定天数，本市暂定",
        "The article says in time and sets no number; the city's provisional one",
      ),
    },
  },
  {
    key: "hotline.meeting",
    from: "2019-01-01",
    title: t("会商时限", "Time to hold a meeting"),
    value: days(2),
    source: ownPractice,
  },
  {
    key: "hotline.contact",
    from: "2019-01-01",
    title: t("派单后联系群众（响应）时限", "Time to get in touch after dispatch (response)"),
    value: hours(24),
    source: { title: "三率考核口径（待核）", mark: "M" },
  },
  ...callBackHours,
];
