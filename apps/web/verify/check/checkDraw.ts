import { type DrawFile, drawFileSchema, verifyDraw } from "@wuxing/kernel/draw";
import { t } from "@wuxing/kernel/text";
import type { Policy } from "@wuxing/tlog/policy";
import type { Fact, Report } from "./Report.ts";

/** What a draw's file proves: it is replayed, and its plan looked up in the log. Never throws for what the file holds. */
export function checkDraw(name: string, file: unknown, policy: Policy | undefined): Report {
  const read = drawFileSchema.safeParse(file);
  const draw = read.success ? (read.data as DrawFile) : undefined;
  const { findings } = verifyDraw(file, policy);
  return { name, kind: "draw", findings, facts: draw ? factsOf(draw) : [] };
}

const modes = { open: t("公开抽取", "open"), unannounced: t("暗访抽取", "unannounced") };

function factsOf({ plan, outcome, sealed, visits }: DrawFile): Fact[] {
  const drawn = outcome?.picked.length ?? sealed?.visits.length;
  return [
    { label: t("抽取", "Draw"), value: plan.id },
    { label: t("方式", "Mode"), value: modes[plan.mode] },
    { label: t("名录", "Frame"), value: String(plan.frame.length) },
    ...(drawn === undefined ? [] : [{ label: t("抽中", "Drawn"), value: String(drawn) }]),
    ...(visits ? [{ label: t("已公开的检查", "Visits laid open"), value: String(visits.length) }] : []),
  ];
}
