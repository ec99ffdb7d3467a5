import type { Finding } from "@wuxing/kernel/draw";
import { t } from "@wuxing/kernel/text";
import { type OpenedCheckpoint, witnessedAt } from "@wuxing/tlog/checkpoint";
import { toBase64 } from "@wuxing/tlog/encoding";
import type { Policy } from "@wuxing/tlog/policy";
import { type Fact, finding } from "./Report.ts";
import { atSecond } from "./words.ts";

/** What a signed checkpoint proves by itself: who signed it, and which witnesses saw the same. */
export function logFindings(opened: OpenedCheckpoint, policy: Policy): Finding[] {
  const { checkpoint, log } = opened;
  return [
    finding(
      "proven",
      `日志“${checkpoint.origin}”在有 ${checkpoint.size} 条记录时签了名（公钥 ${log.id}）`,
      `The log “${checkpoint.origin}” signed this when it held ${checkpoint.size} records (key ${log.id})`,
    ),
    witnessFinding(opened, policy),
  ];
}

function witnessFinding(opened: OpenedCheckpoint, policy: Policy): Finding {
  const { cosignatures, witnessed } = opened;
  const all = policy.witnesses.length;
  if (policy.quorum === undefined)
    return finding(
      "open",
      "没有证明大家看到的是同一份日志：所用的公钥里没有见证人",
      "That everybody is shown the same log is not proven: the keys in use name no witness",
    );
  const names = cosignatures.map(({ key }) => key.name);
  if (!witnessed)
    return finding(
      "open",
      `没有证明大家看到的是同一份日志：${all} 个见证人里只有 ${cosignatures.length} 个见证了它，不够`,
      `That everybody is shown the same log is not proven: of ${all} witnesses only ${cosignatures.length} have cosigned, too few`,
    );
  const at = atSecond(witnessedAt(opened, policy) ?? 0);
  return finding(
    "proven",
    `${all} 个见证人中有 ${cosignatures.length} 个见证了它（${names.join("、")}），最迟在 ${at.zh} 已经看到同一份日志`,
    `${cosignatures.length} of ${all} witnesses have cosigned (${names.join(", ")}): by ${at.en} they had seen the same log`,
  );
}

/** The checkpoint's own words. */
export const checkpointFacts = ({ checkpoint }: OpenedCheckpoint): Fact[] => [
  { label: t("日志", "Log"), value: checkpoint.origin },
  { label: t("记录条数", "Records"), value: String(checkpoint.size) },
  { label: t("根", "Root"), value: toBase64(checkpoint.root) },
];
