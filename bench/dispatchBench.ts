import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  classifierOf,
  type Expectation,
  type LabelledMessage,
  modelFile,
  modelIn,
  train,
} from "@wuxing/kernel/dispatch";

interface DispatchFigures {
  readonly messages: number;
  /** Seconds of training, and of processor time. */
  readonly wall: number;
  readonly cpu: number;
  readonly megabytes: number;
  /** Messages a second, the file's reading not counted. */
  readonly perSecond: number;
  readonly together: Expectation;
  readonly apart: Expectation;
}

const folder = resolve(import.meta.dirname, "../../shared/messages");
const files = ["train-raw.jsonl", "train-segmented.jsonl"].map((name) => `${folder}/${name}`);

/** Learning real messages where they lie beside the project; undefined where they do not. */
export function dispatchFigures(): DispatchFigures | undefined {
  if (!files.every((file) => existsSync(file))) return undefined;
  const messages = files.flatMap(messagesIn);
  const start = performance.now();
  const before = process.cpuUsage();
  const model = train(messages);
  const [wall, cpu] = [(performance.now() - start) / 1000, process.cpuUsage(before).user / 1e6];
  const file = modelFile(model);
  const classify = classifierOf(modelIn(file));
  const sample = messages.slice(-3000);
  const began = performance.now();
  for (const message of sample) classify(message);
  const perSecond = (sample.length / (performance.now() - began)) * 1000;
  const apart = train(messages, { copiesTogether: false }).expectation;
  const figures = { wall, cpu, perSecond, together: model.expectation, apart };
  return { messages: messages.length, megabytes: file.length / 1e6, ...figures };
}

const messagesIn = (file: string): LabelledMessage[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as LabelledMessage);
