import type { Instant } from "@wuxing/kernel/calendar";
import type { Actor, PostRole } from "@wuxing/kernel/procedure";
import { sampleReporter, seeded } from "@wuxing/platform/testing/city";
import type { Simulation } from "@wuxing/platform/testing/simulation";

const staff = (unit: string, role: PostRole): Actor => ({
  kind: "staff",
  id: `demo:${unit}:${role}`,
  posts: [{ unit, role }],
});
const agent = staff("px-12345", "agent");
const dispatcher = staff("px-12345", "dispatcher");

interface SeededMatter {
  readonly topic: string;
  readonly division: string;
  readonly place: string;
  readonly unit: string;
  /** Hours before now at which the first call came; the others follow. */
  readonly hoursAgo: number;
  /** What each caller says; those that nobody has joined yet come last. */
  readonly calls: readonly string[];
  readonly unjoined: number;
  readonly answer?: string;
}

const matters: readonly SeededMatter[] = [
  {
    ...{ topic: "water.outage", division: "360302001", place: "秋收广场东侧金鹅小区", unit: "px-swgs" },
    hoursAgo: 20,
    calls: [
      "金鹅小区从昨天晚上开始停水，整栋楼都没有水，请问什么时候能来水？",
      "秋收广场东侧金鹅小区没水了，老人孩子做饭都成问题，没有看到停水通知。",
      "金鹅小区停水快一天，打物业说是外面水管爆了，希望抓紧抢修。",
      "我家住金鹅小区 3 栋，一滴水都没有，抢修要多久？能不能送点水来？",
      "金鹅小区这边爆管，路上全是水，家里反而没水用。",
      "请问金鹅小区什么时候恢复供水？已经停水很久了。",
      "金鹅小区水压一直上不去，高层完全没水。",
    ],
    unjoined: 2,
  },
  {
    ...{ topic: "environment.construction", division: "360322101", place: "栗江路安置房工地", unit: "px-cgj" },
    hoursAgo: 60,
    calls: [
      "栗江路安置房工地连续几晚打桩到凌晨，孩子要中考，根本睡不着。",
      "安置房工地夜里十二点还在浇混凝土，栗江路两边的住户都受不了。",
      "反映栗江路安置房工地夜间施工噪声扰民，白天没动静，晚上开工。",
    ],
    unjoined: 2,
  },
  {
    ...{ topic: "roads.manhole", division: "360302004", place: "后埠街与滨河路口", unit: "px-cgj" },
    hoursAgo: 500,
    calls: [
      "后埠街与滨河路口的井盖裂开了，车子压上去哐当响，晚上很危险。",
      "滨河路口那个井盖坏了好几天，骑电动车差点摔倒。",
      "后埠街口井盖破损，请尽快更换，怕有人掉下去。",
    ],
    unjoined: 0,
    answer: "经现场核查，井盖已更换，并对周边井盖一并检查，请放心通行。",
  },
];

/** Matters that several people told of: one in hand with calls joined to it, one that nobody has joined yet, one done for all. */
export async function seedMatters(simulation: Simulation, until: Instant): Promise<void> {
  for (const matter of matters) await seedMatter(simulation, matter, until);
}

async function seedMatter(simulation: Simulation, matter: SeededMatter, until: Instant): Promise<void> {
  const random = seeded(matter.hoursAgo);
  const at = (hours: number): Instant =>
    new Date(Date.parse(until) - (matter.hoursAgo - hours) * 3_600_000).toISOString();
  const { topic, division, place, unit, unjoined, calls } = matter;
  const ids: number[] = [];
  for (const [i, text] of calls.entries()) {
    const input = { text, kind: "help", topic, division, place, channel: "phone", publish: false, suggestedUnit: unit };
    const reporter = { ...sampleReporter(random), consentedAt: at(i) };
    ids.push(await simulation.open(at(i), "hotline.request", input, agent, reporter));
  }
  const [lead = 0, ...others] = ids;
  const officer = staff(unit, "officer");
  const last = calls.length;
  await simulation.act(at(last), lead, "dispatch", { unit, topic }, dispatcher);
  await simulation.act(at(last + 0.5), lead, "sign", {}, officer);
  for (const id of others.slice(0, others.length - unjoined))
    await simulation.act(at(last + 1), id, "join", { lead: simulation.case(lead).number }, agent);
  if (!matter.answer) return;
  await simulation.act(at(last + 30), lead, "answer", { answer: matter.answer, solved: "solved" }, officer);
  await simulation.act(at(last + 32), lead, "passAudit", {}, agent);
  for (const id of ids)
    await simulation.act(at(last + 50), id, "recordCallBack", { outcome: "satisfied", solved: "yes" }, agent);
}
