import { areas } from "@wuxing/areas";
import { chinaCalendar } from "@wuxing/kernel/calendar";
import type { Actor } from "@wuxing/kernel/procedure";
import { ruleBook } from "@wuxing/kernel/rules";
import { Simulation } from "@wuxing/platform/testing/simulation";
import { expect, test } from "vitest";
import { at, cast } from "./hotline/testing/Story.ts";

const { asker, agent, dispatcher, officer } = cast;
const unit = "px-cgj";
const head: Actor = { kind: "staff", id: "head", posts: [{ unit, role: "head" }] };

/** A request in the unit's hands. */
async function inHand(): Promise<Simulation> {
  const world = new Simulation({
    procedures: new Map(areas.flatMap((area) => area.procedures.map((p) => [p.type, p] as const))),
    almanac: { calendar: chinaCalendar, rules: ruleBook(areas.flatMap((area) => area.rules)) },
    reactions: areas.flatMap((area) => area.reactions ?? []),
  });
  const input = { text: "人民路路灯不亮，晚上看不见路。", kind: "help", division: "360302" };
  await world.open(at("2026-09-14 08:30"), "hotline.request", input, asker);
  await world.act(at("2026-09-14 09:00"), 1, "accept", {}, agent);
  await world.act(at("2026-09-14 10:00"), 1, "dispatch", { unit }, dispatcher);
  await world.act(at("2026-09-14 11:00"), 1, "sign", {}, officer);
  return world;
}
/** One that has asked for an extension. */
async function waiting(): Promise<Simulation> {
  const world = await inHand();
  await world.act(at("2026-09-15 09:00"), 1, "requestExtension", { reason: "等待备件" }, officer);
  return world;
}
const asked = (world: Simulation) => world.children(1, "extensions.request")[0];

test("an extension that waits lapses when the request is answered or withdrawn without it", async () => {
  const answered = await waiting();
  expect(asked(answered)?.state).toBe("withHead");
  await answered.act(at("2026-09-15 10:00"), 1, "reportProgress", { note: "备件已订购" }, officer);
  expect(asked(answered)?.state, "progress changes nothing").toBe("withHead");
  await answered.act(at("2026-09-15 11:00"), 1, "answer", { answer: "路灯已修好。", solved: "solved" }, officer);
  expect(asked(answered)).toMatchObject({ state: "lapsed", closedAt: at("2026-09-15 11:00") });

  const withdrawn = await waiting();
  await withdrawn.act(at("2026-09-15 11:00"), 1, "withdraw", {}, asker);
  expect(asked(withdrawn)?.state).toBe("lapsed");
});

test("an extension and a suspension cannot wait at once, so neither leaves the other's question open for ever", async () => {
  const world = await waiting();
  const obstacle = { reason: "等待停电窗口", plan: "停电后更换", until: "2026-09-22" };
  await expect(world.act(at("2026-09-15 10:00"), 1, "requestSuspension", obstacle, officer)).rejects.toMatchObject({
    code: "refused",
  });
  await world.act(at("2026-09-15 11:00"), asked(world)?.id ?? 0, "deny", { note: "时间够用" }, head);
  await world.act(at("2026-09-15 12:00"), 1, "requestSuspension", obstacle, officer);
  const suspension = world.children(1, "hotline.suspension")[0]?.id ?? 0;
  await world.act(at("2026-09-15 14:00"), suspension, "grant", { note: "情况属实" }, dispatcher);
  await world.act(at("2026-09-16 09:00"), 1, "resume", {}, officer);
  await world.act(at("2026-09-16 10:00"), 1, "requestTermination", { reason: "群众已自行解决" }, officer);
  expect(world.case(1).state).toBe("terminationRequested");
});

test("while a suspension waits, no extension can be asked for", async () => {
  const world = await inHand();
  const obstacle = { reason: "等待停电窗口", plan: "停电后更换", until: "2026-09-22" };
  await world.act(at("2026-09-15 10:00"), 1, "requestSuspension", obstacle, officer);
  const extension = world.act(at("2026-09-15 11:00"), 1, "requestExtension", { reason: "等待备件" }, officer);
  await expect(extension).rejects.toMatchObject({ reason: { zh: expect.stringContaining("暂缓申请尚未批复") } });
});
