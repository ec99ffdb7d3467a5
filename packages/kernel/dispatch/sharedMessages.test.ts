import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { classifierOf } from "./classifierOf.ts";
import { bareText, type LabelledMessage } from "./Message.ts";
import { train } from "./train.ts";

const file = resolve(import.meta.dirname, "../../../../shared/messages/train-segmented.jsonl");
const present = existsSync(file);
if (!present) console.info("real messages not read: the folder ../shared/messages is not beside the project");

/** A seventh of the messages: enough to see that the model has learnt, few enough for every run of the tests. */
const some = (): LabelledMessage[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line, number) => line !== "" && number % 7 === 0)
    .map((line) => JSON.parse(line) as LabelledMessage);

it.runIf(present)(
  "learns real messages from a seventh of them, with a confidence near to how often it is right",
  () => {
    const messages = some();
    const model = train(messages, { folds: 3 });
    expect(model.expectation.messages).toBe(messages.length);
    expect(model.expectation.macroF1).toBeGreaterThan(0.82);
    expect(model.expectation.accuracyOfSure).toBeGreaterThan(0.88);
    expect(model.expectation.calibrationError).toBeLessThan(0.06);
    const classify = classifierOf(model);
    for (const message of messages.slice(0, 50)) {
      const { because } = classify(message);
      for (const word of because) expect(bareText(message).includes(word)).toBe(true);
    }
  },
);
