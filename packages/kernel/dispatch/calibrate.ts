/** Turns margins into shares: the exponentials of `slope` · margin + `leanings` of the topic, divided by their sum. */
export interface Calibration {
  readonly slope: number;
  readonly leanings: readonly number[];
}

const rounds = 40;
/** Keeps the figures small where messages are few, or so easy that every answer was right. */
const restraint = 1;
const usualSlope = 2;

/** The shares that the margins of one message stand for; they sum up to 1. */
export function sharesOf(margins: ArrayLike<number>, { slope, leanings }: Calibration): number[] {
  const logits = leanings.map((leaning, label) => slope * (margins[label] as number) + leaning);
  const highest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - highest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((value) => value / sum);
}

/**
 * The calibration under which the labels of the members are likeliest, given margins (a row of `kinds` for each message)
 * from separators that had not seen the message: margins of seen ones are far too sure. Newton's steps, each figure by
 * itself.
 */
export function calibrate(margins: Float64Array, members: Int32Array, labels: Int32Array, kinds: number): Calibration {
  let slope = usualSlope;
  const leanings = new Array<number>(kinds).fill(0);
  for (let round = 0; round < rounds; round++) {
    let [slopePull, slopeBend] = [restraint * (slope - usualSlope), restraint];
    const pulls = leanings.map((leaning) => restraint * leaning);
    const bends = leanings.map(() => restraint);
    for (const i of members) {
      const row = margins.subarray(i * kinds, (i + 1) * kinds);
      const shares = sharesOf(row, { slope, leanings });
      const mean = shares.reduce((sum, share, label) => sum + share * (row[label] as number), 0);
      slopePull += mean - (row[labels[i] as number] as number);
      for (const [label, share] of shares.entries()) {
        slopeBend += share * ((row[label] as number) - mean) ** 2;
        pulls[label] = (pulls[label] as number) + share - (label === labels[i] ? 1 : 0);
        bends[label] = (bends[label] as number) + share * (1 - share);
      }
    }
    slope = Math.max(slope - (0.5 * slopePull) / slopeBend, 0.01);
    for (const label of leanings.keys())
      leanings[label] = (leanings[label] as number) - (0.5 * (pulls[label] as number)) / (bends[label] as number);
  }
  return { slope, leanings };
}
