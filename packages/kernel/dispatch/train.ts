import { t } from "@wuxing/kernel/text";
import { type Bags, bagsOf } from "./Bags.ts";
import { calibrate, sharesOf } from "./calibrate.ts";
import { copiesOf } from "./copiesOf.ts";
import { DispatchFault } from "./DispatchFault.ts";
import { type Expectation, expectationOf } from "./expectationOf.ts";
import { bareText, type LabelledMessage } from "./Message.ts";
import type { Model } from "./Model.ts";
import { randomFrom } from "./random.ts";
import { marginOf, type Separator, separate } from "./separate.ts";
import { scalesOf, weigh } from "./weighed.ts";

/** Terms times topics: with the hashes and scales of the terms, what fits into 20 MB. */
const mostCells = 5_000_000;
const mostTerms = 700_000;

export interface TrainingOptions {
  /** The same messages in the same order with the same seed give the same model, to the byte. */
  readonly seed?: number;
  /** Parts that take turns in being kept out, for the calibration and the expectation; 2 at least. */
  readonly folds?: number;
  /** Whether copies of a message (raw and cut, sent twice) are kept out with it. Without, the expectation is too good. */
  readonly copiesTogether?: boolean;
}

/** What a message's part in training is: its topic by number, and its fold. */
interface Task {
  readonly bags: Bags;
  readonly labels: Int32Array;
  readonly names: readonly string[];
  readonly folds: Int32Array;
  readonly seed: number;
}

/**
 * Learns topics from labelled messages: a linear model on characters and runs of two and three, calibrated on messages
 * that it had not seen.
 * @throws DispatchFault for messages of fewer than two topics.
 */
export function train(messages: readonly LabelledMessage[], options: TrainingOptions = {}): Model {
  const { seed = 1, folds = 4, copiesTogether = true } = options;
  const names = [...new Set(messages.map(({ label }) => label))].sort();
  if (names.length < 2)
    throw new DispatchFault(
      t(
        `只有 ${names.length} 个类别，学不到区别；请提供至少两个类别的诉求`,
        `There are messages of ${names.length} topics only; give messages of two topics at least`,
      ),
    );
  const bags = bagsOf(messages.map(bareText), Math.min(mostTerms, Math.floor(mostCells / names.length)));
  const labels = Int32Array.from(messages, ({ label }) => names.indexOf(label));
  const groups = copiesTogether ? copiesOf(bags) : Int32Array.from(messages.keys());
  const task = { bags, labels, names, seed, folds: foldsOf(groups, folds, seed) };
  const margins = unseenMargins(task, folds);
  const everybody = Int32Array.from(messages.keys());
  return {
    ...fitted(task, everybody),
    calibration: calibrate(margins, everybody, labels, names.length),
    messages: messages.length,
    expectation: expectation(task, margins, folds),
  };
}

/** A fold for each message, by chance, the same for a whole group. */
function foldsOf(groups: Int32Array, folds: number, seed: number): Int32Array {
  const random = randomFrom(seed);
  const fold = new Map<number, number>();
  for (const group of groups) if (!fold.has(group)) fold.set(group, Math.floor(random() * folds));
  return groups.map((group) => fold.get(group) ?? 0);
}

const insideOf = (folds: Int32Array, fold: number): Int32Array =>
  Int32Array.from(folds.keys()).filter((i) => folds[i] === fold);
const outsideOf = (folds: Int32Array, fold: number): Int32Array =>
  Int32Array.from(folds.keys()).filter((i) => folds[i] !== fold);

/** Margins of each message from separators that had not seen it, a row of topics a message. */
function unseenMargins(task: Task, folds: number): Float64Array {
  const kinds = task.names.length;
  const margins = new Float64Array(task.labels.length * kinds);
  for (let fold = 0; fold < folds; fold++) {
    const { weighed, separators } = separated(task, outsideOf(task.folds, fold));
    for (const i of insideOf(task.folds, fold))
      for (const [label, separator] of separators.entries())
        margins[i * kinds + label] = marginOf(weighed, i, separator);
  }
  return margins;
}

function separated({ bags, labels, names, seed }: Task, members: Int32Array) {
  const scales = scalesOf(bags, members, labels, names.length);
  const weighed = weigh(bags, scales);
  const separators = names.map((_, label) =>
    separate(
      weighed,
      members,
      Uint8Array.from(labels, (one) => Number(one === label)),
      seed + label,
    ),
  );
  return { scales, weighed, separators };
}

function fitted(task: Task, members: Int32Array) {
  const { scales, separators } = separated(task, members);
  const { width, hashes } = task.bags;
  const kinds = separators.length;
  const units = separators.map((separator) => unitOf(separator, scales));
  const weights = new Int16Array(width * kinds);
  for (const [label, separator] of separators.entries())
    for (let row = 0; row < width; row++)
      weights[row * kinds + label] = Math.round(
        ((separator[row] as number) * (scales[row] as number)) / (units[label] as number),
      );
  const constants = separators.map((separator: Separator) => separator[width] as number);
  return { labels: task.names, hashes, scales: Float32Array.from(scales), weights, units, constants };
}

/** The largest weight takes all of sixteen bits. */
function unitOf(separator: Separator, scales: Float64Array): number {
  let largest = 0;
  for (const [row, scale] of scales.entries())
    largest = Math.max(largest, Math.abs((separator[row] as number) * scale));
  return largest / 32_767 || 1;
}

/** Each message is judged by a calibration that had not seen it either. */
function expectation({ labels, names, folds: foldOf }: Task, margins: Float64Array, folds: number): Expectation {
  const kinds = names.length;
  const verdicts = Array.from({ length: folds }, (_, fold) => {
    const calibration = calibrate(margins, outsideOf(foldOf, fold), labels, kinds);
    return Array.from(insideOf(foldOf, fold), (i) => {
      const shares = sharesOf(margins.subarray(i * kinds, (i + 1) * kinds), calibration);
      const confidence = Math.max(...shares);
      return { given: labels[i] as number, told: shares.indexOf(confidence), confidence };
    });
  });
  return expectationOf(verdicts.flat(), names);
}
