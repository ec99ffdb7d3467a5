import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Check } from "@wuxing/platform/casework";
import { readDocument } from "@wuxing/platform/gateway";

const atMost = 5;

/** A document with faults is kept as a draft and goes no further. Each fault is named with its place. */
export const checkDocument: Check = async (client, { type, action, caseId }) => {
  if (type !== "attached.service" || action !== "submit") return;
  const { rows } = await client.query<{ document: string }>(
    "SELECT data ->> 'document' AS document FROM cases WHERE id = $1",
    [caseId],
  );
  const { faults } = await readDocument(rows[0]?.document ?? "");
  if (faults.length === 0) return;
  const shown = faults.slice(0, atMost);
  const list = (words: (fault: (typeof faults)[number]) => string): string => shown.map(words).join("；");
  throw new Refusal(
    "refused",
    t(
      `文档还有 ${faults.length} 处要改：${list(({ at, reason }) => `${at || "/"} ${reason.zh}`)}`,
      `${faults.length} places of the document must be mended: ${list(({ at, reason }) => `${at || "/"} ${reason.en}`)}`,
    ),
  );
};
