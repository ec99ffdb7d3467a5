import type { Finding } from "@wuxing/kernel/draw";
import { t } from "@wuxing/kernel/text";
import { type Checkpoint, type OpenedCheckpoint, openSigned } from "@wuxing/tlog/checkpoint";
import { LogFault } from "@wuxing/tlog/fault";
import type { Policy } from "@wuxing/tlog/policy";
import { parseProof } from "@wuxing/tlog/proof";
import { hasherOf, sameHash, verifyInclusion } from "@wuxing/tlog/tree";
import { checkpointFacts, logFindings } from "./logFindings.ts";
import { finding, type Report } from "./Report.ts";
import { reasonOf } from "./words.ts";

/** What a log's signed checkpoint proves. */
export function checkCheckpoint(name: string, note: string, policy: Policy): Report {
  return checked({ name, kind: "checkpoint" }, () => {
    const opened = openSigned(note, policy);
    const findings = [
      ...logFindings(opened, policy),
      finding(
        "limit",
        "只证明日志的条数和根，不证明其中某一条记录的内容；那要用回执或证明文件",
        "It proves the log's size and root, not what any record in it says: that takes a receipt or a proof",
      ),
    ];
    return { findings, facts: checkpointFacts(opened) };
  });
}

/** What a proof (c2sp.org/tlog-proof) proves; of which record, only where that is given too. */
export function checkProof(name: string, text: string, policy: Policy, record?: Uint8Array): Report {
  return checked({ name, kind: "proof" }, () => {
    const { index, hashes, checkpoint: note } = parseProof(text);
    const opened = openSigned(note, policy);
    const place = { label: t("第几条", "Place"), value: String(index + 1) };
    const findings = [recordFinding(index, hashes, opened, record), ...logFindings(opened, policy)];
    return { findings, facts: [place, ...checkpointFacts(opened)] };
  });
}

function recordFinding(
  index: number,
  proof: readonly Uint8Array[],
  { checkpoint: { size, root } }: OpenedCheckpoint,
  record: Uint8Array | undefined,
): Finding {
  if (!record)
    return finding(
      "open",
      "没有记录本身，不能确定证明的是哪一条：请把记录文件和证明文件一起放进来",
      "Without the record nobody can tell what this proves: put the record's file in together with the proof",
    );
  verifyInclusion({ index, size, root, leafHash: hasherOf().leaf(record), proof });
  return finding(
    "proven",
    `一起放进来的记录是日志的第 ${index + 1} 条，一字未改`,
    `The record put in with it is number ${index + 1} of the ${size} in the log, unchanged to the letter`,
  );
}

/**
 * What a file's checkpoint shows beside those of the other files. Of one log and one size with different roots: the log has
 * shown two histories, and this is the evidence. Of other sizes nothing is told by them alone.
 */
export function besideOthers(note: string, others: readonly string[], policy: Policy): Finding[] {
  const own = openedOrNone(note, policy);
  if (!own) return [];
  const same = others
    .flatMap((other) => openedOrNone(other, policy) ?? [])
    .filter(({ origin }) => origin === own.origin);
  const { origin, size } = own;
  if (same.some((one) => one.size === size && !sameHash(one.root, own.root)))
    return [
      finding(
        "wrong",
        `日志“${origin}”在 ${size} 条时签过两个不同的根：它给不同的人看了不同的内容。请保存这些文件并公开`,
        `The log “${origin}” has signed two different roots for ${size} records: it shows different people different things. Keep these files and make them public`,
      ),
    ];
  const sizes = [...new Set(same.map((one) => one.size))].filter((one) => one !== size).sort((a, b) => a - b);
  if (sizes.length === 0) return [];
  return [
    finding(
      "limit",
      `没有和一起放进来的另外的检查点（${sizes.join("、")} 条）比对：条数不同，只凭这些文件看不出一个是不是从另一个接着长出来的`,
      `Not compared with the other checkpoints put in with it (of ${sizes.join(", ")} records): the sizes differ, and these files alone do not tell whether one grew out of the other`,
    ),
  ];
}

function openedOrNone(note: string, policy: Policy): Checkpoint | undefined {
  try {
    return openSigned(note, policy).checkpoint;
  } catch (error) {
    if (!(error instanceof LogFault)) throw error;
    return undefined;
  }
}

function checked(file: Pick<Report, "name" | "kind">, check: () => Pick<Report, "findings" | "facts">): Report {
  try {
    return { ...file, ...check() };
  } catch (error) {
    if (!(error instanceof LogFault)) throw error;
    const text = reasonOf(error);
    return { ...file, findings: [{ kind: "wrong", text }], facts: [] };
  }
}
