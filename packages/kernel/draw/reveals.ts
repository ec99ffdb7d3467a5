import type { DroppedReveal, Reveal } from "./DrawFile.ts";
import type { RevealCommitment } from "./DrawPlan.ts";
import { hashOfText } from "./hashes.ts";
import { compare } from "./orderPlan.ts";

/** Fewest bytes of a secret: fewer could be guessed from the hash. */
export const fewestSecretBytes = 16;

/** A secret that may be laid open: whole bytes in lower-case hex, at least 16 of them. */
export const isSecret = (secret: string): boolean =>
  /^(?:[0-9a-f]{2})+$/u.test(secret) && secret.length >= 2 * fewestSecretBytes;

/** What one commits to before the draw: SHA-256, in hex, over the draw, one's own id and the secret, so that nobody can copy another's. */
export const revealHash = (draw: string, by: string, secret: string): string =>
  hashOfText(`wuxing-draw/reveal|${JSON.stringify([draw, by, secret])}`);

export interface CheckedReveals {
  readonly valid: readonly Reveal[];
  readonly dropped: readonly DroppedReveal[];
}

/** Sorts out what was laid open: by the rule, what is missing or does not fit its hash takes no part, and is named. */
export function checkReveals(
  draw: string,
  commitments: readonly RevealCommitment[],
  reveals: readonly Reveal[],
): CheckedReveals {
  const secrets = new Map(reveals.map(({ by, secret }) => [by, secret]));
  const valid: Reveal[] = [];
  const dropped: DroppedReveal[] = [];
  for (const { by, hash } of commitments.toSorted((a, b) => compare(a.by, b.by))) {
    const secret = secrets.get(by);
    if (secret === undefined) dropped.push({ by, reason: "missing" });
    else if (!isSecret(secret) || revealHash(draw, by, secret) !== hash) dropped.push({ by, reason: "wrong" });
    else valid.push({ by, secret });
  }
  return { valid, dropped };
}
