import { defineProcedure } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import * as inputs from "./bundleInputs.ts";
import type { Bundle } from "./bundles.ts";
import { notOwn, onlyAuthor } from "./ownDraft.ts";

/** What the case of a bundle's revision remembers: small, so the bundle itself. */
export interface BundleRevisionData {
  readonly bundle: Bundle;
  /** The bundle's version when it was drafted; 0 for a new one. */
  readonly basedOn: number;
  readonly because: string;
  readonly author: string;
}

/** A change of a bundle (一件事): drafted by one, published by another. */
export const bundleRevisionProcedure = defineProcedure<BundleRevisionData>()({
  type: "items.bundle",
  title: t("一件事调整", "Revision of a bundle"),
  prefix: "YJS",
  openToStaff: true,
  open: {
    title: t("起草一件事", "Draft a bundle"),
    by: "anyone",
    input: inputs.openBundle,
    to: "inReview",
    remember: ({ bundle, basedOn, because, author }) => ({ bundle, basedOn, because, author }),
    head: ({ unit, bundle }) => ({ title: `一件事：${bundle.name.zh}`.slice(0, 200), unit }),
  },
  states: {
    drafted: { title: t("起草中", "Being drafted"), waitsFor: "assignedUnit", within: "items.draft" },
    inReview: { title: t("待审核", "To be reviewed"), waitsFor: "unitHead", within: "items.review" },
    published: { title: t("已发布", "Published"), final: true, tone: "done" },
    withdrawn: { title: t("已撤回", "Withdrawn"), final: true },
  },
  actions: {
    redraft: {
      title: t("修改并送审", "Change and hand in"),
      by: ["assignedUnit", "coordinator"],
      from: "drafted",
      to: "inReview",
      input: inputs.redraftBundle,
      rewrites: true,
      bars: onlyAuthor,
      remember: (_c, { bundle, basedOn, because }) => ({ bundle, basedOn, because }),
    },
    publish: {
      title: t("审核通过，发布", "Approve and publish"),
      by: ["unitHead", "coordinator"],
      from: "inReview",
      to: "published",
      input: inputs.nothing,
      bars: notOwn,
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
