import { canonicalJson } from "@wuxing/kernel/record";
import type { Policy } from "@wuxing/tlog/policy";
import { beaconMargin, isBeaconOf, timeOfRound } from "./beacon.ts";
import { commitmentHash, commitmentOf } from "./commitmentOf.ts";
import type { DrawCommitment, DrawFile } from "./DrawFile.ts";
import { drawFileSchema } from "./drawFileSchema.ts";
import { type Finding, finding } from "./Finding.ts";
import { limitsOf } from "./limitsOf.ts";
import { outcomeFindings } from "./outcomeFindings.ts";
import { planFaults } from "./planFaults.ts";
import { checkReveals } from "./reveals.ts";
import { runDraw } from "./runDraw.ts";
import { commitmentLeaf, sealEvidence } from "./sealEvidence.ts";
import { seedOf } from "./seedOf.ts";
import { verifySealed } from "./verifySealed.ts";

/** The outcome of a check: `sound` when nothing in the file is wrong; what is open stands among the findings. */
export interface DrawVerdict {
  readonly sound: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Checks a draw file by itself, replaying what it says, and tells in plain words what is proven and what is not. `policy`:
 * the logs and witnesses that are trusted; without it nothing is said of when the plan was fixed. Never throws for what a
 * file holds.
 */
export function verifyDraw(file: unknown, policy?: Policy): DrawVerdict {
  const parsed = drawFileSchema.safeParse(file);
  if (!parsed.success)
    return verdict([shapeFault(parsed.error.issues[0]?.path ?? [], parsed.error.issues[0]?.message)]);
  const draw = parsed.data;
  const faults = planFaults(draw.plan);
  if (faults.length > 0) return verdict(faults.map((text) => ({ kind: "wrong", text })));
  const commitment = commitmentOf(draw.plan);
  if (canonicalJson(commitment) !== canonicalJson(draw.commitment))
    return verdict([otherPlan(commitment, draw.commitment)]);
  return verdict([
    finding(
      "proven",
      `方案完整：名录 ${draw.plan.frame.length} 个对象、${draw.plan.officers.length} 名人员，与承诺记录一字不差（${commitmentHash(commitment).slice(0, 16)}…）`,
      `The plan is whole: ${draw.plan.frame.length} targets and ${draw.plan.officers.length} officers, to the byte what the commitment says (${commitmentHash(commitment).slice(0, 16)}…)`,
    ),
    sealFinding(draw, commitment, policy),
    ...chanceFindings(draw, commitment),
    ...outcomeFindings(draw, policy),
    ...limitsOf(draw),
  ]);
}

const verdict = (findings: readonly Finding[]): DrawVerdict => ({
  sound: findings.every(({ kind }) => kind !== "wrong"),
  findings,
});

function shapeFault(path: readonly PropertyKey[], message = ""): Finding {
  const place = path.map(String).join(".") || "/";
  return finding(
    "wrong",
    `这不是抽取文件（wuxing-draw/1），或文件已损坏：${place} 处不符合格式`,
    `This is no draw file (wuxing-draw/1), or it is damaged: at ${place} it is not as it must be (${message})`,
  );
}

/** Names the first part in which the plan is not the one that was committed to. */
function otherPlan(own: DrawCommitment, said: DrawCommitment): Finding {
  const parts = Object.keys({ ...own, ...said }) as (keyof DrawCommitment)[];
  const part = parts.find((name) => canonicalJson(own[name] ?? null) !== canonicalJson(said[name] ?? null));
  return finding(
    "wrong",
    `方案与承诺记录不符：${part} 被改动过`,
    `The plan is not the one committed to: ${part} has been changed`,
  );
}

function sealFinding(
  { plan: { beacon }, log }: DrawFile,
  commitment: DrawCommitment,
  policy: Policy | undefined,
): Finding {
  if (!log || !policy) return unproven(log !== undefined);
  const seal = sealEvidence(commitmentLeaf(commitment), log.proof, policy);
  if ("fault" in seal) return { kind: "wrong", text: seal.fault };
  if ("unwitnessed" in seal)
    return finding(
      "open",
      "方案已写入日志，但没有见证人证明是在什么时候",
      "The plan stands in the log, but no witness vouches for the time",
    );
  const { witnessedAt, witnesses } = seal;
  const at = dateOf(witnessedAt);
  if (beacon.kind === "dice")
    return finding(
      "proven",
      `方案在 ${at} 前已写入日志，并有 ${witnesses} 个见证`,
      `The plan stood in the log by ${at}, seen by ${witnesses} witnesses`,
    );
  const round = timeOfRound(beacon, beacon.round);
  if (witnessedAt + beaconMargin > round)
    return finding(
      "wrong",
      `方案在 ${at} 才有见证，没有比随机数产生（${dateOf(round)}）早 ${beaconMargin} 秒以上`,
      `The plan was witnessed at ${at}, not ${beaconMargin} seconds before its round came (${dateOf(round)})`,
    );
  return finding(
    "proven",
    `方案在 ${at} 前已写入日志（${witnesses} 个见证），早于随机数产生（${dateOf(round)}）`,
    `The plan stood in the log by ${at} (${witnesses} witnesses), before its round came (${dateOf(round)})`,
  );
}

const unproven = (hasProof: boolean): Finding =>
  hasProof
    ? finding(
        "open",
        "没有核对方案是否在随机数产生之前就已定下：需要给出信任的日志和见证人（见证策略文件）",
        "Whether the plan was fixed before chance was known was not checked: say which log and witnesses are trusted (a policy file)",
      )
    : finding(
        "open",
        "没有证明方案在随机数产生之前就已定下：文件里没有日志证明",
        "That the plan was fixed before chance was known is not proven: the file carries no proof from the log",
      );

const dateOf = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;

function chanceFindings(draw: DrawFile, commitment: DrawCommitment): Finding[] {
  const { plan, beacon, reveals = [] } = draw;
  const { valid, dropped } = checkReveals(plan.id, plan.commitments, reveals);
  const findings = dropped.map(({ by, reason }) =>
    reason === "missing"
      ? finding(
          "open",
          `${by} 的秘密数不在文件里，按规则不计入；是否真没有按时公开，文件不能证明`,
          `The secret of ${by} is not in the file, and by the rule takes no part; that it was not laid open in time the file does not prove`,
        )
      : finding(
          "open",
          `文件里 ${by} 的秘密数与承诺值不符，按规则不计入；${by} 是否公开过别的数，文件不能证明`,
          `What stands in the file for ${by} does not fit the commitment, and by the rule takes no part; that ${by} laid nothing else open the file does not prove`,
        ),
  );
  if (valid.length > 0)
    findings.push(
      finding(
        "proven",
        `${valid.length} 名监督员的秘密数与事先的承诺值相符，已计入`,
        `The secrets of ${valid.length} supervisors fit what they committed to, and take part`,
      ),
    );
  if (!beacon)
    return [...findings, finding("open", "随机数还没有产生，尚未抽取", "Chance has not spoken yet: nothing is drawn")];
  if (!isBeaconOf(plan.beacon, beacon))
    return [
      ...findings,
      finding(
        "wrong",
        "随机数不是方案约定的那一轮，或签名不对",
        "The beacon is not the one the plan waits for, or its signature is wrong",
      ),
    ];
  findings.push(
    beacon.kind === "drand"
      ? finding(
          "proven",
          `随机数是约定的第 ${beacon.round} 轮，信标的签名正确`,
          `Chance came from round ${beacon.round}, as planned; the beacon's signature is right`,
        )
      : finding(
          "open",
          "随机数来自当众掷骰，只能重算，不能证明没有重掷",
          "Chance came from dice thrown in public: weaker, since nothing proves that they were not thrown again",
        ),
  );
  const seed = seedOf(commitment, beacon, valid);
  return [...findings, ...(plan.mode === "open" ? openFindings(draw, seed) : verifySealed(draw, seed))];
}

function openFindings({ plan, outcome }: DrawFile, seed: string): Finding[] {
  if (!outcome) return [finding("open", "还没有抽取结果", "There is no outcome yet")];
  const own = runDraw(plan, seed);
  const at = own.picked.findIndex(
    (picked, place) => canonicalJson(picked) !== canonicalJson(outcome.picked[place] ?? null),
  );
  const [mine, theirs] = [own.picked[at]?.target, outcome.picked[at]?.target ?? "—"];
  if (at >= 0)
    return [
      finding(
        "wrong",
        `重算结果不同：第 ${at + 1} 个应为 ${mine} 及其人员，文件里是 ${theirs}`,
        `The replay differs: number ${at + 1} should be ${mine} with its officers, the file has ${theirs}`,
      ),
    ];
  if (outcome.picked.length > own.picked.length)
    return [finding("wrong", "文件里抽中的比重算的多", "The file has more targets than were drawn")];
  if (canonicalJson(outcome.shortfalls) !== canonicalJson(own.shortfalls))
    return [finding("wrong", "缺额说明与重算不符", "The shortfalls are not those of the replay")];
  return [
    finding(
      "proven",
      `重算结果一致：抽中 ${own.picked.length} 个对象及其人员`,
      `The replay gives the same: ${own.picked.length} targets and their officers`,
    ),
  ];
}
