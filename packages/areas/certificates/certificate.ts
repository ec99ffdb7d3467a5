import { type Case, defineProcedure } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { CertificateData } from "./CertificateData.ts";
import * as inputs from "./inputs.ts";

/** The day of one without end: far beyond all that is waited for. */
const never = "2999-12-31";
const lastDay = (c: Case<CertificateData>): string => c.data.validUntil ?? never;
const noted = (_c: unknown, { reason, paper }: { reason: string; paper: string }) => ({ reason, paper });

/**
 * A certificate (电子证照). Its clock runs until its validity ends, and each change of its status is an entry with reason
 * and decision; the register (table certificates) is what these entries add up to.
 */
export const certificateProcedure = defineProcedure<CertificateData>()({
  type: "certificates.certificate",
  title: t("电子证照", "Certificate"),
  prefix: "ZZ",
  open: {
    title: t("颁发证照", "Issue a certificate"),
    by: "anyone",
    input: inputs.issue,
    to: "valid",
    remember: ({ title: _title, unit: _unit, ...data }) => data,
    head: ({ title, unit }) => ({ title, unit }),
    due: ({ validUntil }) => validUntil ?? never,
  },
  states: {
    valid: { title: t("有效", "Valid"), waitsFor: "clock", within: "certificates.validity", ifOverdue: "expire" },
    suspended: {
      title: t("暂停使用", "Suspended"),
      waitsFor: "assignedUnit",
      within: "certificates.suspended",
    },
    replaced: { title: t("已换证", "Replaced"), final: true },
    expired: { title: t("已到期", "Expired"), final: true, tone: "refused" },
    withdrawn: { title: t("已撤销", "Withdrawn"), final: true, tone: "refused" },
    deregistered: { title: t("已注销", "Deregistered"), final: true, tone: "refused" },
    void: { title: t("已失效", "Void"), final: true, tone: "refused" },
    transferred: { title: t("已转出", "Transferred out"), final: true },
    revoked: { title: t("已吊销", "Revoked"), final: true, tone: "refused" },
    ended: { title: t("已终止", "Ended otherwise"), final: true, tone: "refused" },
  },
  actions: {
    suspend: {
      title: t("暂停使用", "Suspend"),
      by: "assignedUnit",
      from: "valid",
      to: "suspended",
      input: inputs.suspend,
      remember: noted,
    },
    resume: {
      title: t("恢复使用", "Resume"),
      by: "assignedUnit",
      from: "suspended",
      to: "valid",
      input: inputs.resume,
      remember: noted,
      due: lastDay,
    },
    end: {
      title: t("撤销、注销、吊销等", "End it"),
      by: "unitHead",
      from: ["valid", "suspended"],
      to: (_c, { status }) => status,
      input: inputs.end,
      remember: noted,
    },
    correct: {
      title: t("更正、换证", "Correct or replace"),
      by: "system",
      from: ["valid", "suspended"],
      to: "replaced",
      input: inputs.correct,
      remember: (_c, { claims, validFrom, validUntil, reason }) => ({
        reason,
        next: { claims, validFrom, validUntil },
      }),
    },
    expire: {
      title: t("到期", "It has run out"),
      by: "clock",
      from: "valid",
      to: "expired",
      input: inputs.nothing,
    },
  },
});
