import { createHash } from "node:crypto";

/** A place of a visit before it is revealed: its id and the names of who is drawn to go, in their order. */
export interface SealedVisit {
  readonly place: string;
  readonly visitors: readonly string[];
}

/**
 * What is written down of a visit before anybody may know of it: SHA-256 of its place, its visitors and a salt of 32
 * random bytes (hex). Shown later with the salt, it proves that place and visitors stood fixed; before, it tells nothing.
 */
export const placeCommitment = ({ place, visitors }: SealedVisit, salt: string): string =>
  createHash("sha256")
    .update(JSON.stringify(["wuxing/supervision/visit/1", place, visitors, salt]))
    .digest("hex");
