import { t } from "@wuxing/kernel/text";
import type { Policy } from "@wuxing/tlog/policy";
import type { DrawFile, DroppedReveal } from "./DrawFile.ts";
import { type Finding, finding } from "./Finding.ts";
import { inTime } from "./inTime.ts";
import { checkReveals } from "./reveals.ts";
import { revealsLeaf } from "./sealEvidence.ts";

/**
 * What is known of the secrets: whether the set of those laid open was fixed before chance was known, and who takes part.
 * Only where the log proves the set is one that is missing known to be missing: else it could have been left out because
 * the outcome pleased better without it.
 */
export function revealFindings(draw: DrawFile, policy: Policy | undefined): Finding[] {
  const { plan, reveals = [], log } = draw;
  if (plan.commitments.length === 0) return [];
  const { valid, dropped } = checkReveals(plan.id, plan.commitments, reveals);
  const fixed = inTime(
    {
      ...{ leaf: revealsLeaf(plan.id, reveals), proof: log?.reveals, beacon: plan.beacon },
      name: t("按时公开的秘密数名单", "The list of secrets laid open by the term"),
    },
    policy,
  );
  // Of dice nobody outside knows when they were thrown.
  const isFixed = fixed.kind === "proven" && plan.beacon.kind === "drand";
  const findings = [fixed, ...dropped.map(isFixed ? isOut : mayBeOut)];
  if (valid.length > 0)
    findings.push(
      finding(
        "proven",
        `${valid.length} 名监督员的秘密数与事先的承诺值相符，已计入`,
        `The secrets of ${valid.length} supervisors fit what they committed to, and take part`,
      ),
    );
  return findings;
}

const isOut = ({ by }: DroppedReveal): Finding =>
  finding(
    "proven",
    `${by} 的秘密数按规则不计入：名单在随机数产生之前就已定下，事后不能再加减`,
    `The secret of ${by} by the rule takes no part: the list was fixed before chance was known, and nobody could add to it or take away afterwards`,
  );

const mayBeOut = ({ by, reason }: DroppedReveal): Finding =>
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
      );
