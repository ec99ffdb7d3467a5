import { chinaCalendar, dayOf } from "@wuxing/kernel/calendar";
import { ruleBook } from "@wuxing/kernel/rules";
import { units } from "@wuxing/platform/testing/city";
import { Simulation } from "@wuxing/platform/testing/simulation";
import { expect, test } from "vitest";
import { articleProcedure } from "./article.ts";
import { knowledgeRules } from "./rules.ts";
import { sampleArticles } from "./sample/articles.ts";
import { seedKnowledge } from "./seed.ts";

const empty = () =>
  new Simulation({
    procedures: new Map([[articleProcedure.type, articleProcedure]]),
    almanac: { calendar: chinaCalendar, rules: ruleBook(knowledgeRules) },
    reactions: [],
  });

test("they can be told at every hour, also soon after midnight in China", async () => {
  for (let hour = 0; hour < 24; hour++) {
    const simulation = empty();
    await seedKnowledge(simulation, new Date(Date.UTC(2026, 10, 27, hour, 10)).toISOString());
    expect(simulation.ofType("knowledge.article"), `${hour}:10`).toHaveLength(sampleArticles.length);
  }
});

test("the demo's articles belong to units of the city, stand for themselves, and some are due for review", async () => {
  const simulation = empty();
  const until = "2026-11-26T02:00:00.000Z";
  await seedKnowledge(simulation, until);
  const articles = simulation.ofType("knowledge.article");
  expect(articles).toHaveLength(sampleArticles.length);
  const known = new Set(units.map(({ code }) => code));
  expect(articles.filter(({ unit }) => !known.has(unit ?? ""))).toEqual([]);
  const due = articles.filter(({ state }) => state === "reviewDue");
  expect(due.length).toBeGreaterThan(2);
  expect(due.length).toBeLessThan(articles.length / 2);
  for (const { state, clock } of articles)
    if (state === "published") expect(dayOf(clock?.dueAt ?? "") >= dayOf(until)).toBe(true);
  for (const { text } of sampleArticles) expect(text).not.toMatch(/1[3-9]\d{9}/u);
});
