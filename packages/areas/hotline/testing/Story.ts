import { chinaCalendar, type Instant } from "@wuxing/kernel/calendar";
import type { PostRole } from "@wuxing/kernel/procedure";
import { type Actor, type Case, decide, decideOpening, type Entry, evolve, Refusal } from "@wuxing/kernel/procedure";
import { ruleBook } from "@wuxing/kernel/rules";
import { requestProcedure } from "../procedure.ts";
import type { RequestData } from "../RequestData.ts";
import { hotlineRules } from "../rules.ts";

const almanac = { calendar: chinaCalendar, rules: ruleBook(hotlineRules) };
const post = (unit: string, role: PostRole): Actor => ({
  kind: "staff",
  id: `${unit}:${role}`,
  posts: [{ unit, role }],
});

/** Who appears in the stories. The case has id 1; the asker has shown its number and phone. */
export const cast = {
  asker: { kind: "citizen", id: "asker", posts: [], proven: [1] },
  stranger: { kind: "citizen", id: "stranger", posts: [], proven: [2] },
  agent: post("px-12345", "agent"),
  dispatcher: post("px-12345", "dispatcher"),
  officer: post("px-cgj", "officer"),
  otherOfficer: post("px-jtj", "officer"),
  system: { kind: "system", id: "system", posts: [] },
} as const satisfies Record<string, Actor>;

/** Peking time, as people write it, to an instant: `at("2026-09-30 10:00")`. */
export const at = (local: string): Instant => new Date(`${local.replace(" ", "T")}:00+08:00`).toISOString();
/** The last moment of a day in China, when a day's deadline ends. */
export const endOf = (day: string): Instant => new Date(`${day}T23:59:59.999+08:00`).toISOString();

/** A request told as a story: given it was opened, when somebody does something, then it stands so. No database. */
export class Story {
  readonly entries: Entry[] = [];
  #case: Case;

  constructor(when: string, input: Readonly<Record<string, unknown>> = {}) {
    const request = {
      actor: cast.asker,
      at: at(when),
      commandId: "00000000-0000-8000-8000-000000000001",
      input: { text: "人民路 12 号门口路灯不亮，晚上看不见路。", kind: "consult", division: "360302", ...input },
    };
    const identity = { id: 1, number: "RX-20260930-0000001-0", parentId: null };
    const entry = decideOpening(requestProcedure, identity, request, almanac);
    this.entries.push(entry);
    this.#case = evolve(null, entry);
  }

  get case(): Case<RequestData> {
    return this.#case as unknown as Case<RequestData>;
  }

  get due(): Instant | undefined {
    return this.#case.clock?.dueAt;
  }

  /** Takes an action and goes on. Throws Refusal. */
  when(moment: string, who: Actor, action: string, input: unknown = {}): this {
    const request = { action, input, actor: who, at: at(moment), commandId: "00000000-0000-8000-8000-000000000001" };
    const entry = decide(requestProcedure, this.#case, request, almanac);
    this.entries.push(entry);
    this.#case = evolve(this.#case, entry);
    return this;
  }

  /** Why an action is refused; the story stays where it is. Throws if it is not refused. */
  refusal(moment: string, who: Actor, action: string, input: unknown = {}): Refusal {
    const before = this.#case;
    try {
      this.when(moment, who, action, input);
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
    this.#case = before;
    throw new Error(`${action} was not refused`);
  }
}
