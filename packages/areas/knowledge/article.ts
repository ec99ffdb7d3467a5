import { dayOf } from "@wuxing/kernel/calendar";
import { type Case, defineProcedure } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { z } from "zod";
import type { ArticleData } from "./ArticleData.ts";
import * as inputs from "./inputs.ts";

const keepers = ["assignedUnit", "dispatcher"] as const;
type Content = z.output<typeof inputs.revise>;

const present = t("现行版本", "as it stands");
const contentOf = ({ title, text, public: isPublic, validFrom, validUntil, reviewOn }: Omit<Content, "because">) => ({
  ...{ title, text, public: isPublic, validFrom },
  ...{ validUntil: validUntil ?? null, reviewOn: reviewOn ?? null },
});

/** The day on which it must be looked at again: as said, and no later than its validity ends. Undefined: the rule's term. */
const reviewDay = (data: Pick<ArticleData, "reviewOn" | "validUntil">): string | undefined =>
  data.reviewOn ?? data.validUntil ?? undefined;

function wrongDays(input: Pick<Content, "validFrom" | "validUntil" | "reviewOn">, at: string) {
  const { validFrom, validUntil, reviewOn } = input;
  if (validUntil && validUntil < validFrom)
    return t("有效期止不能早于有效期起", "It cannot end before it begins; correct the days of its validity");
  if (reviewOn && reviewOn <= dayOf(at)) return t("复核日期应在今天以后", "The day of the review must lie after today");
  if (reviewOn && validUntil && reviewOn > validUntil)
    return t(
      "复核日期不能晚于有效期止：到期前先看一遍",
      "The review may not lie after its validity: look at it before it ends",
    );
  if (validUntil && validUntil < dayOf(at))
    return t("有效期已过：改有效期，或者停用", "Its validity is over: change the days, or withdraw it");
  return undefined;
}

/** An article of the knowledge base: somebody waits for its owner to look at it again by a day, so it is a case. */
export const articleProcedure = defineProcedure<ArticleData>()({
  type: "knowledge.article",
  title: t("知识条目", "Knowledge article"),
  prefix: "ZS",
  openToStaff: true,
  open: {
    title: t("起草知识", "Write an article"),
    by: "anyone",
    input: inputs.openArticle,
    to: "draft",
    remember: ({ topics = [], ...input }) => ({ ...contentOf(input), topics, version: 1 }),
    head: ({ title, unit }) => ({ title, unit }),
  },
  states: {
    draft: { title: t("草稿", "Draft"), waitsFor: "assignedUnit", within: "knowledge.draft" },
    published: {
      title: t("已发布", "Published"),
      waitsFor: "clock",
      within: "knowledge.review",
      ifOverdue: "comeDue",
    },
    reviewDue: { title: t("待复核", "Review due"), waitsFor: "assignedUnit", within: "knowledge.confirm" },
    withdrawn: { title: t("已停用", "Withdrawn"), final: true, tone: "refused" },
  },
  actions: {
    publish: {
      title: t("发布", "Publish"),
      by: keepers,
      from: "draft",
      to: "published",
      input: inputs.publish,
      unless: (c, at) => wrongDays(daysOf(c), at),
      due: (c) => reviewDay(c.data),
    },
    confirm: {
      title: t("复核：内容无误", "Reviewed: it is right"),
      by: keepers,
      from: ["reviewDue", "published"],
      to: "published",
      input: inputs.confirm,
      refuse: (c, { reviewOn }, at) => wrongDays({ ...daysOf(c), reviewOn }, at),
      latest: { field: "reviewOn", within: "knowledge.reviewLatest" },
      remember: (_c, { reviewOn }) => ({ reviewOn: reviewOn ?? null }),
      due: (c, { reviewOn }) => reviewDay({ ...c.data, reviewOn: reviewOn ?? null }),
    },
    revise: {
      title: t("修订", "Revise"),
      by: keepers,
      from: ["draft", "published", "reviewDue"],
      to: (c) => (c.state === "draft" ? "draft" : "published"),
      input: inputs.revise,
      proposes: ({ data }) => ({
        title: { value: data.title, because: present },
        text: { value: data.text, because: present },
        validFrom: { value: data.validFrom, because: present },
        ...(data.validUntil ? { validUntil: { value: data.validUntil, because: present } } : {}),
      }),
      refuse: (_c, input, at) => wrongDays(input, at),
      latest: { field: "reviewOn", within: "knowledge.reviewLatest" },
      remember: (c, { topics, ...input }) => ({
        ...contentOf(input),
        topics: topics ?? c.data.topics,
        version: c.state === "draft" ? c.data.version : c.data.version + 1,
      }),
      head: (_c, { title }) => ({ title }),
      due: (c, input) =>
        c.state === "draft"
          ? undefined
          : reviewDay({ reviewOn: input.reviewOn ?? null, validUntil: input.validUntil ?? null }),
    },
    report: {
      title: t("报错：内容不对或过时", "Report: wrong or out of date"),
      by: ["agent", "dispatcher", "coordinator"],
      from: "published",
      to: "reviewDue",
      input: inputs.reason,
    },
    comeDue: {
      title: t("到了复核日期", "Its day of review has come"),
      by: "clock",
      from: "published",
      to: "reviewDue",
      input: inputs.nothing,
    },
    withdraw: {
      title: t("停用", "Withdraw"),
      by: keepers,
      from: ["draft", "published", "reviewDue"],
      to: "withdrawn",
      input: inputs.reason,
    },
  },
});

const daysOf = ({ data }: Case<ArticleData>) => ({
  validFrom: data.validFrom,
  validUntil: data.validUntil ?? undefined,
  reviewOn: data.reviewOn ?? undefined,
});
