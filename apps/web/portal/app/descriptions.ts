import { type Text, t } from "@wuxing/kernel/text";
import type { PageName, Views } from "../views.ts";

/** The first words of a text that is data, for readers of either language. */
const excerpt = (text: string): Text => {
  const line = text.replace(/\s+/gu, " ").trim();
  const short = line.length > 120 ? `${line.slice(0, 119)}…` : line;
  return t(short, short);
};

/** What a page tells, in a sentence. A page that has one is anybody's: it can be handed on, and is found. */
export const descriptions: { readonly [Name in PageName]?: (view: Views[Name]) => Text } = {
  home: () =>
    t("一个入口办事、提诉求、查进度、看数据。", "One place to apply, to be heard, to follow and to see the figures."),
  cases: () =>
    t(
      "别人提过的事是怎么办的：谁办、多久、结果如何。",
      "How matters like yours were handled: by whom, how fast, with what result.",
    ),
  publishedCase: ({ case: c }) => t(`${c.title}（${c.state.zh}）`, `${c.title} (${c.state.en})`),
  figures: () =>
    t(
      "各单位每月的响应、解决、满意和按时率，附口径和名单。",
      "Each month's response, solution, satisfaction and punctuality by unit, with formulas and lists.",
    ),
  supervision: () =>
    t("谁在监督、看到了什么、单位怎么改。", "Who watches, what was seen, what the units did about it."),
  knowledge: () =>
    t("常见问题的答复，注明负责单位和有效期。", "Answers to common questions, each with the unit that stands for it."),
  article: ({ text }) => excerpt(text),
  oversight: () => t("逾期未办、挂牌督办的办件。", "Late cases that are listed for supervision."),
  ratings: () => t("群众对各单位、各渠道的评价和原话。", "What people gave, by unit and channel, with their words."),
  points: () => t("通知里的每一条办到哪一步。", "How far each point of a notice is."),
  draws: () =>
    t("随机抽取的规则、过程和证据，人人可以验证。", "Rules, course and proof of each draw, for anybody to check."),
  draw: ({ title }) => t(`${title.zh}：规则、过程和证据。`, `${title.en}: rules, course and proof.`),
  inspections: () => t("查谁、谁去查、查出什么。", "Who is inspected, by whom, what was found."),
  inspectionResult: ({ number }) => t(`双随机检查 ${number} 的结果。`, `What the random inspection ${number} found.`),
  services: () => t("现在能在网上办什么。", "What can be done online today."),
  log: () =>
    t("每一步办理都写进公开日志，改不了、删不掉。", "Every step is written into a public log that nobody can change."),
  items: () =>
    t(
      "全部事项：要什么材料、多久办好、在哪里办。",
      "Every service: what to bring, how long it takes, where it is done.",
    ),
  item: ({ name }) =>
    t(`${name.zh}：办理条件、材料、时限、收费和地点。`, `${name.en}: conditions, materials, time, fee and places.`),
  bundles: () =>
    t("几个部门的事一次办，同样的话只问一遍。", "What several offices do, asked for at once, each question once."),
  bundle: ({ lead }) => lead,
  attached: () => t("各部门接入的服务和运行情况。", "What departments have attached, and whether it runs."),
  attachedCoverage: () =>
    t("哪些部门接入了，哪些还没有、到什么时候。", "Which departments have attached, which have not, and until when."),
  savings: () => t("证照代替了多少材料。", "How many papers certificates have replaced."),
  appointments: () =>
    t(
      "中午、晚上、周末、节假日也能办：先约好，去了不用等。",
      "At noon, in the evening, at weekends: book first, do not wait.",
    ),
  appointmentPlace: ({ place }) =>
    t(`${place.name.zh}：什么时候开、还有哪些号。`, `${place.name.en}: when it is open and what is free.`),
  policies: () =>
    t("给企业的政策：条件看得懂，还剩多少资金。", "Policies for firms: conditions in words, and the money left."),
  policy: ({ title, summary }) => excerpt(`${title}：${summary}`),
  policyNotices: () => t("拟兑现的企业和金额，公示期内可提异议。", "Firms and sums about to be paid; object in time."),
  about: () => t("本站的无障碍、隐私和开放接口。", "Accessibility, privacy and open interfaces of this site."),
};
