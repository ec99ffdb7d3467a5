import { type DrawCommitment, type DrawFile, drawFileSchema, type SealEvidence, verifyDraw } from "@wuxing/kernel/draw";
import { canonicalJson } from "@wuxing/kernel/record";
import { t } from "@wuxing/kernel/text";
import { openSigned } from "@wuxing/tlog/checkpoint";
import { LogFault } from "@wuxing/tlog/fault";
import type { Policy } from "@wuxing/tlog/policy";
import { parseProof } from "@wuxing/tlog/proof";
import { hasherOf, verifyInclusion } from "@wuxing/tlog/tree";
import { witnessedAt } from "./logFindings.ts";
import type { Fact, Report } from "./Report.ts";
import { reasonOf } from "./words.ts";

/** What a draw's file proves: it is replayed, and its plan looked up in the log. Never throws for what the file holds. */
export function checkDraw(name: string, file: unknown, policy: Policy | undefined): Report {
  const read = drawFileSchema.safeParse(file);
  const draw = read.success ? (read.data as DrawFile) : undefined;
  const seal = (commitment: DrawCommitment) => (policy && draw ? sealOf(draw, commitment, policy) : undefined);
  const { findings } = verifyDraw(file, seal);
  return { name, kind: "draw", findings, facts: draw ? factsOf(draw) : [] };
}

/** By when witnesses had seen the plan's commitment in the log; undefined where the file does not say, or asks no witness. */
function sealOf({ log }: DrawFile, commitment: DrawCommitment, policy: Policy): SealEvidence | undefined {
  if (!log) return undefined;
  try {
    const { index, hashes, checkpoint } = parseProof(log.proof);
    const opened = openSigned(checkpoint, policy);
    const text = canonicalJson({ v: "wuxing-record/1", kind: "draw.commitment", record: commitment });
    const leafHash = hasherOf().leaf(new TextEncoder().encode(text));
    verifyInclusion({ index, ...opened.checkpoint, leafHash, proof: hashes });
    const at = witnessedAt(opened, policy);
    return at === undefined ? undefined : { witnessedAt: at, witnesses: opened.cosignatures.length };
  } catch (error) {
    if (!(error instanceof LogFault)) throw error;
    const { zh, en } = reasonOf(error);
    return { fault: t(`抽取方案的日志证明不成立。${zh}`, `The log's proof of the plan does not hold. ${en}`) };
  }
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
