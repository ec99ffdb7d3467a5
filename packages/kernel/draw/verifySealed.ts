import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "@wuxing/kernel/record";
import type { DrawFile, RevealedVisit } from "./DrawFile.ts";
import { type Finding, finding } from "./Finding.ts";
import { cutoffsOf, drawByProofs, visitHash, vrfInput } from "./sealedDraw.ts";
import { vrfVerify } from "./vrf.ts";

/** Checks an unannounced draw as far as it is laid open: each visit by itself, and the whole after the close. */
export function verifySealed(file: DrawFile, seed: string): Finding[] {
  const { sealed, visits = [], closed } = file;
  if (!sealed) return [finding("open", "抽取结果还没有封存", "The outcome has not been sealed yet")];
  const seen = new Set<string>();
  const double = visits.find(({ target }) => seen.size === seen.add(target).size);
  if (double) return [wrongVisit(double, "列了两次", "it stands there twice")];
  const findings = visits.flatMap((visit) => visitFaults(file, seed, visit));
  if (findings.length === 0 && visits.length > 0) findings.push(genuineVisits(visits.length, sealed.visits.length));
  if (closed) return [...findings, ...closeFindings(file, seed)];
  return [
    ...findings,
    finding(
      "open",
      `还有 ${sealed.visits.length - visits.length} 次检查没有公开；要到结束公布全部证明后，才能确认没有漏掉或换掉一个`,
      `${sealed.visits.length - visits.length} visits are not laid open yet; only when all proofs are published at the close can anyone see that none was left out or exchanged`,
    ),
  ];
}

const genuineVisits = (made: number, all: number): Finding =>
  finding(
    "proven",
    `已公开的 ${made} 次检查（共 ${all} 次）都在封存的名单里，对象确由随机数抽中，人员与名单相同`,
    `What is laid open, ${made} visits of ${all}, stands in the sealed list: chance drew the target, and the officers are those of the list`,
  );

function visitFaults({ plan, sealed }: DrawFile, seed: string, visit: RevealedVisit): Finding[] {
  const target = plan.frame.find(({ id }) => id === visit.target);
  if (target?.stratum !== visit.stratum || target.exempt !== undefined)
    return [wrongVisit(visit, "对象不在名录的这一类里", "the target does not stand in that class of the frame")];
  const ticket = ticketOf(plan.vrfKey as string, seed, visit.target, visit.proof);
  if (ticket === undefined) return [wrongVisit(visit, "随机数证明不成立", "its proof proves nothing")];
  if (ticket > (sealed?.cutoffs[visit.stratum] ?? ""))
    return [wrongVisit(visit, "随机数高于中签线，没有抽中", "its ticket is above the cut-off: it was not drawn")];
  if (!sealed?.visits.includes(visitHash(visit)))
    return [
      wrongVisit(visit, "不在封存的名单里，或人员被换过", "it is not in the sealed list, or its officers are others"),
    ];
  return [];
}

const wrongVisit = ({ target }: RevealedVisit, zh: string, en: string): Finding =>
  finding("wrong", `对 ${target} 的检查：${zh}`, `The visit to ${target}: ${en}`);

/** The ticket that a proof proves, in hex; undefined where it proves none. */
function ticketOf(vrfKey: string, seed: string, id: string, proof: string): string | undefined {
  const output = vrfVerify(hexToBytes(vrfKey), vrfInput(seed, id), hexToBytes(proof));
  return output && bytesToHex(output);
}

function closeFindings({ plan, sealed, visits = [], closed }: DrawFile, seed: string): Finding[] {
  const proofs = new Map(closed?.proofs.map(({ target, proof }) => [target, proof]));
  for (const { id } of plan.frame) {
    const proof = proofs.get(id);
    if (proof === undefined)
      return [finding("wrong", `结束时没有公布 ${id} 的证明`, `The close lacks the proof of ${id}`)];
    if (ticketOf(plan.vrfKey as string, seed, id, proof) === undefined)
      return [finding("wrong", `${id} 的随机数证明不成立`, `The proof of ${id} proves nothing`)];
  }
  const { picked, shortfalls } = drawByProofs(plan, proofs);
  const made = new Map(visits.map((visit) => [visit.target, visit]));
  const missing = picked.find(({ target }) => !made.has(target));
  if (missing)
    return [finding("wrong", `抽中的 ${missing.target} 没有公开`, `${missing.target} was drawn and is not laid open`)];
  const other = picked.find(
    ({ target, officers }) => canonicalJson(made.get(target)?.officers) !== canonicalJson(officers),
  );
  if (other)
    return [
      finding(
        "wrong",
        `派往 ${other.target} 的人员与重算不符`,
        `The officers sent to ${other.target} are not those that were drawn`,
      ),
    ];
  if (visits.length !== picked.length || sealed?.visits.length !== picked.length)
    return [finding("wrong", "公开的检查比抽中的多", "More visits are laid open than were drawn")];
  if (canonicalJson(sealed.cutoffs) !== canonicalJson(cutoffsOf(picked)))
    return [finding("wrong", "中签线与重算不符", "The cut-offs are not those of the draw")];
  if (canonicalJson(closed?.shortfalls) !== canonicalJson(shortfalls))
    return [finding("wrong", "缺额说明与重算不符", "The shortfalls are not those of the draw")];
  return [
    finding(
      "proven",
      `全部 ${plan.frame.length} 个对象的随机数都已核对，抽中的 ${picked.length} 个一个不多、一个不少，人员也与重算相同`,
      `The tickets of all ${plan.frame.length} targets are checked: the ${picked.length} drawn are all there and no other, and the officers come out the same`,
    ),
  ];
}
