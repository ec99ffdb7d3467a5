import { z } from "zod";
import type { DrawFile } from "./DrawFile.ts";

const text = z.string().max(400);
const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`, "u"));
const hash = hex(32);
const count = z.int().min(0);
const texts = z.array(text).max(50);

const drand = z.strictObject({
  kind: z.literal("drand"),
  chain: hash,
  publicKey: hex(96),
  genesis: count,
  period: count,
  round: count,
});
const dice = z.strictObject({ kind: z.literal("dice"), sides: count, throws: count });
const beacon = z.discriminatedUnion("kind", [drand, dice]);
const commitments = z.array(z.strictObject({ by: text, hash })).max(1000);
const mode = z.enum(["open", "unannounced"]);
const quotas = z.record(text, count);

/** The shape of the plan as it is handed over and kept: sense is checked by `planFaults`. */
export const drawPlanSchema = z.strictObject({
  id: text,
  mode,
  frame: z.array(
    z.strictObject({
      id: text,
      stratum: text,
      area: text.optional(),
      needs: texts.optional(),
      units: texts.optional(),
      exempt: text.optional(),
    }),
  ),
  officers: z.array(
    z.strictObject({
      id: text,
      unit: text,
      areas: z.array(text).optional(),
      qualifications: z.array(text).optional(),
    }),
  ),
  recusals: z.array(z.strictObject({ target: text, officer: text })),
  quotas,
  perTarget: count,
  cap: count,
  apartUnits: z.boolean().optional(),
  beacon,
  commitments,
  vrfKey: hash.optional(),
});

const listHash = z.strictObject({ hash, size: count });
const commitment = z.strictObject({
  version: z.literal(1),
  draw: text,
  mode,
  frame: listHash,
  officers: listHash,
  recusals: listHash,
  quotas,
  perTarget: count,
  cap: count,
  apartUnits: z.boolean(),
  sampler: z.literal("wuxing-draw-1"),
  beacon,
  commitments,
  vrfKey: hash.optional(),
});

/** What chance gave, as it is handed in and kept. */
export const beaconValueSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("drand"), round: count, signature: hex(48) }),
  z.strictObject({ kind: z.literal("dice"), throws: z.array(count).max(1000) }),
]);

const shortfall = z.strictObject({
  stratum: text.optional(),
  target: text.optional(),
  wanted: count,
  got: count,
  reason: z.enum(["tooFewTargets", "tooFewOfficers"]),
  counts: z.record(text, count),
});
const proof = hex(80);
const logProof = z.string().max(100_000);

/** The shape of a draw file. Anything that is not named here is a fault: it would look checked and is not. */
export const drawFileSchema: z.ZodType<DrawFile> = z.strictObject({
  format: z.literal("wuxing-draw/1"),
  plan: drawPlanSchema,
  commitment,
  log: z.strictObject({ proof: logProof, reveals: logProof.optional(), outcome: logProof.optional() }).optional(),
  reveals: z
    .array(z.strictObject({ by: text, secret: z.string().max(2000) }))
    .max(1000)
    .optional(),
  beacon: beaconValueSchema.optional(),
  outcome: z
    .strictObject({
      picked: z.array(z.strictObject({ target: text, stratum: text, ticket: text, officers: texts })),
      shortfalls: z.array(shortfall),
    })
    .optional(),
  sealed: z.strictObject({ cutoffs: z.record(text, hex(64)), visits: z.array(hash) }).optional(),
  visits: z.array(z.strictObject({ target: text, stratum: text, officers: texts, proof, salt: hash })).optional(),
  closed: z
    .strictObject({ proofs: z.array(z.strictObject({ target: text, proof })), shortfalls: z.array(shortfall) })
    .optional(),
});
