import { chanceOf } from "./beacon.ts";
import { commitmentHash } from "./commitmentOf.ts";
import type { BeaconValue, DrawCommitment, Reveal } from "./DrawFile.ts";
import { hashOfText } from "./hashes.ts";

/**
 * The seed of a draw, 32 bytes in hex: SHA-256 over a domain, the hash of the plan (and with it the frame's), the beacon
 * and the reveals that are valid. Takes only what has been checked (`isBeaconOf`, `checkReveals`).
 */
export const seedOf = (commitment: DrawCommitment, beacon: BeaconValue, reveals: readonly Reveal[]): string =>
  hashOfText(
    `wuxing-draw/seed|${commitmentHash(commitment)}|${chanceOf(beacon)}|${JSON.stringify(reveals.map(({ by, secret }) => [by, secret]))}`,
  );
