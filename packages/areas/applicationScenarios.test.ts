import { chinaCalendar, dayOf, type Instant } from "@wuxing/kernel/calendar";
import {
  type Actor,
  type Case,
  clockActor,
  type PostRole,
  partiesOf,
  Refusal,
  systemActor,
} from "@wuxing/kernel/procedure";
import { ruleBook } from "@wuxing/kernel/rules";
import { Simulation } from "@wuxing/platform/testing/simulation";
import { expect, test } from "vitest";
import { applications } from "./applications/index.ts";
import { broughtScenarios } from "./applications/testing/broughtScenarios.ts";
import { feeScenarios } from "./applications/testing/feeScenarios.ts";
import { ordinaryScenarios } from "./applications/testing/ordinaryScenarios.ts";
import { preReviewScenarios } from "./applications/testing/preReviewScenarios.ts";
import type { Line, Scenario } from "./applications/testing/Scenario.ts";
import { specialScenarios } from "./applications/testing/specialScenarios.ts";
import { extensions } from "./extensions/index.ts";

const parts = [applications, extensions];
const at = (local: string): Instant => new Date(`${local.replace(" ", "T")}:00+08:00`).toISOString();
const specials = [
  { kind: "expertReview", name: "专家评审", days: 15, unit: "workingDay" },
  { kind: "inspection", name: "现场检测", days: 10, unit: "workingDay" },
];
const item = {
  ...{ title: "食品经营许可", item: { code: "1", version: 1 }, holder: { kind: "firm", id: "91360302MA35WXYZ0A" } },
  ...{ unit: "px-scj", division: "360302", specials },
  materials: [
    { key: "form", name: "申请书", proof: "file" },
    { key: "place", name: "营业场所证明", proof: "file" },
  ],
};

/** Everybody there is, so that whoever an action is for takes it: what is tried here is the days, not who may. */
const people = (c: Case): Actor[] => [
  ...(["officer", "head"] as const).map((role) => post(c.unit ?? "", role)),
  { kind: "citizen", id: "asker", posts: [], proven: [c.id] },
  ...[post("px-zfb", "leader"), systemActor, clockActor],
];
const post = (unit: string, role: PostRole): Actor => ({ kind: "staff", id: role, posts: [{ unit, role }] });

class Course {
  readonly world = new Simulation({
    procedures: new Map(parts.flatMap(({ procedures }) => procedures).map((one) => [one.type, one])),
    almanac: { calendar: chinaCalendar, rules: ruleBook(parts.flatMap(({ rules }) => rules)) },
    reactions: parts.flatMap(({ reactions = [] }) => reactions),
  });

  async run({ opened, item: more, lines }: Scenario): Promise<void> {
    const asker: Actor = { kind: "citizen", id: "asker", posts: [] };
    await this.world.open(at(opened), "applications.application", { ...item, ...more }, asker);
    for (const line of lines) await this.take(line);
  }

  async take(line: Line): Promise<void> {
    if ("passes" in line) return this.pass(at(line.passes));
    const c = this.subject("child" in line ? line.child : undefined);
    if ("due" in line) {
      expect(c.clock && { day: dayOf(c.clock.dueAt), certain: c.clock.certain }).toEqual({
        ...{ day: line.due, certain: line.certain ?? true },
      });
    } else if ("state" in line) expect(c.state).toBe(line.state);
    else if ("unit" in line) expect(c.unit).toBe(line.unit);
    else if ("does" in line) await this.act(c, line.at, line.does, line.with);
    else if ("stuck" in line) await this.fail(c, line.at, line.stuck, line.with, "wrongState");
    else await this.fail(c, line.at, line.refused, line.with, "refused");
  }

  async fail(c: Case, moment: string, action: string, input: object | undefined, code: string): Promise<void> {
    const error = await this.act(c, moment, action, input).catch((fault: unknown) => fault);
    expect(error, `${action} at ${moment}`).toBeInstanceOf(Refusal);
    expect((error as Refusal).code).toBe(code);
  }

  /** The clock acts as long as there is something to act on: one effect may be followed by another. */
  async pass(until: Instant): Promise<void> {
    for (let turn = 0; turn < 3; turn++) await this.world.passDeadlines(until);
  }

  subject(child: string | undefined): Case {
    const found = child === undefined ? this.world.case(1) : this.world.children(1, child).at(-1);
    if (!found) throw new Error(`there is no ${child}`);
    return found;
  }

  async act(c: Case, moment: string, action: string, input: object = {}): Promise<void> {
    const by =
      parts.flatMap(({ procedures }) => procedures).find(({ type }) => type === c.type)?.actions[action]?.by ?? [];
    const actor = people(c).find((one) => [by].flat().some((party) => partiesOf(one, c).has(party)));
    if (!actor) throw new Error(`nobody may ${action}`);
    await this.world.act(at(moment), c.id, action, input, actor);
  }
}

const scenarios = [
  ...ordinaryScenarios,
  ...specialScenarios,
  ...preReviewScenarios,
  ...broughtScenarios,
  ...feeScenarios,
];

test("the table is as long as it was asked to be, and each says how it was reckoned", () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(40);
  for (const { title, reckoned } of scenarios) expect(reckoned.length, title).toBeGreaterThan(10);
});

test.each(scenarios.map((one) => [one.title, one] as const))("%s", async (_title, one) => {
  await new Course().run(one);
});
