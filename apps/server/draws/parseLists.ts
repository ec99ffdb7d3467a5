import type { DrawOfficer, Recusal, RevealCommitment, Target } from "@wuxing/kernel/draw";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";

/** Lists as they are typed or pasted from a table: a line each, its parts parted by commas or tabs. Throw Refusal with the line. */
export const parseFrame = (text: string): Target[] =>
  linesOf(text, "frame", [2, 3]).map(([id = "", stratum = "", area = ""]) => ({
    id,
    stratum,
    ...(area ? { area } : {}),
  }));

export const parseOfficers = (text: string): DrawOfficer[] =>
  linesOf(text, "officers", [2, 3]).map(([id = "", unit = "", areas = ""]) => ({
    ...{ id, unit },
    ...(areas ? { areas: areas.split(/\s+/u) } : {}),
  }));

export const parseRecusals = (text: string): Recusal[] =>
  linesOf(text, "recusals", [2, 2]).map(([target = "", officer = ""]) => ({ target, officer }));

export const parseCommitments = (text: string): RevealCommitment[] =>
  linesOf(text, "commitments", [2, 2]).map(([by = "", hash = ""]) => ({ by, hash: hash.toLowerCase() }));

export const parseQuotas = (text: string): Record<string, number> =>
  Object.fromEntries(linesOf(text, "quotas", [2, 2]).map(([stratum = "", quota = ""]) => [stratum, Number(quota)]));

function linesOf(text: string, field: string, [fewest, most]: readonly [number, number]): string[][] {
  return text.split(/\r?\n/u).flatMap((line, place) => {
    if (line.trim() === "") return [];
    const parts = line.split(/[,，\t]/u).map((part) => part.trim());
    const isSound = parts.length >= fewest && parts.length <= most && parts.slice(0, fewest).every(Boolean);
    if (!isSound) throw wrongLine(field, place + 1, fewest, most);
    return [parts];
  });
}

const wrongLine = (field: string, line: number, fewest: number, most: number): Refusal => {
  const count = fewest === most ? String(fewest) : `${fewest}–${most}`;
  const reason = t(
    `第 ${line} 行应有 ${count} 项，用逗号隔开`,
    `Line ${line} must have ${count} parts, parted by commas`,
  );
  return new Refusal("invalidInput", reason, [{ field, reason }]);
};
