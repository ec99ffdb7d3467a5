import { bagCounter } from "./Bags.ts";
import { sharesOf } from "./calibrate.ts";
import { decidingWords } from "./decidingWords.ts";
import { visitTerms } from "./eachTerm.ts";
import { bareText, type Message } from "./Message.ts";
import type { Model } from "./Model.ts";
import { TermTable } from "./TermTable.ts";
import { damped } from "./weighed.ts";

export interface Classification {
  readonly label: string;
  /** How often such an answer is right, 0 to 1. */
  readonly confidence: number;
  /** The next likely topics, at most three. */
  readonly alternatives: readonly { readonly label: string; readonly confidence: number }[];
  /** The words of the message that spoke most for the topic, the strongest first, at most five. */
  readonly because: readonly string[];
}

const mostAlternatives = 3;

/** A function that tells the topic of a message by the model. It keeps tables of its own: make one and use it often. */
export function classifierOf(model: Model): (message: Message) => Classification {
  const table = new TermTable(model.hashes.length);
  for (const hash of model.hashes) table.add(hash);
  const count = bagCounter(table);
  const sums = sumsOf(model);
  const say = new Float32Array(model.hashes.length);
  return (message) => {
    const text = bareText(message);
    const bag = count(text);
    // Of a message without a known term nothing is known: one topic is as likely as another, and a person decides.
    const shares =
      bag.rows.length === 0
        ? model.labels.map(() => 1 / model.labels.length)
        : sharesOf(marginsOf(model, bag), model.calibration);
    const order = [...shares.keys()].sort((a, b) => (shares[b] as number) - (shares[a] as number));
    const [first = 0, ...others] = order;
    for (let k = 0; k < bag.rows.length; k++) {
      const row = bag.rows[k] as number;
      say[row] = speaksFor(model, sums, row, first) / (bag.counts[k] as number);
    }
    const told = (label: number) => ({ label: model.labels[label] as string, confidence: shares[label] as number });
    return {
      ...told(first),
      alternatives: others.slice(0, mostAlternatives).map(told),
      because: decidingWords(message, text, saysOf(text, bag.found, say)),
    };
  };
}

/** The margins of a bag for each topic: the sum of what its terms say, over its length. */
function marginsOf(model: Model, { rows, counts }: { rows: Int32Array; counts: Uint16Array }): number[] {
  const kinds = model.labels.length;
  const sums = new Float64Array(kinds);
  let squares = 0;
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] as number;
    const value = damped(counts[k] as number);
    const scaled = value * (model.scales[row] as number);
    squares += scaled * scaled;
    for (let label = 0; label < kinds; label++)
      sums[label] = (sums[label] as number) + value * (model.weights[row * kinds + label] as number);
  }
  const length = Math.sqrt(squares) || 1;
  return model.constants.map(
    (constant, label) => constant + ((sums[label] as number) * (model.units[label] as number)) / length,
  );
}

/** What a term says for a topic beyond what it says for the mean of the others. */
function speaksFor({ labels, weights, units }: Model, sums: Float32Array, row: number, label: number): number {
  const kinds = labels.length;
  const own = (weights[row * kinds + label] as number) * (units[label] as number);
  return own - ((sums[row] as number) - own) / (kinds - 1);
}

/** What each term says for all topics together. */
function sumsOf({ labels, weights, units }: Model): Float32Array {
  const sums = new Float32Array(weights.length / labels.length);
  for (let row = 0, cell = 0; row < sums.length; row++)
    for (let label = 0; label < labels.length; label++, cell++)
      sums[row] = (sums[row] as number) + (weights[cell] as number) * (units[label] as number);
  return sums;
}

/** What is said at each character: what the terms say that touch it, each shared out among its characters. */
function saysOf(text: string, found: Int32Array, say: Float32Array): Float64Array {
  const says = new Float64Array(text.length);
  let visited = 0;
  visitTerms(text, (at, length) => {
    const row = found[visited++] as number;
    if (row < 0) return;
    const share = (say[row] as number) / length;
    for (let k = at; k < at + length; k++) says[k] = (says[k] as number) + share;
  });
  return says;
}
