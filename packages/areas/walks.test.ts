import { areas } from "@wuxing/areas";
import { chinaCalendar } from "@wuxing/kernel/calendar";
import {
  type Actor,
  allowedActions,
  anonymous,
  type Case,
  decide,
  decideOpening,
  type Entry,
  evolve,
  type Procedure,
  Refusal,
  replay,
  systemActor,
} from "@wuxing/kernel/procedure";
import { ruleBook } from "@wuxing/kernel/rules";
import fc from "fast-check";
import { expect, test } from "vitest";
import { everybody } from "./testing/everybody.ts";
import { validInput } from "./testing/validInput.ts";

const almanac = { calendar: chinaCalendar, rules: ruleBook(areas.flatMap((area) => area.rules)) };
const procedures = areas.flatMap((area) => area.procedures);
const commandId = "00000000-0000-8000-8000-000000000001";
const hour = 60 * 60 * 1000;

const openers: readonly Actor[] = [
  systemActor,
  anonymous,
  { kind: "staff", id: "coordinator", posts: [{ unit: "px-wxb", role: "coordinator" }] },
];

/** One step of a walk: how long somebody waited, who of everybody acts, which of the allowed actions, with which dice. */
interface Step {
  readonly hours: number;
  readonly who: number;
  readonly what: number;
}
const steps = fc.array(fc.record({ hours: fc.integer({ min: 0, max: 90 }), who: fc.nat(), what: fc.nat() }), {
  minLength: 1,
  maxLength: 14,
});
const starts = fc.integer({ min: Date.parse("2020-04-24T00:00:00Z"), max: Date.parse("2026-11-25T00:00:00Z") });

function open(procedure: Procedure, at: string, input: unknown): Entry {
  const identity = { id: 7, number: "RX-20261125-0000007-0", parentId: null };
  for (const actor of openers) {
    try {
      return decideOpening(procedure, identity, { actor, at, commandId, input }, almanac);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "notAllowed") throw error;
    }
  }
  throw new Error(`nobody may open ${procedure.type}`);
}

const refusalOf = (work: () => unknown): Refusal => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("it was not refused");
};

/** Everybody tries everything: what is not offered is refused, and never for the form. Returns what is offered. */
function offered(procedure: Procedure, c: Case, at: string): { actor: Actor; action: string }[] {
  return everybody(c).flatMap((actor) => {
    const allowed = allowedActions(procedure, c, actor, at);
    for (const action of Object.keys(procedure.actions)) {
      if (allowed.includes(action)) continue;
      const refusal = refusalOf(() => decide(procedure, c, { action, input: {}, actor, at, commandId }, almanac));
      expect(["notAllowed", "wrongState", "refused"], `${action} by ${actor.id}`).toContain(refusal.code);
    }
    return allowed.map((action) => ({ actor, action }));
  });
}

/** Takes one of the offered actions. Undefined where its own `refuse` says no to this input, or it cannot be extended again. */
function take(procedure: Procedure, c: Case, step: Step, at: string): Entry | undefined {
  const choices = offered(procedure, c, at);
  // By action first, so that those which only one party may take come as often as the others.
  const names = [...new Set(choices.map((choice) => choice.action))];
  const name = names[step.what % Math.max(1, names.length)];
  const able = choices.filter((choice) => choice.action === name);
  const choice = able[step.who % Math.max(1, able.length)];
  const action = choice && procedure.actions[choice.action];
  if (!action) return undefined;
  const [input] = fc.sample(validInput(action.input), { seed: step.who + step.what, numRuns: 1 });
  const request = { action: choice.action, input, actor: choice.actor, at, commandId };
  try {
    const entry = decide(procedure, c, request, almanac);
    expect(decide(procedure, c, request, almanac), "deciding twice gives the same entry").toEqual(entry);
    return entry;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const codes = action.latest ? ["refused", "invalidInput"] : ["refused"];
    expect(codes, `${choice.action} with ${JSON.stringify(input)}: ${error.message}`).toContain(error.code);
    expect(
      Boolean(action.refuse ?? action.extends ?? action.latest),
      `${choice.action} was offered, then refused: ${error.message}`,
    ).toBe(true);
    return undefined;
  }
}

function assertKept(procedure: Procedure, entries: readonly Entry[], c: Case): void {
  expect(replay(entries)).toEqual(c);
  const stored = JSON.parse(JSON.stringify(entries)) as Entry[];
  expect(replay(stored), "the history as the database keeps it gives the row as it keeps it").toEqual(
    JSON.parse(JSON.stringify(c)),
  );
  const state = procedure.states[c.state];
  const isFinal = state !== undefined && "final" in state;
  expect(c.closedAt !== null).toBe(isFinal);
  expect(c.clock === null, `${c.state} has a clock while it waits`).toBe(isFinal);
}

test.each(procedures.map((procedure) => [procedure.type, procedure] as const))(
  "%s: wherever a case walks, what is offered is taken and what is taken is kept",
  (_type, procedure) => {
    let taken = 0;
    fc.assert(
      fc.property(validInput(procedure.open.input), starts, steps, (input, start, walk) => {
        let now = start;
        const first = open(procedure, new Date(now).toISOString(), input);
        const entries = [first];
        let c = evolve(null, first);
        assertKept(procedure, entries, c);
        for (const step of walk) {
          now += step.hours * hour;
          const entry = take(procedure, c, step, new Date(now).toISOString());
          if (!entry) continue;
          entries.push(entry);
          c = evolve(c, entry);
          taken++;
          assertKept(procedure, entries, c);
        }
      }),
      { numRuns: 25 },
    );
    expect(taken, "walks that go nowhere prove nothing").toBeGreaterThan(12);
  },
  180_000,
);
