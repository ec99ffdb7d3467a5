import { quicknet } from "../beacon.ts";
import { commitmentOf } from "../commitmentOf.ts";
import type { DrawFile, Reveal } from "../DrawFile.ts";
import type { DrandPlan, DrawMode, DrawPlan } from "../DrawPlan.ts";
import { hashOfText } from "../hashes.ts";
import { orderPlan } from "../orderPlan.ts";
import { checkReveals, revealHash } from "../reveals.ts";
import { runDraw } from "../runDraw.ts";
import { runSealedDraw } from "../sealedDraw.ts";
import { seedOf } from "../seedOf.ts";
import { vrfPublicKey } from "../vrf.ts";

/** Published: the chain and the round of drand-client's tests, of the scheme bls-unchained-g1-rfc9380. No draw may wait for it. */
export const walkthrough: DrandPlan = {
  kind: "drand",
  chain: "af8b6fc95693b058a3a59efe586eb31c2c352fe00cf40c62a427d87c34f7a235",
  publicKey:
    "81d320f220ee9c79e60e19dedc838c31e3ab919b15481e9feb52f643628c4f6a13fdc52129493875a818109d767272ca0541cbcdcea9335f2870d781b39b845ba8cbd44fdfe4967781cf72ca5917fc9398bcf97ca0548ed5a709016c4b1ff0f3",
  genesis: 1687506816,
  period: 3,
  round: 38,
};

export const round38 = {
  kind: "drand",
  round: 38,
  signature: "95c93585c513ebbcb4777ff15599b3140e5ec0295faa0e483f3deadd88fa6d43f0d3703e3a4ce106e8fd6c6987f32126",
} as const;

/** Published: round 657413 of quicknet, in the README of noislabs' drand-verify. */
export const sampleBeacon: DrandPlan = { ...quicknet, round: 657413 };
export const sampleChance = {
  kind: "drand",
  round: 657413,
  signature: "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b",
} as const;

/** The key of the sample's unannounced draw; a real draw makes its own. */
export const sampleKey = hashOfText("sample key");
const secret = hashOfText("sample secret").slice(0, 32);

/** A small plan of either mode: 24 windows in two classes, eight officers of four units, one recusal, one supervisor's secret. */
export function samplePlan(mode: DrawMode): DrawPlan {
  const id = `sample-${mode}`;
  return orderPlan({
    id,
    mode,
    frame: Array.from({ length: 24 }, (_, place) => ({
      id: `W${String(place + 1).padStart(2, "0")}`,
      stratum: place < 16 ? "A" : "B",
      area: place % 2 === 0 ? "360302" : "360313",
      ...(place === 3 ? { exempt: "本年已检查两次" } : {}),
    })),
    officers: Array.from({ length: 8 }, (_, place) => ({ id: `P${place + 1}`, unit: `U${(place % 4) + 1}` })),
    recusals: [{ target: "W01", officer: "P1" }],
    quotas: { A: 3, B: 4 },
    perTarget: 2,
    cap: 3,
    apartUnits: true,
    beacon: sampleBeacon,
    commitments: [
      { by: "S1", hash: revealHash(id, "S1", secret) },
      { by: "S2", hash: revealHash(id, "S2", secret) },
    ],
    ...(mode === "unannounced" ? { vrfKey: vrfKeyOf(sampleKey) } : {}),
  });
}

const vrfKeyOf = (secretKey: string): string =>
  Buffer.from(vrfPublicKey(Buffer.from(secretKey, "hex"))).toString("hex");

/** A whole file of a plan that waits for the sample's round: drawn, and for the unannounced mode closed. S2 has laid nothing open. */
export const sampleDrawFile = (plan: DrawPlan): DrawFile => withReveals(plan, [{ by: "S1", secret }]);

/** The same with other secrets laid open. */
export function withReveals(plan: DrawPlan, reveals: readonly Reveal[]): DrawFile {
  const commitment = commitmentOf(plan);
  const seed = seedOf(commitment, sampleChance, checkReveals(plan.id, plan.commitments, reveals).valid);
  const file = { format: "wuxing-draw/1", plan, commitment, reveals, beacon: sampleChance } as const;
  if (plan.mode === "open") return { ...file, outcome: runDraw(plan, seed) };
  const { sealed, visits, proofs, shortfalls } = runSealedDraw(plan, seed, sampleKey);
  return { ...file, sealed, visits, closed: { proofs, shortfalls } };
}
