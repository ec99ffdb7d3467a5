import { chinaCalendar } from "@wuxing/kernel/calendar";
import {
  type Actor,
  type Case,
  decide,
  decideOpening,
  defineProcedure,
  type Entry,
  evolve,
  field,
  stay,
} from "@wuxing/kernel/procedure";
import { type RuleRow, ruleBook } from "@wuxing/kernel/rules";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";

export interface PermitData {
  readonly what: string;
  readonly fast: boolean;
  readonly asked?: number;
  readonly outcome?: string;
}

const note = z.object({
  note: field(z.string().trim().min(2).max(20), { label: t("意见", "Opinion"), type: "textarea" }),
});
const nothing = z.object({});

/** A small procedure with one of everything: every kind of clock, a guard of each kind, a deemed grant. */
export const permit = defineProcedure<PermitData>()({
  type: "test.permit",
  title: t("许可", "Permit"),
  prefix: "XK",
  open: {
    title: t("申请", "Apply"),
    by: ["anyone"],
    input: z.object({ what: z.string().min(2), fast: z.boolean().default(false), until: z.iso.date().optional() }),
    to: (input) => (input.what === "nothing" ? "refused" : "filed"),
    remember: ({ what, fast }) => ({ what, fast }),
    head: (input) => ({ title: input.what, unit: "office", division: "360300" }),
    due: (input) => input.until,
  },
  states: {
    filed: {
      title: t("待审查", "To be examined"),
      waitsFor: "assignedUnit",
      within: "permit.file",
      alsoStarts: [(c) => (c.data.fast ? "permit.fast" : "permit.decide"), "permit.return"],
    },
    examined: {
      title: t("审查中", "Being examined"),
      waitsFor: "assignedUnit",
      within: (c) => (c.data.fast ? "permit.fast" : "permit.decide"),
      continues: true,
      ifOverdue: "grantByDefault",
    },
    asked: {
      title: t("待补正", "More asked for"),
      waitsFor: "applicant",
      within: "permit.supplement",
      stops: (c) => (c.data.fast ? "permit.fast" : "permit.decide"),
    },
    granted: { title: t("已许可", "Granted"), final: true, tone: "done" },
    refused: { title: t("不予许可", "Refused"), final: true, tone: "refused" },
  },
  actions: {
    examine: { title: t("审查", "Examine"), by: "assignedUnit", from: "filed", to: "examined", input: nothing },
    sendAway: {
      title: t("退回", "Send away"),
      by: "assignedUnit",
      from: ["filed", "examined"],
      to: "refused",
      input: note,
      unless: (c, at) => ((c.clocks["permit.return"]?.dueAt ?? "") < at ? t("已过时限", "Too late") : undefined),
    },
    ask: {
      title: t("要求补正", "Ask for more"),
      by: "assignedUnit",
      from: "examined",
      to: "asked",
      input: z.object({ until: z.iso.date().optional(), question: z.string().default("?") }),
      refuse: (_c, input) => (input.question === "why" ? t("请具体说明", "Be precise") : undefined),
      remember: (c) => ({ asked: (c.data.asked ?? 0) + 1 }),
      due: (_c, input) => input.until,
    },
    supplement: { title: t("补正", "Supplement"), by: "applicant", from: "asked", to: "examined", input: note },
    appoint: {
      title: t("另定日期", "Set another day"),
      by: "unitHead",
      from: "examined",
      to: stay,
      input: z.object({ until: z.iso.date().optional() }),
      due: (_c, input) => input.until,
    },
    prolong: {
      title: t("延期", "Prolong"),
      by: "unitHead",
      from: "examined",
      to: stay,
      input: nothing,
      extends: "permit.more",
    },
    decide: {
      title: t("决定", "Decide"),
      by: ["assignedUnit", "unitHead"],
      from: "examined",
      to: (_c, input) => (input.grant ? "granted" : "refused"),
      input: z.object({ grant: z.boolean(), unit: z.string().optional() }),
      head: (_c, input) => (input.unit ? { unit: input.unit } : {}),
      remember: (_c, input) => ({ outcome: input.grant ? "granted" : "refused" }),
    },
    grantByDefault: {
      title: t("视为准予", "Deemed granted"),
      by: "clock",
      from: "examined",
      to: "granted",
      input: nothing,
    },
  },
});

const source = { title: "测试", mark: "M" } as const;
const row = (key: string, amount: number, unit: "workingDay" | "hour" | "calendarDay"): RuleRow => ({
  key,
  from: "2020-01-01",
  title: t("时限", "Term"),
  value: { amount, unit },
  source,
});

export const almanac = {
  calendar: chinaCalendar,
  rules: ruleBook([
    row("permit.file", 1, "workingDay"),
    row("permit.decide", 5, "workingDay"),
    row("permit.fast", 24, "hour"),
    row("permit.return", 48, "hour"),
    row("permit.supplement", 10, "workingDay"),
    row("permit.more", 2, "workingDay"),
  ]),
};

export const officer: Actor = { kind: "staff", id: "officer", posts: [{ unit: "office", role: "officer" }] };
export const head: Actor = { kind: "staff", id: "head", posts: [{ unit: "office", role: "head" }] };
export const applicant: Actor = { kind: "citizen", id: "applicant", posts: [], proven: [1] };
export const commandId = "00000000-0000-8000-8000-000000000001";

/** A permit opened at a moment, by the entry that opened it. */
export function openPermit(at: string, input: unknown = { what: "stall" }): { case: Case; entries: Entry[] } {
  const identity = { id: 1, number: "XK-20260302-0000001-0", parentId: null };
  const entry = decideOpening(permit, identity, { actor: applicant, at, commandId, input }, almanac);
  return { case: evolve(null, entry), entries: [entry] };
}

/** The case after an action, and its history. Throws Refusal. */
export function go(
  before: { readonly case: Case; readonly entries: readonly Entry[] },
  at: string,
  actor: Actor,
  action: string,
  input: unknown = {},
): { case: Case; entries: Entry[] } {
  const entry = decide(permit, before.case, { action, input, actor, at, commandId }, almanac);
  return { case: evolve(before.case, entry), entries: [...before.entries, entry] };
}
