import { addDays, dayOf, type Instant } from "@wuxing/kernel/calendar";
import type { Actor, PostRole } from "@wuxing/kernel/procedure";
import type { Simulation } from "@wuxing/platform/testing/simulation";
import { sampleArticles } from "./sample/articles.ts";

const day = 24 * 60 * 60 * 1000;
const staff = (unit: string, role: PostRole): Actor => ({
  kind: "staff",
  id: `demo:${unit}:${role}`,
  posts: [{ unit, role }],
});

/** The demo city's knowledge base: written in the course of the year, most of it looked at in time; some is due for review. */
export async function seedKnowledge(simulation: Simulation, until: Instant): Promise<void> {
  const ago = (days: number, hours = 0): Instant =>
    new Date(Date.parse(until) - days * day + hours * 3_600_000).toISOString();
  for (const { title, topic, unit, text, seen, every, internal } of sampleArticles) {
    const keeper = unit === "px-12345" ? staff(unit, "dispatcher") : staff(unit, "officer");
    const input = { unit, title, text, topics: topic ? [topic] : [], public: !internal, validFrom: dayOf(ago(seen)) };
    const id = await simulation.open(ago(seen, -3), "knowledge.article", input, keeper);
    // From the day on which it is looked at: soon after midnight that is the day before.
    const reviewOn = addDays(dayOf(ago(seen, -1)), every);
    await simulation.act(ago(seen, -2), id, "publish", {}, keeper);
    await simulation.act(ago(seen, -1), id, "confirm", { reviewOn }, keeper);
  }
  await simulation.passDeadlines(until);
}
