import { modelFile, train } from "@wuxing/kernel/dispatch";
import { afterAll, beforeAll, expect, test } from "vitest";
import { corrected, type LearningWorld, labelledRequests, learningWorld } from "../testing/learningWorld.ts";
import { learnTopics } from "./learnTopics.ts";
import { takeModel } from "./takeModel.ts";
import { tellerOf } from "./tellerOf.ts";

let world: LearningWorld;
beforeAll(async () => {
  world = await learningWorld();
});
afterAll(() => world.database.close());

const lamp = "我家门口的路灯坏了，晚上一片漆黑，路灯不亮已经一个星期。";
const told = async () => (await tellerOf(world.platform))(lamp)[0]?.topic.code;
const trained = (topicOf: (topic: string) => string, seed = 1) =>
  modelFile(train(labelledRequests(240, topicOf), { seed, folds: 3 }));
const right = trained(corrected);

test("a file that is no model, was changed, or tells topics that are not the city's is refused with what to do", async () => {
  const refusal = (file: Uint8Array) => expect(takeModel(world.platform, file)).rejects;
  await refusal(new TextEncoder().encode("label")).toThrow(/no file of a dispatch model/u);
  await refusal(right.slice(0, right.length - 7)).toThrow(/cut or changed/u);
  const strange = trained((topic) => (topic === "safety.dog" ? "狗" : topic));
  await refusal(strange).toThrow(/1 topics of the model are none of this city's \(狗\)/u);
  expect(await told()).toBe("roads.lamp");
});

test("where too few requests are confirmed to compare by, it is used while nothing was learnt; given again it is not judged again", async () => {
  await world.close(30, corrected);
  expect(await takeModel(world.platform, right)).toEqual({ used: true, compared: 0, accuracy: null, keywords: null });
  expect(await told()).toBe("energy.line");
  expect(await takeModel(world.platform, right)).toBe("known");
});

test("what is learnt overnight takes its place only where it is better on the same requests", async () => {
  await world.close(240, corrected);
  world.now = "2026-11-26T02:00:00.000Z";
  const learnt = await learnTopics(world.platform);
  expect(learnt?.given).toBeGreaterThan(learnt?.keywords ?? 1);
  expect(learnt?.better).toBe((learnt?.expectation.accuracy ?? 0) > (learnt?.given ?? 1));
});

test("one that is given later is compared with the keywords and with what is in use, on what people confirmed", async () => {
  world.now = "2026-11-27T02:00:00.000Z";
  const wrong = trained((topic) => (topic === "roads.lamp" ? "roads.manhole" : topic), 2);
  const taken = await takeModel(world.platform, wrong);
  expect(taken).toMatchObject({ used: false, compared: 270 });
  expect(await told()).toBe("energy.line");
});
