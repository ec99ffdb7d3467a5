/** One of the things drawn from: a firm, a window, a site. */
export interface Target {
  /** Unique in the frame: a USCC, a number. Never a person's data: the frame is public. */
  readonly id: string;
  /** The class it is drawn in: a risk class A–D, a group of windows. */
  readonly stratum: string;
  /** Division or district; only officers of that area, or of no area, are sent. */
  readonly area?: string;
  /** Qualifications that every officer sent must hold. */
  readonly needs?: readonly string[];
  /** A joint inspection: each of these units sends at least one officer, and no other unit sends any. */
  readonly units?: readonly string[];
  /** Why it stands on the frame and is not drawn (over its yearly limit, inspected in full anyway); in plain words. */
  readonly exempt?: string;
}

/** One of those who may be sent: an officer, a social supervisor. The id must not be a name. */
export interface DrawOfficer {
  readonly id: string;
  readonly unit: string;
  /** Where he may be sent; without it, anywhere. */
  readonly areas?: readonly string[];
  readonly qualifications?: readonly string[];
}

/** An officer who must not be sent to a target. */
export interface Recusal {
  readonly target: string;
  readonly officer: string;
}

/** A drand chain of the scheme bls-unchained-g1-rfc9380, and the round to wait for. Keys in hex, times in seconds. */
export interface DrandPlan {
  readonly kind: "drand";
  /** Hash of the chain: its name. */
  readonly chain: string;
  readonly publicKey: string;
  /** Unix time of the first round. */
  readonly genesis: number;
  readonly period: number;
  readonly round: number;
}

/** Dice thrown in public: weaker than a round of drand, since who throws can throw again. */
export interface DicePlan {
  readonly kind: "dice";
  readonly sides: number;
  readonly throws: number;
}

export type BeaconPlan = DrandPlan | DicePlan;

/** A secret that somebody outside the office has thought of; only its hash is known before the draw (`revealHash`). */
export interface RevealCommitment {
  readonly by: string;
  readonly hash: string;
}

/** open: everyone may know at once who was drawn. unannounced: nobody learns of a visit before it, and all is proven afterwards. */
export type DrawMode = "open" | "unannounced";

/** All that decides a draw, but chance. Fixed, hashed and logged before chance is known. */
export interface DrawPlan {
  readonly id: string;
  readonly mode: DrawMode;
  readonly frame: readonly Target[];
  readonly officers: readonly DrawOfficer[];
  readonly recusals: readonly Recusal[];
  /** How many targets to draw, by stratum. */
  readonly quotas: Readonly<Record<string, number>>;
  /** Officers for a target; two for an inspection. */
  readonly perTarget: number;
  /** To how many targets one officer is sent at most. */
  readonly cap: number;
  /** Officers of one target come from different units. */
  readonly apartUnits?: boolean;
  readonly beacon: BeaconPlan;
  readonly commitments: readonly RevealCommitment[];
  /** Unannounced mode only: the public key (hex, 32 bytes) of the draw's own VRF key. */
  readonly vrfKey?: string;
}
