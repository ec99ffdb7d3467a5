import type { Text } from "@wuxing/kernel/text";
import type { Policy } from "@wuxing/tlog/policy";
import { beaconMargin, timeOfRound } from "./beacon.ts";
import type { BeaconPlan } from "./DrawPlan.ts";
import { type Finding, finding } from "./Finding.ts";
import { sealEvidence } from "./sealEvidence.ts";

/** What is to be proven of a record that must stand in the log before chance speaks: its leaf, its proof, its name. */
interface Early {
  readonly leaf: string;
  readonly proof: string | undefined;
  readonly beacon: BeaconPlan;
  readonly name: Text;
}

/** Whether a record stood in the log before chance was known, as the log's proof and its witnesses show. */
export function inTime({ leaf, proof, beacon, name }: Early, policy: Policy | undefined): Finding {
  if (proof === undefined || !policy) return unproven(name, proof !== undefined);
  const seal = sealEvidence(leaf, proof, policy);
  if ("fault" in seal) return { kind: "wrong", text: seal.fault };
  if ("unwitnessed" in seal)
    return finding(
      "open",
      `${name.zh}已写入日志，但没有见证人证明是在什么时候`,
      `${name.en} stands in the log, but no witness vouches for the time`,
    );
  const { witnessedAt, witnesses } = seal;
  const at = dateOf(witnessedAt);
  if (beacon.kind === "dice")
    return finding(
      "proven",
      `${name.zh}在 ${at} 前已写入日志，并有 ${witnesses} 个见证`,
      `${name.en} stood in the log by ${at}, seen by ${witnesses} witnesses`,
    );
  const round = timeOfRound(beacon, beacon.round);
  if (witnessedAt + beaconMargin > round)
    return finding(
      "wrong",
      `${name.zh}在 ${at} 才有见证，没有比随机数产生（${dateOf(round)}）早 ${beaconMargin} 秒以上`,
      `${name.en} was witnessed at ${at}, not ${beaconMargin} seconds before its round came (${dateOf(round)})`,
    );
  return finding(
    "proven",
    `${name.zh}在 ${at} 前已写入日志（${witnesses} 个见证），早于随机数产生（${dateOf(round)}）`,
    `${name.en} stood in the log by ${at} (${witnesses} witnesses), before its round came (${dateOf(round)})`,
  );
}

const unproven = (name: Text, hasProof: boolean): Finding =>
  hasProof
    ? finding(
        "open",
        `没有核对${name.zh}是否在随机数产生之前就已定下：需要给出信任的日志和见证人（见证策略文件）`,
        `Whether ${lower(name.en)} was fixed before chance was known was not checked: say which log and witnesses are trusted (a policy file)`,
      )
    : finding(
        "open",
        `没有证明${name.zh}在随机数产生之前就已定下：文件里没有日志证明`,
        `That ${lower(name.en)} was fixed before chance was known is not proven: the file carries no proof from the log`,
      );

const lower = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

const dateOf = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
