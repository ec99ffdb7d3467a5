import { chinaCalendar, dayOf, endOfDay } from "@wuxing/kernel/calendar";
import { type RevealedVisit, visitHash } from "@wuxing/kernel/draw";
import { type Actor, type Case, Refusal, systemActor } from "@wuxing/kernel/procedure";
import { ruleBook } from "@wuxing/kernel/rules";
import { Simulation } from "@wuxing/platform/testing/simulation";
import { expect, test } from "vitest";
import { supervision } from "./index.ts";

const round = "00000000-0000-4000-8000-00000000000a";
const [first, second] = ["00000000-0000-4000-8000-0000000000b1", "00000000-0000-4000-8000-0000000000b2"];
const drawn: Omit<RevealedVisit, "proof"> = {
  target: "00000000-0000-4000-8000-0000000000c1",
  stratum: "office",
  officers: [first, second],
  salt: "ab".repeat(32),
};
const place = { ...drawn, name: "安源区政务服务大厅", unit: "px-zwb", division: "360302" };
const report = {
  visitedAt: "2026-11-10T03:00:00.000Z",
  checks: [{ line: "waiting", result: "no", note: "排了一小时" }],
  observations: "大厅人多，只开了两个窗口。",
  findings: [
    { theme: "serving", text: "只开两个窗口，老人站着等。" },
    { theme: "capable", text: "一个窗口写着有人，半小时没人。" },
  ],
};
const staff = (unit: string, role: "officer" | "head" | "coordinator"): Actor => ({
  kind: "staff",
  id: role,
  posts: [{ unit, role }],
});
const coordinator = staff("px-wxb", "coordinator");
const visitorOf = (...proven: number[]): Actor => ({
  kind: "staff",
  id: "supervisor1",
  posts: [{ unit: "px-wxb", role: "supervisor" }],
  proven,
});

/** A visit told on Monday 9 November, to be made by Thursday. */
async function told(more: { substitutes?: number } = {}): Promise<{ story: Simulation; id: number }> {
  const story = new Simulation({
    procedures: new Map(supervision.procedures.map((p) => [p.type, p])),
    almanac: { calendar: chinaCalendar, rules: ruleBook(supervision.rules) },
    reactions: supervision.reactions ?? [],
  });
  const input = { round, commitment: visitHash(drawn), substitutes: 1, until: "2026-11-12", ...more };
  return { story, id: await story.open("2026-11-09T10:00:00.000Z", "supervision.visit", input, systemActor) };
}
const send = (story: Simulation, id: number, at = "2026-11-10T04:00:00.000Z", more = {}): Promise<Case> =>
  story.act(at, id, "visit", { files: [], report: { ...report, ...more }, place }, visitorOf(id));

test("a phone whose clock is wrong does not date a visit before its telling or after its report", async () => {
  for (const [said, kept] of [
    ["2099-12-31T00:00:00.000Z", "2026-11-10T04:00:00.000Z"],
    ["2001-01-01T00:00:00.000Z", "2026-11-09T10:00:00.000Z"],
    [report.visitedAt, report.visitedAt],
  ]) {
    const { story, id } = await told();
    expect((await send(story, id, undefined, { visitedAt: said })).data).toMatchObject({ visitedAt: kept });
  }
});

test("before it is made a visit says neither where nor who, only until when", async () => {
  const { story, id } = await told();
  const c = story.case(id);
  expect(c).toMatchObject({ state: "assigned", unit: null, division: null });
  expect(c.clock?.dueAt).toBe("2026-11-12T15:59:59.999Z");
  const kept = JSON.stringify(story.lives());
  for (const secret of [place.name, place.unit, drawn.target, drawn.salt, first, second])
    expect(kept).not.toContain(secret);
});

test("what is found becomes a mending case each; the last one settled closes the visit", async () => {
  const { story, id } = await told();
  await send(story, id);
  expect(story.case(id)).toMatchObject({ state: "mending", unit: "px-zwb", title: "社会监督走访：安源区政务服务大厅" });
  const [one, other] = story.children(id, "supervision.mending");
  if (!one || !other) throw new Error("two findings are two cases");
  expect([one.unit, one.data.theme, other.data.theme]).toEqual(["px-zwb", "serving", "capable"]);
  const officer = staff("px-zwb", "officer");
  for (const { id: mending } of [one, other]) {
    await story.act("2026-11-12T02:00:00.000Z", mending, "answer", { note: "已增开三个窗口，添置座椅。" }, officer);
    await story.act("2026-11-13T02:00:00.000Z", mending, "confirm", {}, visitorOf(id, mending));
  }
  expect(story.case(id)).toMatchObject({ state: "closed", data: { findings: 2, settled: 2 } });
});

test("a visit that finds nothing is closed at once", async () => {
  const { story, id } = await told();
  expect(await send(story, id, undefined, { findings: [] })).toMatchObject({ state: "closed" });
});

test("a report with another place, other visitors or none is refused", async () => {
  const { story, id } = await told();
  const others = [
    { ...place, target: first },
    { ...place, officers: [second, first] },
    { ...place, salt: "cd".repeat(32) },
    undefined,
  ];
  for (const other of others) {
    const sent = story.act(
      "2026-11-10T04:00:00.000Z",
      id,
      "visit",
      { report, ...(other && { place: other }) },
      visitorOf(id),
    );
    await expect(sent).rejects.toThrow(Refusal);
  }
  expect(story.case(id).state).toBe("assigned");
});

test("who cannot go passes the visit on; when nobody is left the coordinator must explain", async () => {
  const { story, id } = await told();
  const decline = (at: string) => story.act(at, id, "decline", { cause: "interest" }, visitorOf(id));
  expect(await decline("2026-11-09T11:00:00.000Z")).toMatchObject({ state: "assigned", data: { passed: 1 } });
  expect(await decline("2026-11-09T12:00:00.000Z")).toMatchObject({ state: "alarmed", data: { passed: 1 } });
  const explained = await story.act(
    "2026-11-10T02:00:00.000Z",
    id,
    "explain",
    { note: "两名监督员都因病不能前往。" },
    coordinator,
  );
  expect(explained).toMatchObject({ state: "notVisited", unit: null });
});

test("the one who took over is the visitor of the report", async () => {
  const { story, id } = await told();
  await story.act("2026-11-09T11:00:00.000Z", id, "decline", { cause: "illness" }, visitorOf(id));
  expect((await send(story, id)).data.visitor).toBe(second);
});

test("a day that passes raises an alarm, and a report that comes late is still taken", async () => {
  const { story, id } = await told();
  await story.passDeadlines("2026-11-13T02:00:00.000Z");
  expect(story.case(id).state).toBe("alarmed");
  expect(await send(story, id, "2026-11-14T02:00:00.000Z")).toMatchObject({ state: "mending" });
});

test("the unit's head gives more time once, within the longest term, and nobody else does", async () => {
  const { story, mending } = await found();
  const extend = (at: string, until: string, actor: Actor) =>
    story.act(at, mending, "extend", { reason: "座椅到货推迟。", until }, actor);
  const due = story.case(mending).clock?.dueAt ?? "";
  await expect(extend("2026-11-12T02:00:00.000Z", "2026-12-04", officer)).rejects.toMatchObject({ code: "notAllowed" });
  await expect(extend("2026-11-12T02:00:00.000Z", dayOf(due), head)).rejects.toMatchObject({ code: "refused" });
  await expect(extend("2026-11-12T02:00:00.000Z", "2027-03-01", head)).rejects.toMatchObject({
    faults: [{ field: "until" }],
  });
  await extend("2026-11-12T02:00:00.000Z", "2026-12-04", head);
  expect(story.case(mending)).toMatchObject({ state: "toMend", clock: { dueAt: endOfDay("2026-12-04") } });
  await expect(extend("2026-11-13T02:00:00.000Z", "2026-12-07", head)).rejects.toMatchObject({
    reason: { en: "More time can be given once" },
  });
});

async function found(): Promise<{ story: Simulation; visit: number; mending: number }> {
  const { story, id } = await told();
  await send(story, id, undefined, { findings: [report.findings[0]] });
  const mending = story.children(id, "supervision.mending")[0]?.id ?? 0;
  return { story, visit: id, mending };
}
const officer = staff("px-zwb", "officer");
const head = staff("px-zwb", "head");
const answer = (story: Simulation, mending: number, at: string): Promise<Case> =>
  story.act(at, mending, "answer", { note: "已增开窗口。" }, officer);

test("the supervisor sends it back once; the second time the coordinator judges, and the judgment is public", async () => {
  const { story, visit, mending } = await found();
  const reopen = (at: string) =>
    story.act(at, mending, "reopen", { reason: "昨天去看，还是两个窗口。" }, visitorOf(mending));
  await answer(story, mending, "2026-11-12T02:00:00.000Z");
  expect(await reopen("2026-11-13T02:00:00.000Z")).toMatchObject({ state: "toMend" });
  await answer(story, mending, "2026-11-16T02:00:00.000Z");
  expect(await reopen("2026-11-17T02:00:00.000Z")).toMatchObject({ state: "checking" });
  const judged = await story.act(
    "2026-11-18T02:00:00.000Z",
    mending,
    "judgeUnmended",
    { note: "现场仍为两个窗口。" },
    coordinator,
  );
  expect(judged.state).toBe("unmended");
  expect(supervision.procedures[1]?.publishes?.(judged)).toBe(true);
  expect(story.case(visit).state).toBe("closed");
});

test("a supervisor who says nothing has not agreed: the coordinator checks", async () => {
  const { story, mending } = await found();
  await answer(story, mending, "2026-11-12T02:00:00.000Z");
  await story.passDeadlines("2026-11-30T02:00:00.000Z");
  expect(story.case(mending).state).toBe("checking");
});

test("a unit may object once; the coordinator upholds, gives it to another unit, or finds it is not so", async () => {
  const { story, visit, mending } = await found();
  const contest = () =>
    story.act("2026-11-11T02:00:00.000Z", mending, "contest", { reason: "大厅归区里管。" }, officer);
  await contest();
  await story.act(
    "2026-11-12T02:00:00.000Z",
    mending,
    "reassign",
    { unit: "px-360302", note: "区里负责。" },
    coordinator,
  );
  expect(story.case(mending)).toMatchObject({ state: "toMend", unit: "px-360302" });
  await expect(contest()).rejects.toThrow(Refusal);
  const other = await found();
  await other.story.act("2026-11-11T02:00:00.000Z", other.mending, "contest", { reason: "当天停电。" }, officer);
  await other.story.act("2026-11-12T02:00:00.000Z", other.mending, "drop", { note: "停电属实。" }, coordinator);
  expect(other.story.case(other.mending).state).toBe("dropped");
  expect([story.case(visit).state, other.story.case(other.visit).state]).toEqual(["mending", "closed"]);
});
