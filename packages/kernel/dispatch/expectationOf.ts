/** How well topics are told for messages that were kept out of training. All shares 0 to 1. */
export interface Expectation {
  readonly messages: number;
  readonly accuracy: number;
  /** The mean of the topics' F1, each counting the same. */
  readonly macroF1: number;
  /** Accuracy where the least confident tenth is left to a person. */
  readonly accuracyOfSure: number;
  /** Expected calibration error: mean distance of confidence and accuracy over fifteen bands of equal width. */
  readonly calibrationError: number;
  readonly labels: readonly LabelExpectation[];
}

interface LabelExpectation {
  readonly label: string;
  readonly messages: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** A message's topic as a person gave it and as the model told it, by number. */
export interface Verdict {
  readonly given: number;
  readonly told: number;
  readonly confidence: number;
}

const bands = 15;
const leftToPeople = 0.1;

/** The figures of verdicts on messages that the model had not seen. */
export function expectationOf(verdicts: readonly Verdict[], names: readonly string[]): Expectation {
  const labels = names.map((label, number) => labelExpectation(verdicts, label, number));
  const sure = verdicts
    .toSorted((a, b) => b.confidence - a.confidence)
    .slice(0, Math.floor(verdicts.length * (1 - leftToPeople)));
  return {
    messages: verdicts.length,
    accuracy: rightOf(verdicts),
    macroF1: labels.reduce((sum, { f1 }) => sum + f1, 0) / labels.length,
    accuracyOfSure: rightOf(sure),
    calibrationError: calibrationError(verdicts),
    labels,
  };
}

const rightOf = (verdicts: readonly Verdict[]): number =>
  verdicts.filter(({ given, told }) => given === told).length / Math.max(verdicts.length, 1);

function labelExpectation(verdicts: readonly Verdict[], label: string, number: number): LabelExpectation {
  const messages = verdicts.filter(({ given }) => given === number).length;
  const told = verdicts.filter((verdict) => verdict.told === number).length;
  const right = verdicts.filter((verdict) => verdict.told === number && verdict.given === number).length;
  const [precision, recall] = [right / Math.max(told, 1), right / Math.max(messages, 1)];
  return { label, messages, precision, recall, f1: (2 * right) / Math.max(told + messages, 1) };
}

function calibrationError(verdicts: readonly Verdict[]): number {
  const gaps = new Float64Array(bands);
  for (const { given, told, confidence } of verdicts) {
    const band = Math.min(Math.floor(confidence * bands), bands - 1);
    gaps[band] = (gaps[band] as number) + confidence - (given === told ? 1 : 0);
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / Math.max(verdicts.length, 1);
}
