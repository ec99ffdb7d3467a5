import { type Case, defineProcedure, stay } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import * as inputs from "./inputs.ts";
import type { ServiceData } from "./ServiceData.ts";

const keepers = ["assignedUnit", "coordinator"] as const;

/** Only a version that was tried may serve people. */
const untested = ({ data }: Case<ServiceData>) => {
  if (!data.test) return t("先做合同测试", "Run the contract test first");
  return data.test.passed ? undefined : t("合同测试没有全部通过", "The contract test was not passed");
};

/** A department's mobile service on its way to the people: handed in, reviewed, tried, attached (赣服通3.0: no new stand-alone apps). */
export const serviceProcedure = defineProcedure<ServiceData>()({
  type: "attached.service",
  title: t("接入登记", "Attached service"),
  prefix: "JR",
  openToStaff: true,
  open: {
    title: t("登记服务", "Register a service"),
    by: "anyone",
    input: inputs.openService,
    to: "drafted",
    remember: ({ document = "", ...input }) => ({ ...input, document, version: 1 }),
    head: ({ title, unit }) => ({ title, unit }),
  },
  states: {
    drafted: { title: t("草稿", "Draft"), waitsFor: "assignedUnit", within: "attached.draft" },
    checked: { title: t("待审核", "To be reviewed"), waitsFor: "coordinator", within: "attached.review" },
    reviewed: { title: t("待联调", "To be tested"), waitsFor: "assignedUnit", within: "attached.attach" },
    attached: { title: t("已接入", "Attached"), waitsFor: "assignedUnit", within: "attached.confirm" },
    suspended: { title: t("已暂停", "Suspended"), waitsFor: "assignedUnit", within: "attached.mend" },
    withdrawn: { title: t("已退出", "Withdrawn"), final: true, tone: "refused" },
  },
  actions: {
    submit: {
      title: t("提交审核", "Hand it in"),
      by: "assignedUnit",
      from: "drafted",
      to: "checked",
      input: inputs.nothing,
    },
    approve: {
      title: t("审核通过", "Approve"),
      by: "coordinator",
      from: "checked",
      to: "reviewed",
      input: inputs.nothing,
    },
    sendBack: {
      title: t("退回修改", "Send it back"),
      by: "coordinator",
      from: ["checked", "reviewed"],
      to: "drafted",
      input: inputs.reason,
    },
    recordTest: {
      title: t("合同测试结果", "Result of the contract test"),
      by: "system",
      from: ["checked", "reviewed", "attached", "suspended"],
      to: stay,
      input: inputs.recordTest,
      remember: (_c, input, at) => ({ test: { at, ...input } }),
    },
    attach: {
      title: t("接入上线", "Attach it"),
      by: keepers,
      from: "reviewed",
      to: "attached",
      input: inputs.nothing,
      unless: untested,
      remember: (c, _input, at) => ({ live: c.data.document, attachedAt: c.data.attachedAt ?? at, paused: false }),
    },
    confirm: {
      title: t("核对：仍然有效", "Confirm: it still holds"),
      by: "assignedUnit",
      from: "attached",
      to: "attached",
      input: inputs.nothing,
    },
    revise: {
      title: t("换新版文档", "Hand in a new version"),
      by: "assignedUnit",
      from: ["drafted", "attached", "suspended"],
      to: "drafted",
      input: inputs.revise,
      // The generic form has no room for a document: it must not be emptied there.
      refuse: (_c, { document = "" }) =>
        document.trim() === ""
          ? t("请在“接口接入”的登记页上粘贴新文档", "Paste the new document on the page of this registration")
          : undefined,
      remember: (c, { document = c.data.document }) => ({ document, version: c.data.version + 1, test: null }),
    },
    suspend: {
      title: t("暂停服务", "Suspend it"),
      by: keepers,
      from: ["attached", "drafted", "checked", "reviewed"],
      // While a new version is under way it is the old one, which serves people, that is held.
      to: (c) => (c.state === "attached" ? "suspended" : stay),
      input: inputs.reason,
      unless: (c) => (isLive(c) ? undefined : t("现在没有在服务", "It serves nobody now")),
      remember: () => ({ test: null, paused: true }),
    },
    resume: {
      title: t("恢复服务", "Resume it"),
      by: keepers,
      from: "suspended",
      to: "attached",
      input: inputs.nothing,
      unless: untested,
      remember: (c) => ({ live: c.data.document, paused: false }),
    },
    withdraw: {
      title: t("退出接入", "Withdraw it"),
      by: keepers,
      from: ["drafted", "checked", "reviewed", "attached", "suspended"],
      to: "withdrawn",
      input: inputs.reason,
    },
  },
});

/** Whether people are served: while a new version is being handed in, the old one goes on. */
export const isLive = ({ state, data }: Pick<Case<ServiceData>, "state" | "data">): boolean =>
  data.live !== undefined && data.paused !== true && state !== "withdrawn";
