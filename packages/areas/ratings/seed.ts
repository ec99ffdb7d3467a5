import type { Instant } from "@wuxing/kernel/calendar";
import type { Actor, PostRole } from "@wuxing/kernel/procedure";
import type { Random } from "@wuxing/platform/testing/city";
import type { Simulation } from "@wuxing/platform/testing/simulation";
import { isBad } from "./levels.ts";

const hour = 60 * 60 * 1000;
const staff = (unit: string, role: PostRole): Actor => ({
  kind: "staff",
  id: `demo:${unit}:${role}`,
  posts: [{ unit, role }],
});
const agent = staff("px-12345", "agent");

const comments: Record<string, readonly string[]> = {
  good: ["打了一次电话就有人来，办得快。", "答复说得清楚，谢谢。", "第二天就修好了。", "态度好，跟进及时。"],
  bad: ["说是处理了，过两天又是老样子。", "答复太笼统，没说什么时候弄好。", "等得太久。", "没有人到现场看过。"],
};

/** Some people rate what was done for them, some say nothing; bad ratings are mended. */
export async function seedRatings(simulation: Simulation, random: Random, until: Instant): Promise<void> {
  const end = Date.parse(until);
  const later = (from: Instant, least: number, most: number): Instant | undefined => {
    const at = Date.parse(from) + Math.round((least + random.next() * (most - least)) * hour);
    return at < end ? new Date(at).toISOString() : undefined;
  };
  for (const invitation of simulation.ofType("ratings.invitation")) {
    const at = later(invitation.openedAt, 1, 70);
    if (!at || !random.chance(0.46)) continue;
    const level = random.weighted([
      ["verySatisfied", 44],
      ["satisfied", 28],
      ["mostlySatisfied", 16],
      ["dissatisfied", 8],
      ["veryDissatisfied", 4],
    ]);
    const comment = random.chance(0.3) ? random.pick(comments[isBad(level) ? "bad" : "good"] ?? []) : undefined;
    const citizen: Actor = { kind: "citizen", id: "citizen", posts: [], proven: [invitation.id] };
    await simulation.act(
      at,
      invitation.id,
      "rate",
      { level, ...(comment ? { comment, publish: invitation.id % 2 === 0 } : {}) },
      citizen,
    );
  }
  for (const { id, unit, openedAt } of simulation.ofType("ratings.mending")) {
    const officer = staff(unit ?? "px-12345", "officer");
    const contacted = later(openedAt, 2, 24);
    if (!contacted) continue;
    await simulation.act(contacted, id, "contact", { note: "已致电本人，听取了不满意的原因。" }, officer);
    const reported = later(contacted, 10, 80);
    if (!reported) continue;
    await simulation.act(reported, id, "report", { note: "已重新到现场处理，并与本人当面确认。" }, officer);
    const checked = later(reported, 4, 40);
    if (!checked) continue;
    const action = random.chance(0.85) ? "confirmMended" : "confirmExplained";
    await simulation.act(checked, id, action, { note: "回访时本人表示已了解处理结果。" }, agent);
  }
  await simulation.passDeadlines(until);
}
