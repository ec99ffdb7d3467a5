import { chinaCalendar } from "@wuxing/kernel/calendar";
import type { LabelledMessage } from "@wuxing/kernel/dispatch";
import { ruleBook } from "@wuxing/kernel/rules";
import type { Platform } from "@wuxing/platform/area";
import { openVault } from "@wuxing/platform/personal";
import { openPool } from "@wuxing/platform/postgres";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import { type Random, seeded } from "@wuxing/platform/testing/city";
import { hotlineRules } from "../rules.ts";
import { sampleRequest } from "../sample/index.ts";

const topics = ["roads.lamp", "water.outage", "education.enrol", "labour.wage", "safety.dog", "housing.lift"];
/** Lamps are "power lines" in this city: no keyword says so, only the people who corrected the topic at dispatch. */
export const corrected = (topic: string): string => (topic === "roads.lamp" ? "energy.line" : topic);

/** A database of closed requests to learn from, with a clock. */
export interface LearningWorld {
  readonly database: TestDatabase;
  readonly platform: Pick<Platform, "pool" | "casework">;
  now: string;
  /** Closed requests as the procedure leaves them. */
  readonly close: (count: number, topicOf: (topic: string) => string, confirmed?: boolean) => Promise<void>;
}

export async function learningWorld(): Promise<LearningWorld> {
  const database = await testDatabase();
  const casework = {
    pool: database.pool,
    vault: await openVault(database.pool),
    procedures: new Map(),
    almanac: { calendar: chinaCalendar, rules: ruleBook(hotlineRules) },
    now: () => world.now,
    projections: [],
  };
  let rows = 0;
  const close: LearningWorld["close"] = async (count, topicOf, confirmed = true) => {
    const random = seeded(rows + 1);
    const owner = openPool(database.url, { max: 1 });
    for (let i = 0; i < count; i++) {
      const { text, label } = messageOf(random, i, topicOf);
      const data = { text, topic: label, ...(confirmed ? { topicConfirmed: true } : {}) };
      const id = ++rows;
      await owner.query(
        `INSERT INTO cases (id, number, type, state, title, opened_at, closed_at, clocks, data, version)
         VALUES ($1, $2, 'hotline.request', 'closed', 't', now(), now(), '{}', $3, 1)`,
        [id, `RX${id}`, JSON.stringify(data)],
      );
    }
    await owner.end();
  };
  const world: LearningWorld = {
    ...{ database, close, platform: { pool: database.pool, casework } },
    now: "2026-11-25T02:00:00.000Z",
  };
  return world;
}

/** Requests with the topics that people confirmed, as somebody trains a model from them by hand. */
export function labelledRequests(count: number, topicOf: (topic: string) => string): LabelledMessage[] {
  const random = seeded(39_046);
  return Array.from({ length: count }, (_, i) => messageOf(random, i, topicOf));
}

function messageOf(random: Random, i: number, topicOf: (topic: string) => string) {
  const topic = topics[i % topics.length] as string;
  const { text } = sampleRequest(random, { division: "360300", day: "2026-09-30", topic });
  return { text, label: topicOf(topic) };
}
