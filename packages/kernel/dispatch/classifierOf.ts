import { bagCounter } from "./Bags.ts";
import { sharesOf } from "./calibrate.ts";
import { eachTerm } from "./eachTerm.ts";
import { bareText, type Message } from "./Message.ts";
import type { Model } from "./Model.ts";
import { TermTable } from "./TermTable.ts";
import { damped } from "./weighed.ts";
import { wordSpans } from "./wordSpans.ts";

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
const mostWords = 5;
/** A word that says less than this share of the strongest one decided nothing. */
const leastSay = 0.15;

/** A function that tells the topic of a message by the model. It keeps tables of its own: make one and use it often. */
export function classifierOf(model: Model): (message: Message) => Classification {
  const table = new TermTable(model.hashes.length);
  for (const hash of model.hashes) table.add(hash);
  const count = bagCounter(table);
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
    for (const [k, row] of bag.rows.entries()) say[row] = speaksFor(model, row, first) / (bag.counts[k] as number);
    const told = (label: number) => ({ label: model.labels[label] as string, confidence: shares[label] as number });
    return {
      ...told(first),
      alternatives: others.slice(0, mostAlternatives).map(told),
      because: decidingWords(message, text, (hash) => say[table.find(hash)] ?? 0),
    };
  };
}

/** The margins of a bag for each topic: the sum of what its terms say, over its length. */
function marginsOf(model: Model, { rows, counts }: { rows: Int32Array; counts: Uint16Array }): number[] {
  const kinds = model.labels.length;
  const sums = new Float64Array(kinds);
  let squares = 0;
  for (const [k, row] of rows.entries()) {
    const value = damped(counts[k] as number);
    squares += (value * (model.scales[row] as number)) ** 2;
    for (let label = 0; label < kinds; label++)
      sums[label] = (sums[label] as number) + value * (model.weights[row * kinds + label] as number);
  }
  const length = Math.sqrt(squares) || 1;
  return model.constants.map(
    (constant, label) => constant + ((sums[label] as number) * (model.units[label] as number)) / length,
  );
}

/** What a term says for a topic beyond what it says for the mean of the others. */
function speaksFor({ labels, weights, units }: Model, row: number, label: number): number {
  const kinds = labels.length;
  let all = 0;
  for (let other = 0; other < kinds; other++)
    all += (weights[row * kinds + other] as number) * (units[other] as number);
  const own = (weights[row * kinds + label] as number) * (units[label] as number);
  return own - (all - own) / (kinds - 1);
}

/** A word says what the terms say that touch it, each shared out among its characters. */
function decidingWords(message: Message, text: string, sayOf: (hash: number) => number): string[] {
  const says = new Float64Array(text.length);
  eachTerm(text, (hash, at, length) => {
    const share = sayOf(hash) / length;
    if (share !== 0) for (let k = at; k < at + length; k++) says[k] = (says[k] as number) + share;
  });
  const words = new Map<string, number>();
  for (const { at, length } of wordSpans(message)) {
    const word = text.slice(at, at + length);
    if (!/\p{L}/u.test(word)) continue;
    const sum = says.subarray(at, at + length).reduce((a, b) => a + b, 0);
    words.set(word, (words.get(word) ?? 0) + sum);
  }
  const ranked = [...words].sort((a, b) => b[1] - a[1]).slice(0, mostWords);
  const least = (ranked[0]?.[1] ?? 0) * leastSay;
  return ranked.filter(([, said]) => said > 0 && said >= least).map(([word]) => word);
}
