import { randomUUID } from "node:crypto";
import { verifyReplay } from "@wuxing/platform/casework";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codes, InspectionWorld, tables } from "./inspectionWorld.ts";

/** One journey of a city's inspections on a real database: from empty registers to a published result, mended and objected to. */
let world: InspectionWorld;
beforeAll(async () => {
  world = await InspectionWorld.open("2026-03-02T02:00:00.000Z");
}, 90_000);
afterAll(() => world.server.end());

interface Report {
  readonly faults: readonly { row: number; column: { zh: string }; reason: { zh: string } }[];
  readonly written: readonly { key: string; what: string }[];
  readonly done: boolean;
}
interface Line {
  readonly number: string;
  readonly object: string;
  readonly state: string;
  readonly tasks: readonly string[];
  readonly units: readonly { code: string }[];
}

const importing = (register: keyof typeof tables, lines: readonly string[], trial = false, commandId = randomUUID()) =>
  world.send<Report>(
    "coordinator1",
    `/api/inspections/import/${register}?commandId=${commandId}${trial ? "&trial=1" : ""}`,
    `${register}.csv`,
    lines.join("\n"),
  );
const count = async (sql: string, values: readonly unknown[] = []): Promise<number> =>
  (await world.server.platform.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, [...values])).rows[0]
    ?.n ?? 0;

test("registers are filled from tables: a trial names row and column of each fault and writes nothing", async () => {
  const [head = "", ...rows] = tables.objects;
  const broken = [
    head,
    rows[0]?.replace(codes[0] ?? "", "91360302MA00"),
    rows[1]?.replace(",A,", ",X,"),
    rows[1],
    ...rows.slice(2),
  ];
  const { body } = await importing("objects", broken as string[], true);
  expect(body.faults.map(({ row, column }) => `${row} ${column.zh}`)).toEqual([
    "2 统一社会信用代码",
    "3 风险等级",
    "4 统一社会信用代码",
  ]);
  expect(await importing("objects", broken as string[])).toMatchObject({ body: { done: false, written: [] } });
  expect(await count("inspection_objects")).toBe(0);
  const command = randomUUID();
  for (const register of ["items", "officers", "objects"] as const) {
    const trial = await importing(register, tables[register], true, command);
    expect(trial.body.faults, register).toEqual([]);
    expect(trial.body.written).toHaveLength(tables[register].length - 1);
    expect((await importing(register, tables[register])).body.done).toBe(true);
  }
  expect((await importing("objects", tables.objects)).body.written, "nothing changes twice").toEqual([]);
  expect(await count("inspection_changes WHERE register = 'objects'")).toBe(8);
});

test("the register of objects is compared with a business register: who is missing, too many, called otherwise", async () => {
  const given = [
    "统一社会信用代码,企业名称",
    `${codes[0]},萍乡市样例餐饮店1号`,
    `${codes[1]},改名后的店`,
    "91360302MA9999998C,新开的店",
  ];
  const { body } = await world.send<{ differences: { what: string; id: string }[]; total: number }>(
    ...(["coordinator1", "/api/inspections/reconcile", "firms.csv", given.join("\n")] as const),
  );
  const of = (what: string) => body.differences.filter((one) => one.what === what).map(({ id }) => id);
  expect(of("renamed")).toEqual([codes[1]]);
  expect(of("extra").sort()).toEqual(codes.slice(2).sort());
  expect([...of("missing"), body.total]).toEqual(["91360302MA9999998C", 8]);
});

const taskOf = (unit: string, item: string, from: string, until: string) => ({
  ...{ id: randomUUID(), year: 2026, name: `抽查 ${unit}`, unit, partners: [], items: [item], object_kind: "catering" },
  ...{ division: null, basis: "random", shares: { A: 40, B: 60, C: 80, D: 100 }, level: "city", method: "现场检查" },
  ...{ from_day: from, until_day: until },
});
const tasks = [
  taskOf("px-scj", "36030000010001", "2026-03-02", "2026-04-30"),
  taskOf("px-xfj", "36030000020001", "2026-03-16", "2026-05-15"),
];
const addTask = (who: string, row: object) =>
  world.post<{ faults: { field: string }[] }>(who, "/api/inspections/tasks", { commandId: randomUUID(), row });

test("a task rises with the risk, keeps the least shares and the year's last day; a head plans for his own unit alone", async () => {
  const [first, second] = tasks;
  const wrong = async (row: object) =>
    (await addTask("head-scj", { ...first, ...row })).body.faults.map(({ field }) => field);
  expect(await wrong({ shares: { A: 40, B: 40, C: 80, D: 100 } })).toEqual(["shares"]);
  expect(await wrong({ shares: { A: 1, B: 10, C: 20, D: 100 } })).toEqual(["shares"]);
  expect(await wrong({ until_day: "2026-11-11" })).toEqual(["until_day"]);
  expect(await wrong({ items: ["99999999999999"] })).toEqual(["items"]);
  expect(await wrong({ unit: "px-xfj" })).toEqual(["unit"]);
  expect((await addTask("officer-scj", first ?? {})).body.faults.map(({ field }) => field)).toEqual(["unit"]);
  expect((await addTask("head-scj", first ?? {})).status).toBe(200);
  expect((await addTask("coordinator1", second ?? {})).status).toBe(200);
});

let round = "";
const askedRound = () => ({
  commandId: "5b2f6f0e-0c53-4a0a-9a0b-0f4d0c1e2a11",
  year: 2026,
  task: tasks[0]?.id,
  dueAt: "2026-03-02T04:00:00Z",
  drawBy: "2026-03-03T04:00:00Z",
  beacon: "dice",
});

test("a plan that draws too little is not published; what changes once one is out is told on its page", async () => {
  const asked = askedRound();
  expect((await world.post("coordinator1", "/api/inspections/rounds", asked)).status, "no plan yet").toBe(422);
  expect((await world.post("head-scj", "/api/inspections/plans", { year: 2026, title: "计划" })).status).toBe(403);
  // What is drawn of all objects together is no less than the rule's share.
  const { pool } = world.server.platform;
  const shares = "UPDATE inspection_tasks SET shares = $1";
  await pool.query("UPDATE inspection_objects SET risk = 'A'");
  await pool.query(`INSERT INTO inspection_objects (id, name, division, kind, risk, since)
    SELECT 'many-' || n, '户' || n, '360302001', 'catering', 'A', '2020-01-01' FROM generate_series(1, 100) n`);
  await pool.query(shares, [JSON.stringify({ A: 1, B: 5, C: 10, D: 50 })]);
  const few = await world.post<{ reason: { en: string } }>("coordinator1", "/api/inspections/plans", {
    ...{ year: 2026, title: "2026 年抽查计划" },
  });
  expect([few.status, JSON.stringify(few.body)]).toEqual([422, expect.stringContaining("1.85 % together")]);
  await pool.query(shares, [JSON.stringify(tasks[0]?.shares)]);
  await pool.query("UPDATE inspection_objects SET until = '2020-02-01' WHERE id LIKE 'many-%'");
  for (const [i, code] of codes.entries())
    await pool.query("UPDATE inspection_objects SET risk = $2 WHERE id = $1", [code, "AABBCCDD"[i]]);
  await world.post("coordinator1", "/api/inspections/plans", { year: 2026, title: "2026 年抽查计划" });
  // A task that is changed once the plan is out is told on its page, with its day.
  world.server.setNow("2026-03-02T02:01:00.000Z");
  const page = async (): Promise<string> => (await world.server.http.inject({ url: "/inspections" })).body;
  expect(await page()).not.toContain("计划公布后的改动");
  expect((await addTask("head-scj", { ...tasks[0], until_day: "2026-04-29" })).status).toBe(200);
  expect((await addTask("head-scj", { ...tasks[0] })).status).toBe(200);
  expect((await page()).match(/改动：结束日期/gu)).toHaveLength(2);
});

test("the draws of a period are prepared together, drawn by dice, and merged into one visit per firm", async () => {
  const asked = askedRound();
  const made = await world.post<{ id: string }>("coordinator1", "/api/inspections/rounds", asked);
  round = made.body.id;
  expect(
    (await world.post<{ id: string }>("coordinator1", "/api/inspections/rounds", asked)).body.id,
    "asked twice",
  ).toBe(round);
  const { rows } = await world.server.platform.pool.query<{ draw: string }>(
    "SELECT draw FROM inspection_draws ORDER BY place",
  );
  expect(rows).toHaveLength(2);
  expect((await world.post("coordinator1", `/api/inspections/rounds/${round}/merge`, {})).status, "not drawn yet").toBe(
    422,
  );
  await world.server.settle();
  const { draws } = world.server.platform;
  for (const { draw } of rows) expect(await draws.findProof(draw)).toBe(true);
  world.server.setNow("2026-03-02T04:05:00.000Z");
  for (const [i, { draw }] of rows.entries()) {
    const throws = Array.from({ length: 20 }, (_, n) => 1 + ((n * 7 + i * 3) % 10));
    await draws.enterBeacon(draw, { kind: "dice", throws }, "coordinator1");
    await draws.enterBeacon(draw, { kind: "dice", throws }, "leader1");
    await draws.carryOut(draw);
  }
  // What changes in the register after the draw moves nobody off a visit.
  await world.server.platform.pool.query("UPDATE inspection_officers SET unit = 'px-jyj' WHERE id LIKE 'XFJ-%'");
  const merged = await world.post<{ visits: number; drawn: number; unmanned: string[] }>(
    "coordinator1",
    `/api/inspections/rounds/${round}/merge`,
    {},
  );
  expect([merged.status, merged.body.unmanned]).toEqual([200, []]);
  await world.server.platform.pool.query("UPDATE inspection_officers SET unit = 'px-xfj' WHERE id LIKE 'XFJ-%'");
  const again = await world.post<{ visits: number }>("coordinator1", `/api/inspections/rounds/${round}/merge`, {});
  expect(again.body).toEqual(merged.body);
  await world.server.settle();
  expect(await count("cases WHERE type = 'inspections.visit'")).toBe(merged.body.visits);
  const picked = await count("(SELECT DISTINCT target FROM draw_picks) x");
  expect(merged.body.visits, "each firm that was drawn is visited once").toBe(picked);
  expect(merged.body.visits).toBeLessThan(merged.body.drawn);
});

const visits = async (who: string, query = "") =>
  (await world.get<{ visits: Line[] }>(who, `/api/inspections/visits${query}`)).body.visits;

test("each department sees its visits, also those that another one leads; others, supervisors and administrators see none", async () => {
  const all = await visits("coordinator1");
  const joint = all.filter(({ units }) => units.length === 2);
  expect(joint.length).toBeGreaterThan(0);
  for (const [who, unit] of [
    ["officer-scj", "px-scj"],
    ["officer-xfj", "px-xfj"],
  ] as const) {
    const own = all.filter(({ units }) => units.some(({ code }) => code === unit)).map(({ number }) => number);
    expect((await visits(who)).map(({ number }) => number)).toEqual(own);
  }
  expect(await visits("officer-jyj")).toEqual([]);
  for (const who of ["supervisor1", "admin1"])
    expect((await world.get(who, "/api/inspections/visits")).status, who).toBe(403);
  const number = joint[0]?.number;
  expect((await world.get("officer-xfj", `/api/inspections/visits/${number}`)).status).toBe(200);
  for (const who of ["officer-jyj", "supervisor1", "admin1"])
    expect((await world.get(who, `/api/inspections/visits/${number}`)).status, who).toBe(404);
  const { officers } = (
    await world.get<{ officers: { certificate: string }[] }>("officer-scj", "/api/inspections/officers")
  ).body;
  expect(officers.every(({ certificate }) => certificate.includes("****"))).toBe(true);
});

test("a joint visit on the phone: checklist, a photo, the drawn signature, the result in public, the mending, the objection", async () => {
  world.server.setNow("2026-03-10T02:00:00.000Z");
  const [joint] = (await visits("coordinator1")).filter(({ units }) => units.length === 2);
  if (!joint) throw new Error("no joint visit");
  const { number } = joint;
  const children = async (type: string): Promise<string> => {
    const { body } = await world.get<{ children: { number: string; type: string }[] }>(
      "coordinator1",
      `/api/cases/${number}`,
    );
    return body.children.find((one) => one.type === `inspections.${type}`)?.number ?? "";
  };
  const part = await children("part");
  const png = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex");
  const file = (await world.send<{ id: string }>("officer-scj", "/api/files", "签名.png", png)).body.id;
  const lead = joint.units[0]?.code === "px-scj" ? "scj" : "xfj";
  const other = lead === "scj" ? "xfj" : "scj";
  for (const [who, of] of [
    [`officer-${lead}`, number],
    [`officer-${other}`, part],
  ] as const) {
    expect((await world.act(who, of, "sign")).status, who).toBe(200);
    const { body } = await world.get<{ items: { lines: { item: string; line: number }[] }[] }>(
      who,
      `/api/inspections/visits/${of}`,
    );
    const answers = body.items
      .flatMap(({ lines }) => lines)
      .map(({ item, line }, i) =>
        who === "officer-scj" && i === 0
          ? { item, line, outcome: "fail", note: "许可证过期" }
          : { item, line, outcome: "pass" },
      );
    const said = who === "officer-scj" ? { result: "ordered", mendBy: "2026-03-31" } : { result: "noProblem" };
    expect(await world.act(who, of, "record", { answers, ...said }), who).toMatchObject({ status: 200 });
  }
  await world.server.settle();
  const signed = { capacity: "manager", files: [file] };
  expect((await world.act(`officer-${lead}`, number, "confirm", signed)).status).toBe(200);
  expect(await count("inspection_visits WHERE published_on IS NOT NULL")).toBe(0);
  expect((await world.act(`officer-${lead}`, number, "publish")).status).toBe(200);
  const mending = await children("mending");
  expect((await world.act("officer-scj", mending, "report", { note: "已换证" })).status).toBe(200);
  expect((await world.act("officer-scj", mending, "confirm", { note: "复查合格" })).status).toBe(200);
  await world.server.settle();
  const { rows } = await world.server.platform.pool.query(
    "SELECT state, result, signature, findings, mended FROM inspection_visits WHERE number = $1",
    [number],
  );
  expect(rows).toEqual([{ state: "closed", result: "ordered", signature: "signed", findings: 1, mended: 1 }]);
});

test("the public reads how many were drawn, inspected and not inspected, each of these by name and with why", async () => {
  const page = async (): Promise<string> => (await world.server.http.inject({ url: "/inspections" })).body;
  expect(await page()).not.toContain("抽中而不检查");
  const waiting = (await visits("coordinator1")).filter(({ state }) => state === "assigned");
  const [gone] = waiting;
  const who = gone?.units[0]?.code === "px-scj" ? "head-scj" : "head-xfj";
  const number = gone?.number ?? "";
  expect((await world.act(who, number, "cancel", { note: "同意" })).status).not.toBe(200);
  expect((await world.act(who, number, "askCancel", { reason: "企业已注销" })).status).toBe(200);
  expect(await page(), "nothing is dropped before the consent").not.toContain("企业已注销");
  expect((await world.act(who, number, "cancel", { note: "同意" })).status).toBe(403);
  expect((await world.act("coordinator1", number, "cancel", { note: "已核实" })).status).toBe(200);
  // An object that too few officers were drawn for has no visit; the round names it.
  const { pool } = world.server.platform;
  const { rows } = await pool.query<{ object: string; name: string }>(
    "SELECT object, object_name AS name FROM inspection_visits WHERE number = $1",
    [waiting[1]?.number],
  );
  const { object = "", name = "" } = rows[0] ?? {};
  await world.server.settle();
  const seen = await page();
  expect(seen).toContain("已取消：企业已注销");
  expect(seen).toContain(gone?.object);
  await pool.query("UPDATE inspection_visits SET object = 'moved' WHERE object = $1", [object]);
  await pool.query("UPDATE inspection_rounds SET unmanned = $1", [JSON.stringify([object])]);
  const after = await page();
  await pool.query("UPDATE inspection_rounds SET unmanned = '[]'");
  await pool.query("UPDATE inspection_visits SET object = $1 WHERE object = 'moved'", [object]);
  expect(after).toContain("派不出足够的检查人员");
  expect(after).toContain(name);
});

test("coverage counts what was carried out, and all histories replay to what the tables hold", async () => {
  const { body } = await world.get<{
    coverage: { units: { unit: string; covered: number; items: number; inspected: number }[] };
  }>(...(["coordinator1", "/api/inspections/plan?year=2026"] as const));
  expect(body.coverage.units.map(({ unit, covered, items, inspected }) => [unit, covered, items, inspected])).toEqual([
    ["px-scj", 1, 1, 1],
    ["px-xfj", 1, 1, 1],
  ]);
  const acts = (await world.get<string>("coordinator1", "/api/inspections/acts.csv?year=2026")).body
    .trim()
    .split("\r\n");
  expect(acts, "one act for each department's item").toHaveLength(3);
  expect(
    acts.slice(1).every((line) => /^"SJ-.*"360300000[12]0001".*"i"$/u.test(line)),
    acts.join("\n"),
  ).toBe(true);
  expect((await world.get("head-scj", "/api/inspections/acts.csv?year=2026")).status).toBe(403);
  expect((await verifyReplay(world.server.platform.casework)).differing).toEqual([]);
  expect(await count("follower_faults")).toBe(0);
});
