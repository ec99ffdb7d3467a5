import type { Calibration } from "./calibrate.ts";
import type { Expectation } from "./expectationOf.ts";

/** What training gives: all that is needed to tell a message's topic. */
export interface Model {
  /** The topics, sorted. */
  readonly labels: readonly string[];
  /** The hash of each term (32 bits), ascending. */
  readonly hashes: Int32Array;
  /** What a term counts for in the length of a message. */
  readonly scales: Float32Array;
  /** What a term says for each topic, one row of `labels.length` a term, in units of `units`. */
  readonly weights: Int16Array;
  /** For each topic, what one unit of `weights` is worth. */
  readonly units: readonly number[];
  /** For each topic, the margin of a message without known terms. */
  readonly constants: readonly number[];
  readonly calibration: Calibration;
  /** Messages learnt from. */
  readonly messages: number;
  /** What to expect of it on messages that it has not seen. */
  readonly expectation: Expectation;
}
