import { parentPort, workerData } from "node:worker_threads";
import { type LabelledMessage, modelFile, train } from "@wuxing/kernel/dispatch";

/**
 * Runs in a thread of its own, so that the server goes on answering: messages in, the model's file out. Copies are not
 * kept out together: people send the same again tomorrow, too.
 */
const model = train(workerData as LabelledMessage[], { folds: 3, copiesTogether: false });
parentPort?.postMessage({ file: modelFile(model), expectation: model.expectation });
