import { dayOf } from "@wuxing/kernel/calendar";
import { defineProcedure } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import * as inputs from "./inputs.ts";
import { notOwn, onlyAuthor } from "./ownDraft.ts";
import type { RevisionData } from "./RevisionData.ts";

/** The items a revision is about, as its title names them. */
export const titleOf = (changes: RevisionData["changes"]): string => {
  const [first] = changes;
  const more = changes.length > 1 ? `等 ${changes.length} 项` : "";
  return `事项调整：${first?.name ?? ""}${more}`.slice(0, 200);
};

/** A change of the catalogue: the department drafts it, a second person reviews it, and it holds from a day on. */
export const revisionProcedure = defineProcedure<RevisionData>()({
  type: "items.revision",
  title: t("事项调整", "Revision of items"),
  prefix: "SXT",
  openToStaff: true,
  open: {
    title: t("起草事项调整", "Draft a revision"),
    by: "anyone",
    input: inputs.openRevision,
    to: ({ submit }) => (submit ? "inReview" : "drafted"),
    remember: ({ changes, because, author }) => ({ changes, because, author }),
    head: ({ unit, changes }) => ({ title: titleOf(changes), unit }),
  },
  states: {
    drafted: { title: t("起草中", "Being drafted"), waitsFor: "assignedUnit", within: "items.draft" },
    inReview: { title: t("待审核", "To be reviewed"), waitsFor: "unitHead", within: "items.review" },
    published: { title: t("已发布", "Published"), final: true, tone: "done" },
    withdrawn: { title: t("已撤回", "Withdrawn"), final: true },
  },
  actions: {
    redraft: {
      title: t("修改草稿", "Change the draft"),
      by: ["assignedUnit", "coordinator"],
      from: "drafted",
      to: "drafted",
      input: inputs.redraft,
      rewrites: true,
      bars: onlyAuthor,
      remember: (c, { changes = c.data.changes, because }) => ({ changes, because }),
      head: (c, { changes = c.data.changes }) => ({ title: titleOf(changes) }),
    },
    submit: {
      title: t("送审", "Hand in for review"),
      by: ["assignedUnit", "coordinator"],
      from: "drafted",
      to: "inReview",
      input: inputs.nothing,
      bars: onlyAuthor,
    },
    publish: {
      title: t("审核通过，发布", "Approve and publish"),
      by: ["unitHead", "coordinator"],
      from: "inReview",
      to: "published",
      input: inputs.publish,
      bars: notOwn,
      latest: { field: "from", within: "items.latest" },
      proposes: (_c, _almanac, at) => ({
        from: { value: dayOf(at), because: t("今天起施行", "In force from today") },
      }),
      refuse: (_c, { from }, at) =>
        from < dayOf(at)
          ? t(
              "施行日期不能早于今天：过去的办件按当时的版本",
              "It cannot hold from a past day: cases keep the version of their time",
            )
          : undefined,
      remember: (_c, { from }) => ({ from }),
    },
    sendBack: {
      title: t("退回修改", "Send back"),
      by: ["unitHead", "coordinator"],
      from: "inReview",
      to: "drafted",
      input: inputs.reason,
      bars: notOwn,
    },
    withdraw: {
      title: t("撤回", "Withdraw"),
      by: ["assignedUnit", "coordinator"],
      from: ["drafted", "inReview"],
      to: "withdrawn",
      input: inputs.reason,
    },
  },
});
