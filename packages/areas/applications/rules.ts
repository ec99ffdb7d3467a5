import type { RuleRow, RuleSource } from "@wuxing/kernel/rules";
import { t } from "@wuxing/kernel/text";

const from = "2004-07-01";
const law = (article: string): RuleSource => ({ title: "行政许可法", article, mark: "T" });
const local: RuleSource = { title: "本市政务服务规程（待核）", mark: "M" };

type Short = readonly [key: string, zh: string, en: string, amount: number, unit: RuleRow["value"]["unit"]];
const row = ([key, zh, en, amount, unit]: Short, source: RuleSource, deemed?: RuleRow["deemed"]): RuleRow => ({
  key: `applications.${key}`,
  from,
  title: t(zh, en),
  value: { amount, unit } as RuleRow["value"],
  source,
  ...(deemed ? { deemed } : {}),
});

/** The terms of 行政许可法, in working days by its §82, and what the city has yet to confirm. */
export const applicationRules: readonly RuleRow[] = [
  row(
    ["accept", "收件后受理或一次告知补正", "Accept, or tell once what is missing", 5, "workingDay"],
    law("§32"),
    t("逾期不告知的，自收到申请材料之日起即为受理", "If not told in time, accepted from the day the material came"),
  ),
  row(["decide", "作出许可决定", "Decide", 20, "workingDay"], law("§42")),
  row(["extension", "延长办理期限", "Extension of the time to decide", 10, "workingDay"], law("§42")),
  row(["decideJoint", "统一、联合、集中办理", "Decide jointly", 45, "workingDay"], law("§42")),
  row(["extensionJoint", "联合办理延长期限", "Extension of a joint decision", 15, "workingDay"], law("§42")),
  row(["preReview", "下级机关审查", "Review by the lower level", 20, "workingDay"], law("§43")),
  row(["deliver", "颁发、送达证件", "Deliver the certificate", 10, "workingDay"], law("§44")),
  row(["hearingAsk", "提出听证申请", "Ask for a hearing", 5, "calendarDay"], law("§47")),
  row(["hearingHold", "组织听证", "Hold the hearing", 20, "workingDay"], law("§47")),
  row(["hearingNotice", "举行听证前通知", "Notice before a hearing", 7, "workingDay"], law("§48")),
  row(
    ["renewalAhead", "延续申请须提前", "A renewal is asked for before expiry by", 30, "calendarDay"],
    law("§50"),
    t("届满前未决定的，视为准予延续", "Without a decision before expiry, deemed renewed"),
  ),
  row(["siteCheckers", "实地核查人数", "Staff of a check on site", 2, "count"], law("§34")),
  row(["acceptOther", "收件后受理或一次告知补正", "Accept, or tell once what is missing", 5, "workingDay"], local),
  row(["decideOther", "办理非许可事项", "Decide what is no permit", 20, "workingDay"], local),
  row(["extensionOther", "延长办理期限", "Extension of the time to decide", 10, "workingDay"], local),
  row(["correct", "补正材料", "Mend what is missing", 15, "workingDay"], local),
  row(["special", "特别程序", "Special procedure", 400, "calendarDay"], local),
  row(["draftKept", "草稿保留", "A draft is kept", 90, "calendarDay"], local),
  row(["fee", "缴费", "Pay the fee", 15, "workingDay"], local),
  row(["refund", "退还费用", "Give a fee back", 15, "workingDay"], local),
  row(["passedUp", "上报后下级机关跟踪", "The lower level reads along", 400, "calendarDay"], local),
  row(["review", "联审单位反馈意见", "Opinion of a joint unit", 15, "workingDay"], local),
  row(["promiseCheck", "告知承诺事后核查", "Check of a promise afterwards", 60, "calendarDay"], local),
  row(["rectify", "虚假承诺限期整改", "Put a false promise right", 15, "workingDay"], local),
];
