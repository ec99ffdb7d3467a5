import { canonicalJson } from "@wuxing/kernel/record";
import { t } from "@wuxing/kernel/text";
import type { Policy } from "@wuxing/tlog/policy";
import { isBeaconOf } from "./beacon.ts";
import { commitmentHash, commitmentOf } from "./commitmentOf.ts";
import type { DrawCommitment, DrawFile } from "./DrawFile.ts";
import { drawFileSchema } from "./drawFileSchema.ts";
import { type Finding, finding } from "./Finding.ts";
import { inTime } from "./inTime.ts";
import { limitsOf } from "./limitsOf.ts";
import { outcomeFindings } from "./outcomeFindings.ts";
import { planFaults } from "./planFaults.ts";
import { revealFindings } from "./revealFindings.ts";
import { checkReveals } from "./reveals.ts";
import { runDraw } from "./runDraw.ts";
import { commitmentLeaf } from "./sealEvidence.ts";
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
    inTime(
      {
        ...{ leaf: commitmentLeaf(commitment), proof: draw.log?.proof, beacon: draw.plan.beacon },
        name: t("方案", "The plan"),
      },
      policy,
    ),
    ...revealFindings(draw, policy),
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

function chanceFindings(draw: DrawFile, commitment: DrawCommitment): Finding[] {
  const { plan, beacon, reveals = [] } = draw;
  if (!beacon) return [finding("open", "随机数还没有产生，尚未抽取", "Chance has not spoken yet: nothing is drawn")];
  if (!isBeaconOf(plan.beacon, beacon))
    return [
      finding(
        "wrong",
        "随机数不是方案约定的那一轮，或签名不对",
        "The beacon is not the one the plan waits for, or its signature is wrong",
      ),
    ];
  const chance =
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
        );
  const seed = seedOf(commitment, beacon, checkReveals(plan.id, plan.commitments, reveals).valid);
  return [chance, ...(plan.mode === "open" ? openFindings(draw, seed) : verifySealed(draw, seed))];
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
