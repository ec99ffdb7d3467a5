import { areas } from "@wuxing/areas";
import { chinaCalendar } from "@wuxing/kernel/calendar";
import type { Actor, PostRole } from "@wuxing/kernel/procedure";
import { ruleBook } from "@wuxing/kernel/rules";
import { type CaseView, caseView, type Named } from "@wuxing/kernel/views";
import { Simulation } from "@wuxing/platform/testing/simulation";
import { describe, expect, test } from "vitest";
import { at, cast, endOf } from "./hotline/testing/Story.ts";

/* What the case page says of clocks, drawn from the areas' own procedures. 1 to 7 October 2026 are holidays. */
const almanac = { calendar: chinaCalendar, rules: ruleBook(areas.flatMap((area) => area.rules)) };
const { asker, agent, dispatcher, officer } = cast;
const unit = "px-cgj";
const named = (code: string): Named => ({ code, name: { zh: code, en: code } });
const post = (role: PostRole): Actor => ({ kind: "staff", id: role, posts: [{ unit, role }] });

const world = () =>
  new Simulation({
    procedures: new Map(areas.flatMap((area) => area.procedures.map((p) => [p.type, p] as const))),
    almanac,
    reactions: areas.flatMap((area) => area.reactions ?? []),
  });

function viewOf(simulation: Simulation, id: number, now: string): CaseView {
  const life = simulation.lives().find((one) => one.case.id === id);
  const procedure = areas.flatMap((area) => area.procedures).find((p) => p.type === life?.case.type);
  if (!life || !procedure) throw new Error(`no case ${id}`);
  const names = { unit: named, division: named, file: () => undefined, outside: false };
  const kin = { parent: null, children: [], reporter: null };
  return caseView(procedure, life.case, life.entries, kin, { actor: officer, now: at(now), almanac, ...names });
}

/** A request for help dispatched on 30 September: ten working days to answer, until 20 October. */
async function dispatched(): Promise<Simulation> {
  const simulation = world();
  const input = { text: "人民路路灯不亮，晚上看不见路。", kind: "help", division: "360302" };
  await simulation.open(at("2026-09-30 08:30"), "hotline.request", input, asker);
  await simulation.act(at("2026-09-30 09:00"), 1, "accept", {}, agent);
  await simulation.act(at("2026-09-30 10:00"), 1, "dispatch", { unit }, dispatcher);
  return simulation;
}

describe("the clocks of a request", () => {
  test("the time to answer and to return show while it still waits to be signed for", async () => {
    const simulation = await dispatched();
    const view = viewOf(simulation, 1, "2026-09-30 10:30");
    expect(view.due?.rule?.id).toBe("hotline.sign@2019-01-01");
    expect(view.clocks.map((clock) => [clock.rule?.id, clock.at])).toEqual([
      ["hotline.answer.help@2022-09-01", endOf("2026-10-20")],
      ["hotline.return@2019-01-01", at("2026-10-01 10:00")],
      ["hotline.contact@2019-01-01", at("2026-10-01 10:00")],
    ]);
    await simulation.act(at("2026-09-30 11:00"), 1, "sign", {}, officer);
    const signed = viewOf(simulation, 1, "2026-09-30 11:30");
    expect([signed.due?.at, signed.clocks]).toEqual([endOf("2026-10-20"), []]);
  });

  // Five more working days: 21, 22, 23, 26, 27 October.
  test("an extension that was granted is named: from when to when, under which rule", async () => {
    const simulation = await dispatched();
    await simulation.act(at("2026-09-30 11:00"), 1, "sign", {}, officer);
    expect(viewOf(simulation, 1, "2026-09-30 11:30").due?.extended).toBeNull();
    await simulation.act(at("2026-10-12 11:00"), 1, "requestExtension", { reason: "等待备件" }, officer);
    const asked = simulation.children(1, "extensions.request")[0]?.id ?? 0;
    await simulation.act(at("2026-10-12 15:00"), asked, "grant", { note: "情况属实" }, post("head"));
    expect(viewOf(simulation, 1, "2026-10-13 09:00").due).toMatchObject({
      at: endOf("2026-10-27"),
      extended: { from: endOf("2026-10-20"), rule: { id: "hotline.extension@2019-01-01", source: expect.any(String) } },
    });
  });

  test("while it is suspended, the time to answer shows as stopped", async () => {
    const simulation = await dispatched();
    await simulation.act(at("2026-09-30 11:00"), 1, "sign", {}, officer);
    const obstacle = { reason: "等待停电窗口", plan: "停电后更换", until: "2026-10-14" };
    await simulation.act(at("2026-10-08 09:00"), 1, "requestSuspension", obstacle, officer);
    const asked = simulation.children(1, "hotline.suspension")[0]?.id ?? 0;
    await simulation.act(at("2026-10-08 10:00"), asked, "grant", { note: "情况属实" }, dispatcher);
    const view = viewOf(simulation, 1, "2026-10-09 09:00");
    expect(view.clocks).toMatchObject([{ rule: { id: "hotline.answer.help@2022-09-01" }, stopped: true }]);
  });
});

test("the extension of a unit's part of a point is named by its days", async () => {
  const simulation = world();
  const part = {
    ...{
      notice: "5d1c1c1e-0000-4000-8000-000000000001",
      division: null,
      marker: "1",
      title: "整治路灯",
      text: "整治路灯。",
      role: "responsible",
      unit,
    },
    ...{ milestones: [{ due: "2026-10-30", phrase: "10月底前", text: "10月底前完成" }], lastDay: "2026-12-31" },
  };
  const id = await simulation.open(at("2026-09-30 08:30"), "workPoints.part", part, cast.system);
  await simulation.act(at("2026-09-30 11:00"), id, "sign", {}, officer);
  await simulation.act(at("2026-10-12 11:00"), id, "extend", { until: "2026-11-30", note: "同意" }, cast.system);
  expect(viewOf(simulation, id, "2026-10-13 09:00").due).toMatchObject({
    at: endOf("2026-11-30"),
    extended: { from: endOf("2026-10-30"), rule: null },
  });
});
