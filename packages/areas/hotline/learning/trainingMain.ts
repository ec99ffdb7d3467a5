import { parentPort, workerData } from "node:worker_threads";
import {
  classifierOf,
  type Expectation,
  type LabelledMessage,
  modelFile,
  modelIn,
  train,
} from "@wuxing/kernel/dispatch";
import { accuracyOf } from "./accuracyOf.ts";

export interface Trained {
  readonly file: Uint8Array;
  readonly expectation: Expectation;
  /** How often a model that was given tells the same messages rightly; undefined without one. */
  readonly given: number | undefined;
}

const asked = workerData as { readonly messages: readonly LabelledMessage[]; readonly given?: Uint8Array | undefined };

/**
 * Runs in a thread of its own, so that the server goes on answering: messages in, the model's file out. Copies are not
 * kept out together: people send the same again tomorrow, too.
 */
const model = train(asked.messages, { folds: 3, copiesTogether: false });
const classify = asked.given && classifierOf(modelIn(asked.given));
const given = classify && accuracyOf(asked.messages, (message) => classify(message).label);
parentPort?.postMessage({ file: modelFile(model), expectation: model.expectation, given } satisfies Trained);
