import { dayOf } from "@wuxing/kernel/calendar";
import { defineProcedure } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import * as inputs from "./inputs.ts";
import type { UseData, Want } from "./UseData.ts";

/** Whether what was shown was asked for: no other type, and no field more. */
const covers = (wants: readonly Want[], shown: readonly Want[]): boolean =>
  shown.every(({ type, fields }) => {
    const want = wants.find((one) => one.type === type);
    return want !== undefined && fields.every((field) => want.fields.includes(field));
  });

const notYet = t("持证人还没有同意", "The holder has not consented yet");
const tooMuch = t(
  "超出了同意的范围：只能出示请求的证照和字段",
  "More than was consented to: only what was asked for may be shown",
);

/** A use of certificates (用证): asked for, agreed to or refused by the holder within a term, and shown once. */
export const useProcedure = defineProcedure<UseData>()({
  type: "certificates.use",
  title: t("用证", "Use of certificates"),
  prefix: "YZ",
  open: {
    title: t("请求用证", "Ask for certificates"),
    by: "anyone",
    input: inputs.askUse,
    to: ({ mode }) => (mode === "asked" ? "asked" : "consented"),
    remember: ({ unit: _unit, ...data }) => ({ ...data, shown: [], via: null }),
    head: ({ purpose, unit }) => ({ title: purpose, unit }),
    due: ({ mode, until }) => (mode === "asked" ? undefined : (until ?? undefined)),
  },
  states: {
    asked: {
      title: t("待持证人同意", "Waiting for the holder's consent"),
      waitsFor: "applicant",
      within: "certificates.consent",
      ifOverdue: "lapse",
    },
    consented: {
      title: t("已同意，待出示", "Consented, to be shown"),
      waitsFor: "assignedUnit",
      within: "certificates.present",
      ifOverdue: "lapse",
    },
    presented: { title: t("已出示", "Shown"), final: true, tone: "done" },
    refused: { title: t("未同意", "Refused"), final: true, tone: "refused" },
    withdrawn: { title: t("已撤回同意", "Consent withdrawn"), final: true, tone: "refused" },
    dropped: { title: t("已取消", "Dropped"), final: true },
    lapsed: { title: t("逾期未用", "Lapsed"), final: true },
  },
  actions: {
    consent: {
      title: t("同意", "Consent"),
      by: "applicant",
      from: "asked",
      to: "consented",
      input: inputs.consent,
      refuse: (_c, { until }, at) =>
        until && until < dayOf(at)
          ? t("这一天已经过了，请选今天或以后", "That day is over; choose today or a later one")
          : undefined,
      latest: { field: "until", within: "certificates.consentLatest" },
      remember: (_c, { until }) => ({ until: until ?? null }),
      due: (_c, { until }) => until,
    },
    refuse: {
      title: t("不同意", "Refuse"),
      by: "applicant",
      from: "asked",
      to: "refused",
      input: inputs.refuse,
      remember: (_c, { reason }) => ({ reason: reason || null }),
    },
    withdraw: {
      title: t("撤回同意", "Withdraw consent"),
      by: "applicant",
      from: "consented",
      to: "withdrawn",
      input: inputs.nothing,
    },
    present: {
      title: t("出示", "Show"),
      by: ["assignedUnit", "system"],
      from: ["asked", "consented"],
      to: "presented",
      input: inputs.present,
      // A wallet asks its holder before it answers: that answer is the consent, and comes in the system's name.
      bars: (c, actor) => (c.state === "asked" && actor.kind !== "system" ? notYet : undefined),
      refuse: (c, { shown, via }) => {
        if (c.state === "asked" && via !== "wallet") return notYet;
        if (shown.length === 0) return t("请到“证照”页查看", "Look at it on the page “Certificates”");
        return covers(c.data.wants, shown) ? undefined : tooMuch;
      },
      remember: (_c, { shown, via }) => ({ shown, via }),
    },
    drop: {
      title: t("不再需要", "No longer needed"),
      by: "assignedUnit",
      from: ["asked", "consented"],
      to: "dropped",
      input: inputs.nothing,
    },
    lapse: {
      title: t("逾期", "The term has passed"),
      by: "clock",
      from: ["asked", "consented"],
      to: "lapsed",
      input: inputs.nothing,
    },
  },
});
