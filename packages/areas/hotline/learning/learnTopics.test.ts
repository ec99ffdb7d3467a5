import { openPool } from "@wuxing/platform/postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleDuties } from "../sample/sampleDuties.ts";
import { suggest } from "../suggest.ts";
import { corrected, type LearningWorld, learningWorld } from "../testing/learningWorld.ts";
import { suggestTopic } from "../topics.ts";
import { learnTopics } from "./learnTopics.ts";
import { tellerOf } from "./tellerOf.ts";

let world: LearningWorld;
let platform: LearningWorld["platform"];
beforeAll(async () => {
  world = await learningWorld();
  ({ platform } = world);
});
afterAll(() => world.database.close());

const lamp = "我家门口的路灯坏了，晚上一片漆黑，路灯不亮已经一个星期。";

test("learns nothing from few requests, nor from topics that nobody confirmed", async () => {
  await world.close(30, corrected);
  await world.close(240, corrected, false);
  expect(await learnTopics(platform)).toBeUndefined();
  expect((await tellerOf(platform))(lamp)[0]).toMatchObject({ topic: { code: "roads.lamp" } });
});

test("learns what people corrected, once it tells topics better than the keywords", async () => {
  await world.close(240, corrected);
  const learnt = await learnTopics(platform);
  expect(learnt).toMatchObject({ messages: 270, better: true });
  expect(learnt?.expectation.accuracy).toBeGreaterThan(learnt?.keywords ?? 1);
  const tell = await tellerOf(platform);
  const { topics: told, units } = suggest(tell, { divisions: [] }, lamp, {
    duties: sampleDuties,
    division: "360302",
    day: "2026-11-26",
  });
  expect(told[0]).toMatchObject({ topic: { code: "energy.line" }, because: expect.arrayContaining(["路灯"]) });
  expect(told[0]?.confidence).toBeGreaterThan(0.5);
  expect(units[0]?.unit).toBe("px-gdgs");
  expect(tell("谢谢"), "a person decides").toEqual([]);
});

test("keeps the model in use where a later one is no better than the keywords", async () => {
  world.now = "2026-11-26T02:00:00.000Z";
  const { rows: cases } = await world.database.pool.query<{ id: string; text: string }>(
    "SELECT id, data->>'text' AS text FROM cases",
  );
  const owner = openPool(world.database.url, { max: 1 });
  for (const { id, text } of cases)
    await owner.query("UPDATE cases SET data = data || jsonb_build_object('topic', $2::text) WHERE id = $1", [
      id,
      suggestTopic(text)[0]?.topic.code ?? "roads.lamp",
    ]);
  await owner.end();
  expect(await learnTopics(platform)).toMatchObject({ better: false, keywords: 1 });
  expect((await tellerOf(platform))(lamp)[0]?.topic.code).toBe("energy.line");
});
