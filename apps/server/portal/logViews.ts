import { hash } from "node:crypto";
import { type Text, t } from "@wuxing/kernel/text";
import { findAnchors, type ShownAnchors } from "@wuxing/platform/anchors";
import type { Platform } from "@wuxing/platform/area";
import type { LogHead, PublicLog } from "@wuxing/platform/log";
import { openSigned } from "@wuxing/tlog/checkpoint";
import { formatVerifierKey } from "@wuxing/tlog/note";
import type { AnchorsView, CheckpointView, LogView } from "../../web/portal/views.ts";
import { verifyPage } from "./verifyPage.ts";

export const checkpointView = ({ size, root, at }: LogHead): CheckpointView => ({
  size,
  root: root.toString("base64"),
  at,
});

/** Whether enough witnesses of the policy have cosigned a checkpoint, and which have; without witnesses none is enough. */
export function cosignersOf(log: PublicLog, head: LogHead): { witnessed: boolean; names: readonly string[] } {
  const { witnessed, cosignatures } = openSigned(head.note, log.policy);
  const names = cosignatures.map(({ key }) => key.name);
  return { witnessed: witnessed && names.length > 0, names };
}

/** The hash of a leaf as the code of a receipt says it: base64url. */
export const leafHashText = (record: string): string =>
  hash("sha256", Buffer.concat([Buffer.of(0), Buffer.from(record)]), "base64url");

const sources: Readonly<Record<string, Text>> = {
  file: t("数据库旁边的检查点文件", "The checkpoint file beside the database"),
  unreadableFile: t("数据库旁边的检查点文件", "The checkpoint file beside the database"),
  witness: t("见证人", "Witnesses"),
  database: t("数据库里的检查点", "The checkpoint in the database"),
};

/** The page of the log. */
export async function logView({ log, casework, pool }: Platform, origin: string): Promise<LogView> {
  const [newest, witnessed, published, states, alarm, anchors, verifier] = await Promise.all([
    log.newest(),
    log.witnessed(),
    log.published(),
    log.witnesses(),
    log.alarm(),
    findAnchors(pool, undefined, shownAnchors),
    verifyPage({ log, casework }),
  ]);
  return {
    origin: log.origin,
    address: `${origin}/log`,
    newest: newest ? checkpointView(newest) : null,
    witnessed: witnessed ? checkpointView(witnessed) : null,
    note: published?.note ?? null,
    keys: log.verifiers.map(formatVerifierKey),
    keysInDatabase: log.keysInDatabase,
    witnesses: log.policy.witnesses.map(({ name, key }) => {
      const { size = 0, at = null, fault = null, faultKind, faultAt } = states.get(name) ?? {};
      const wrong = fault !== null && faultAt ? { refused: faultKind === "refused", reason: fault, at: faultAt } : null;
      return { name: key.name, size, at, fault: wrong };
    }),
    alarm: alarm ? { ...alarm, source: sources[alarm.source] ?? t(alarm.source, alarm.source) } : null,
    anchors: anchorsView(anchors),
    verifierSha256: verifier.sha256,
  };
}

const shownAnchors = 5;

function anchorsView({ anchors, fault }: ShownAnchors): AnchorsView {
  const [first] = anchors;
  const place = first && { chainId: first.chainId, contract: first.contract };
  const latest = anchors.map(({ size, block, blockTime, final }) => ({ size, block, blockTime, final }));
  return { ...(place ? { place } : {}), latest, fault };
}
