import type { Policy } from "@wuxing/tlog/policy";
import type { DrawFile } from "./DrawFile.ts";
import { type Finding, finding } from "./Finding.ts";
import { outcomeLeaf, sealEvidence } from "./sealEvidence.ts";

/**
 * Whether the sealed list of an unannounced draw is the one that was put into the log, and by when; nothing for an open
 * draw, nor for a closed one without a proof: their outcome is replayed. Until the close only this tells that the list was
 * not written afterwards.
 */
export function outcomeFindings({ plan, sealed, log, closed }: DrawFile, policy: Policy | undefined): Finding[] {
  if (!sealed) return [];
  if (log?.outcome === undefined && closed) return [];
  if (log?.outcome === undefined)
    return [
      finding(
        "open",
        "没有证明封存的名单在抽取时就已写入日志：文件里没有这份日志证明",
        "That the sealed list stood in the log since the draw is not proven: the file carries no proof of it",
      ),
    ];
  if (!policy)
    return [
      finding(
        "open",
        "没有核对封存的名单是否写入日志：需要给出信任的日志和见证人（见证策略文件）",
        "Whether the sealed list stands in the log was not checked: say which log and witnesses are trusted (a policy file)",
      ),
    ];
  const seal = sealEvidence(outcomeLeaf(plan.id, sealed), log.outcome, policy);
  if ("fault" in seal) return [{ kind: "wrong", text: seal.fault }];
  if ("unwitnessed" in seal)
    return [
      finding(
        "open",
        "封存的名单已写入日志，但没有见证人证明是在什么时候",
        "The sealed list stands in the log, but no witness vouches for the time",
      ),
    ];
  const at = `${new Date(seal.witnessedAt * 1000).toISOString().slice(0, 19)}Z`;
  return [
    finding(
      "proven",
      `封存的名单在 ${at} 前已写入日志（${seal.witnesses} 个见证），此后没有改过`,
      `The sealed list stood in the log by ${at} (${seal.witnesses} witnesses), and is the same since`,
    ),
  ];
}
