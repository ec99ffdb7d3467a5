import { expect, it } from "vitest";
import { classifierOf } from "./classifierOf.ts";
import { DispatchFault } from "./DispatchFault.ts";
import { bareText, type Message } from "./Message.ts";
import { modelFile, modelIn } from "./modelFile.ts";
import { sampleMessages, sampleTopics } from "./testing/sampleMessages.ts";
import { train } from "./train.ts";

const model = train(sampleMessages(300));
const classify = classifierOf(model);

it("tells the topic of messages that it has not seen, raw and cut alike", () => {
  expect(model.labels).toEqual(sampleTopics.toSorted());
  for (const message of sampleMessages(60, 99)) expect(classify(message).label).toBe(message.label);
  const raw: Message = { title: "路灯不亮", text: "路灯不亮很久了" };
  expect(classify(raw)).toMatchObject({
    label: "道路",
    confidence: classify({ tokens: "路灯 不亮 路灯 不亮 很久了" }).confidence,
  });
});

it("names words of the message as the reason, the telling ones and not the common ones", () => {
  for (const message of sampleMessages(60, 98)) {
    const { because } = classify(message);
    expect(because.length).toBeGreaterThan(0);
    for (const word of because) expect(bareText(message)).toContain(word);
  }
  expect(classify({ tokens: "谢谢 昨天 医保报销 希望尽快处理" }).because).toEqual(["医保报销"]);
});

it("gives shares that sum up to one, and no certainty where nothing is known", () => {
  const { confidence, alternatives, because } = classify({ text: "ЖЖЖ" });
  expect(confidence + alternatives.reduce((sum, one) => sum + one.confidence, 0)).toBeCloseTo(1, 9);
  expect(confidence).toBeLessThan(0.6);
  expect(because).toEqual([]);
  expect(classify({ tokens: "" }).label).toBeTypeOf("string");
});

it("learns the same from the same messages and seed, and keeps it in a file", () => {
  const file = modelFile(model);
  expect(modelFile(train(sampleMessages(300)))).toEqual(file);
  expect(modelFile(train(sampleMessages(300), { seed: 2 }))).not.toEqual(file);
  const read = classifierOf(modelIn(file));
  for (const message of sampleMessages(30, 97)) expect(read(message)).toEqual(classify(message));
});

it("refuses a file that was cut, changed or is no model, in both languages", () => {
  const file = modelFile(model);
  const changed = file.slice();
  changed[file.length - 7] = (changed[file.length - 7] ?? 0) ^ 1;
  const emptied = new Uint8Array();
  for (const wrong of [file.subarray(0, 200), file.subarray(0, -1), changed, new TextEncoder().encode("{}"), emptied]) {
    expect(() => modelIn(wrong)).toThrow(DispatchFault);
    expect(() => modelIn(wrong)).toThrow(/dispatch train/u);
  }
});

it("asks for two topics at least", () => {
  expect(() => train([{ label: "a", text: "one" }])).toThrow(/two topics/u);
});

it("expects less where copies of a message are kept out with it", () => {
  const twice = sampleMessages(120).flatMap((message, i) => [
    message,
    { ...message, label: sampleTopics[i % 2] as string },
  ]);
  const figures = (copiesTogether: boolean) => train(twice, { copiesTogether }).expectation;
  expect(figures(true).messages).toBe(240);
  expect(figures(true).accuracy).not.toBe(figures(false).accuracy);
});
