import { chinaCalendar } from "@wuxing/kernel/calendar";
import { type Actor, type Case, type PostRole, type Procedure, Refusal } from "@wuxing/kernel/procedure";
import { ruleBook } from "@wuxing/kernel/rules";
import { Simulation } from "@wuxing/platform/testing/simulation";
import { inspections } from "../index.ts";
import type { VisitData } from "../visit.ts";

const post = (unit: string, role: PostRole): Actor => ({
  kind: "staff",
  id: `${role}@${unit}`,
  posts: [{ unit, role }],
});

/** Who appears in the stories: the lead department, another one, and the coordinator who assigns. */
export const cast = {
  officer: post("px-scj", "officer"),
  head: post("px-scj", "head"),
  otherOfficer: post("px-xfj", "officer"),
  otherHead: post("px-xfj", "head"),
  stranger: post("px-jtj", "officer"),
  coordinator: post("px-wxb", "coordinator"),
} as const;

/** Peking time to an instant: `at("2026-09-30 10:00")`. */
export const at = (local: string): string => new Date(`${local.replace(" ", "T")}:00+08:00`).toISOString();

const line = (item: string, n: number, text: string) => ({ item, line: n, text });
export const lead = {
  unit: "px-scj",
  items: ["03603000010001"],
  officers: [{ id: "SCJ-01", unit: "px-scj" }],
  checklist: [line("03603000010001", 1, "许可证有效"), line("03603000010001", 2, "进货查验记录完整")],
};
export const other = {
  unit: "px-xfj",
  items: ["03603000020001"],
  officers: [{ id: "XFJ-01", unit: "px-xfj" }],
  checklist: [line("03603000020001", 1, "疏散通道畅通")],
};

export const visitOf = (shares: readonly object[] = [lead], until = "2026-04-30") => ({
  round: "00000000-0000-4000-8000-000000000001",
  object: { id: "91360302MA0000001X", name: "萍乡市样例餐饮店", kind: "catering", risk: "C" },
  division: "360302004",
  tasks: ["00000000-0000-4000-8000-000000000002"],
  ...{ shares, until },
});

export const pass = (share: typeof lead) => ({
  result: "noProblem",
  answers: share.checklist.map(({ item, line: n }) => ({ item, line: n, outcome: "pass" })),
});
export const fail = (share: typeof lead, mendBy = "2026-03-31") => ({
  ...{ result: "ordered", mendBy },
  answers: share.checklist.map(({ item, line: n }, i) =>
    i === 0 ? { item, line: n, outcome: "fail", note: "已过期" } : { item, line: n, outcome: "pass" },
  ),
});
export const signature = { capacity: "manager", files: ["00000000-0000-4000-8000-000000000003"] };

/** One visit told in memory, with what its reactions open beside it. */
export class VisitStory {
  readonly simulation = new Simulation({
    procedures: new Map<string, Procedure>(inspections.procedures.map((one) => [one.type, one])),
    almanac: { calendar: chinaCalendar, rules: ruleBook(inspections.rules) },
    reactions: inspections.reactions ?? [],
  });
  #id = 0;

  static async begin(input: object = visitOf(), moment = "2026-03-02 10:00"): Promise<VisitStory> {
    const story = new VisitStory();
    story.#id = await story.simulation.open(at(moment), "inspections.visit", input, cast.coordinator);
    return story;
  }

  get visit(): Case<VisitData> {
    return this.simulation.case(this.#id) as unknown as Case<VisitData>;
  }

  child(type: "part" | "mending", unit = "px-xfj"): Case {
    const found = this.simulation.children(this.#id, `inspections.${type}`).find((c) => c.unit === unit);
    if (!found) throw new Error(`there is no ${type} of ${unit}`);
    return found;
  }

  get children(): readonly string[] {
    return ["part", "mending"].flatMap((type) =>
      this.simulation.children(this.#id, `inspections.${type}`).map(({ unit }) => `${type} ${unit}`),
    );
  }

  /** Somebody acts on the visit, or on the case of this id. Throws Refusal. */
  async when(moment: string, who: Actor, action: string, input: unknown = {}, id = this.#id): Promise<this> {
    await this.simulation.act(at(moment), id, action, input, who);
    return this;
  }

  async refusal(moment: string, who: Actor, action: string, input: unknown = {}, id = this.#id): Promise<Refusal> {
    try {
      await this.when(moment, who, action, input, id);
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
    throw new Error(`${action} was not refused`);
  }
}
