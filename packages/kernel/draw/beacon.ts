import { bls12_381 } from "@noble/curves/bls12-381.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import type { BeaconValue } from "./DrawFile.ts";
import type { BeaconPlan, DicePlan, DrandPlan } from "./DrawPlan.ts";

/** drand's chain "quicknet": a round every three seconds, signed by a threshold of independent bodies. */
export const quicknet = {
  kind: "drand",
  chain: "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
  publicKey:
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a",
  genesis: 1692803367,
  period: 3,
} as const;

/** Chains whose key stands here and not in the file that is checked: anyone could make up a chain of his own, with the time of its rounds. */
const knownChains = [quicknet];

/** Whether a plan waits for a chain that is known: its name, key and times are that chain's, every one. */
export const isKnownChain = (plan: DrandPlan): boolean =>
  knownChains.some(
    ({ chain, publicKey, genesis, period }) =>
      chain === plan.chain && publicKey === plan.publicKey && genesis === plan.genesis && period === plan.period,
  );

/** How many seconds before its round a plan must have been witnessed, at least: clocks differ. */
export const beaconMargin = 60;

/** Fewest bits that dice must give. */
export const fewestDiceBits = 64;

/** When a round comes, in Unix seconds. */
export const timeOfRound = ({ genesis, period }: Pick<DrandPlan, "genesis" | "period">, round: number): number =>
  genesis + (round - 1) * period;

/** The first round that comes at a time (Unix seconds) or after it. */
export const roundFrom = ({ genesis, period }: Pick<DrandPlan, "genesis" | "period">, time: number): number =>
  Math.max(1, Math.ceil((time - genesis) / period) + 1);

/** Whether a value is what the plan waits for, and genuine: the chain's signature of that very round, or that many throws of such dice. */
export function isBeaconOf(plan: BeaconPlan, value: BeaconValue): boolean {
  if (plan.kind === "dice") return value.kind === "dice" && areThrows(plan, value.throws);
  return value.kind === "drand" && value.round === plan.round && isSignature(plan, value.signature);
}

/** The chance in a genuine value: 32 bytes in hex for a round of drand, as drand gives it; the throws in words for dice. */
export const chanceOf = (value: BeaconValue): string =>
  value.kind === "drand" ? bytesToHex(sha256(hexToBytes(value.signature))) : `dice:${value.throws.join(",")}`;

const areThrows = ({ sides, throws }: DicePlan, thrown: readonly number[]): boolean =>
  thrown.length === throws && thrown.every((face) => Number.isInteger(face) && face >= 1 && face <= sides);

/** Scheme bls-unchained-g1-rfc9380: the signature, in G1, of SHA-256 of the round as eight bytes. */
function isSignature({ publicKey, round }: DrandPlan, signature: string): boolean {
  if (!/^[0-9a-f]{96}$/u.test(signature) || !/^[0-9a-f]{192}$/u.test(publicKey)) return false;
  const message = new Uint8Array(8);
  new DataView(message.buffer).setBigUint64(0, BigInt(round));
  const { shortSignatures: bls } = bls12_381;
  try {
    return bls.verify(hexToBytes(signature), bls.hash(sha256(message), domain), hexToBytes(publicKey));
  } catch {
    // Bytes that are no point of the curve.
    return false;
  }
}

const domain = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";
