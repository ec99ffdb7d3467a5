import type { Instant } from "@wuxing/kernel/calendar";
import {
  type Actor,
  type Case,
  clockActor,
  decide,
  type Entry,
  evolve,
  type Procedure,
  systemActor,
} from "@wuxing/kernel/procedure";
import {
  type Casework,
  commandId,
  concerns,
  decideNew,
  type Opened,
  type Reaction,
  type Surroundings,
  type Wish,
} from "@wuxing/platform/casework";
import type { Reporter } from "@wuxing/platform/personal";

interface Life {
  case: Case;
  readonly entries: Entry[];
  readonly reporter: Opened["reporter"];
  readonly typed: Opened["typed"];
}

export interface SimulationParts {
  readonly procedures: ReadonlyMap<string, Procedure>;
  readonly almanac: Casework["almanac"];
  readonly reactions: readonly Reaction[];
}

/**
 * Case work in memory, at moments of one's own choosing: the same procedures, rules and reactions as the server's, no
 * database. The year of the test city and the stories of the tests are told with it, so neither can say what the
 * procedures do not allow.
 */
export class Simulation {
  readonly #parts: SimulationParts;
  readonly #lives = new Map<number, Life>();
  /** By parent: each change of a case asks for its children. */
  readonly #childIds = new Map<number, number[]>();
  #nextId: number;
  #commands = 0;

  constructor(parts: SimulationParts, firstId = 1) {
    this.#parts = parts;
    this.#nextId = firstId;
  }

  /** Opens a case at a moment and lets the reactions follow. Throws Refusal. */
  async open(
    at: Instant,
    type: string,
    input: unknown,
    actor: Actor,
    reporter?: Reporter,
    parentId?: number,
  ): Promise<number> {
    const casework = { ...this.#parts, now: () => at, projections: [] };
    const command = {
      type,
      input,
      actor,
      commandId: commandId("simulation", this.#commands++),
      ...(reporter ? { reporter } : {}),
      ...(parentId === undefined ? {} : { parentId }),
    };
    const opened: Opened = decideNew(casework, command, this.#nextId++);
    this.#lives.set(opened.case.id, { case: opened.case, entries: [opened.entry], reporter, typed: opened.typed });
    if (parentId !== undefined) this.#childIds.set(parentId, [...(this.#childIds.get(parentId) ?? []), opened.case.id]);
    await this.#react(at, opened.entry, opened.case);
    return opened.case.id;
  }

  /** Takes an action at a moment and lets the reactions follow. Throws Refusal. */
  async act(at: Instant, caseId: number, action: string, input: unknown, actor: Actor): Promise<Case> {
    const life = this.#life(caseId);
    const procedure = this.#procedure(life.case.type);
    const request = { action, input, actor, at, commandId: commandId("simulation", this.#commands++) };
    const entry = decide(procedure, life.case, request, this.#parts.almanac);
    life.case = evolve(life.case, entry);
    life.entries.push(entry);
    await this.#react(at, entry, life.case);
    return life.case;
  }

  /** Lets the clock act on every case whose day passed before `until` and whose state says what then happens. */
  async passDeadlines(until: Instant): Promise<void> {
    for (const { case: c } of [...this.#lives.values()]) {
      const state = this.#procedure(c.type).states[c.state];
      if (!c.clock?.certain || c.clock.dueAt >= until || !state || !("ifOverdue" in state) || !state.ifOverdue)
        continue;
      await this.act(new Date(Date.parse(c.clock.dueAt) + 60_000).toISOString(), c.id, state.ifOverdue, {}, clockActor);
    }
  }

  get rules(): Casework["almanac"]["rules"] {
    return this.#parts.almanac.rules;
  }

  case(caseId: number): Case {
    return this.#life(caseId).case;
  }

  /** The cases of a type, oldest first. */
  ofType(type: string): Case[] {
    return [...this.#lives.values()].map((life) => life.case).filter((c) => c.type === type);
  }

  children(caseId: number, type: string): Case[] {
    return (this.#childIds.get(caseId) ?? []).map((id) => this.case(id)).filter((c) => c.type === type);
  }

  lastAt(caseId: number): Instant {
    return this.#life(caseId).entries.at(-1)?.at ?? "";
  }

  /** Everything that happened, a case at a time. */
  lives(): readonly Life[] {
    return [...this.#lives.values()];
  }

  #life(caseId: number): Life {
    const life = this.#lives.get(caseId);
    if (!life) throw new Error(`no case ${caseId} in this simulation`);
    return life;
  }

  #procedure(type: string): Procedure {
    const procedure = this.#parts.procedures.get(type);
    if (!procedure) throw new Error(`no procedure ${type}`);
    return procedure;
  }

  async #react(at: Instant, entry: Entry, after: Case): Promise<void> {
    const around: Surroundings = {
      find: async (id) => this.#lives.get(id)?.case,
      children: async (id, type) => this.children(id, type),
    };
    for (const reaction of this.#parts.reactions) {
      if (!concerns(reaction, entry.type) || !reaction.when(entry)) continue;
      for (const wish of await reaction.wishes(entry, after, around)) await this.#carryOut(at, wish);
    }
  }

  async #carryOut(at: Instant, wish: Wish): Promise<void> {
    if ("open" in wish) await this.open(at, wish.open, wish.input, systemActor, undefined, wish.parentId);
    else await this.act(at, wish.caseId, wish.act, wish.input, systemActor);
  }
}
