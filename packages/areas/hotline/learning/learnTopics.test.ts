import { chinaCalendar } from "@wuxing/kernel/calendar";
import { ruleBook } from "@wuxing/kernel/rules";
import type { Platform } from "@wuxing/platform/area";
import { openVault } from "@wuxing/platform/personal";
import { openPool } from "@wuxing/platform/postgres";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import { seeded } from "@wuxing/platform/testing/city";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hotlineRules } from "../rules.ts";
import { sampleRequest } from "../sample/index.ts";
import { sampleDuties } from "../sample/sampleDuties.ts";
import { suggest } from "../suggest.ts";
import { suggestTopic } from "../topics.ts";
import { learnTopics } from "./learnTopics.ts";
import { tellerOf } from "./tellerOf.ts";

/* Lamps are "power lines" in this city: no keyword says so, only the people who corrected the topic at dispatch. */
const topics = ["roads.lamp", "water.outage", "education.enrol", "labour.wage", "safety.dog", "housing.lift"];
const corrected = (topic: string): string => (topic === "roads.lamp" ? "energy.line" : topic);

let database: TestDatabase;
let platform: Pick<Platform, "pool" | "casework">;
let moment = "2026-11-25T02:00:00.000Z";
beforeAll(async () => {
  database = await testDatabase();
  const casework = {
    pool: database.pool,
    vault: await openVault(database.pool),
    procedures: new Map(),
    almanac: { calendar: chinaCalendar, rules: ruleBook(hotlineRules) },
    now: () => moment,
    projections: [],
  };
  platform = { pool: database.pool, casework };
});
afterAll(() => database.close());

let rows = 0;
/** Closed requests as the procedure leaves them. */
async function close(count: number, topicOf: (topic: string) => string, confirmed = true): Promise<void> {
  const random = seeded(rows + 1);
  const owner = openPool(database.url, { max: 1 });
  for (let i = 0; i < count; i++) {
    const topic = topics[i % topics.length] as string;
    const { text } = sampleRequest(random, { division: "360300", day: "2026-09-30", topic });
    const data = { text, topic: topicOf(topic), ...(confirmed ? { topicConfirmed: true } : {}) };
    const id = ++rows;
    await owner.query(
      `INSERT INTO cases (id, number, type, state, title, opened_at, closed_at, clocks, data, version)
       VALUES ($1, $2, 'hotline.request', 'closed', 't', now(), now(), '{}', $3, 1)`,
      [id, `RX${id}`, JSON.stringify(data)],
    );
  }
  await owner.end();
}

const lamp = "我家门口的路灯坏了，晚上一片漆黑，路灯不亮已经一个星期。";

test("learns nothing from few requests, nor from topics that nobody confirmed", async () => {
  await close(30, corrected);
  await close(240, corrected, false);
  expect(await learnTopics(platform)).toBeUndefined();
  expect((await tellerOf(platform))(lamp)[0]).toMatchObject({ topic: { code: "roads.lamp" } });
});

test("learns what people corrected, once it tells topics better than the keywords", async () => {
  await close(240, corrected);
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
  moment = "2026-11-26T02:00:00.000Z";
  const { rows: cases } = await database.pool.query<{ id: string; text: string }>(
    "SELECT id, data->>'text' AS text FROM cases",
  );
  const owner = openPool(database.url, { max: 1 });
  for (const { id, text } of cases)
    await owner.query("UPDATE cases SET data = data || jsonb_build_object('topic', $2::text) WHERE id = $1", [
      id,
      suggestTopic(text)[0]?.topic.code ?? "roads.lamp",
    ]);
  await owner.end();
  expect(await learnTopics(platform)).toMatchObject({ better: false, keywords: 1 });
  expect((await tellerOf(platform))(lamp)[0]?.topic.code).toBe("energy.line");
});
