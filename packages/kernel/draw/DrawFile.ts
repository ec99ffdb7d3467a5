import type { BeaconPlan, DrawMode, DrawPlan, RevealCommitment } from "./DrawPlan.ts";

/** The record that goes into the log before chance is known. It is small: lists stand in it as hashes. All hashes in hex. */
export interface DrawCommitment {
  readonly version: 1;
  readonly draw: string;
  readonly mode: DrawMode;
  readonly frame: { readonly hash: string; readonly size: number };
  readonly officers: { readonly hash: string; readonly size: number };
  readonly recusals: { readonly hash: string; readonly size: number };
  readonly quotas: Readonly<Record<string, number>>;
  readonly perTarget: number;
  readonly cap: number;
  readonly apartUnits: boolean;
  /** The way of drawing, so that a later one can be told from it. */
  readonly sampler: "wuxing-draw-1";
  readonly beacon: BeaconPlan;
  readonly commitments: readonly RevealCommitment[];
  readonly vrfKey?: string;
}

/** What chance gave: the signature of the round (hex, 48 bytes), or the numbers thrown. */
export type BeaconValue =
  | { readonly kind: "drand"; readonly round: number; readonly signature: string }
  | { readonly kind: "dice"; readonly throws: readonly number[] };

/** A secret laid open: hex, at least 16 bytes. */
export interface Reveal {
  readonly by: string;
  readonly secret: string;
}

/** A commitment that took no part, and why: nothing came, or what came does not fit the hash. */
export interface DroppedReveal {
  readonly by: string;
  readonly reason: "missing" | "wrong";
}

/** A target that was drawn. `ticket` is the number it was drawn by; the lowest of a stratum are drawn. */
export interface Picked {
  readonly target: string;
  readonly stratum: string;
  readonly ticket: string;
  readonly officers: readonly string[];
}

/** Where less came about than was planned. `stratum` for too few targets, `target` for too few officers. */
export interface Shortfall {
  readonly stratum?: string;
  readonly target?: string;
  readonly wanted: number;
  readonly got: number;
  readonly reason: ShortfallReason;
  /** How many targets or officers stood against each reason; the reasons that come to nothing are left out. */
  readonly counts: Readonly<Record<string, number>>;
}

/** tooFewTargets: the stratum has no more that may be drawn. tooFewOfficers: nobody is left who may be sent. */
export type ShortfallReason = "tooFewTargets" | "tooFewOfficers";

/** What a draw gives, in the order of strata and tickets. */
export interface DrawOutcome {
  readonly picked: readonly Picked[];
  readonly shortfalls: readonly Shortfall[];
}

/** What an unannounced draw shows at once: no target, but enough that none can be changed afterwards. */
export interface SealedOutcome {
  /** The highest ticket drawn, by stratum; every ticket of the stratum that is not higher was drawn. */
  readonly cutoffs: Readonly<Record<string, string>>;
  /** Salted hash of each visit, sorted, so that their order tells nothing. */
  readonly visits: readonly string[];
}

/** One visit of an unannounced draw, laid open when it is made. `proof` and `salt` in hex. */
export interface RevealedVisit {
  readonly target: string;
  readonly stratum: string;
  readonly officers: readonly string[];
  readonly proof: string;
  readonly salt: string;
}

/** The VRF proof (hex) of any target of the frame, drawn or not: published at the close. */
export interface TargetProof {
  readonly target: string;
  readonly proof: string;
}

/** That the commitment, the set of secrets laid open, and after an unannounced draw its sealed outcome, stand in the city's log: texts of a C2SP tlog-proof, with its cosigned checkpoint. */
export interface LogEvidence {
  readonly proof: string;
  readonly reveals?: string;
  readonly outcome?: string;
}

/** The file that anyone can check with `wuxing draw verify`. What is not known yet is left out. */
export interface DrawFile {
  readonly format: "wuxing-draw/1";
  readonly plan: DrawPlan;
  readonly commitment: DrawCommitment;
  readonly log?: LogEvidence;
  readonly reveals?: readonly Reveal[];
  readonly beacon?: BeaconValue;
  /** Open mode. */
  readonly outcome?: DrawOutcome;
  /** Unannounced mode, at the draw. */
  readonly sealed?: SealedOutcome;
  /** Unannounced mode, as they are made. */
  readonly visits?: readonly RevealedVisit[];
  /** Unannounced mode, at the close. */
  readonly closed?: { readonly proofs: readonly TargetProof[]; readonly shortfalls: readonly Shortfall[] };
}
