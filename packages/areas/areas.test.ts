import { areas } from "@wuxing/areas";
import {
  allowedActions,
  type Case,
  clockActor,
  fieldsOf,
  type Party,
  type Procedure,
  partiesOf,
  type StateDef,
  stay,
} from "@wuxing/kernel/procedure";
import { ruleBook, term } from "@wuxing/kernel/rules";
import type { Text } from "@wuxing/kernel/text";
import { anyType } from "@wuxing/platform/casework";
import { expect, test } from "vitest";
import { everybody } from "./testing/everybody.ts";

const procedures = areas.flatMap((area) => area.procedures);
const rules = ruleBook(areas.flatMap((area) => area.rules));
/** The first day of the city's notice, and the day this was written: a deadline must be known on both. */
const days = ["2020-04-24", "2026-11-25"];

type AnyState = StateDef<Record<string, unknown>, string>;
const list = <T>(one: T | readonly T[]): readonly T[] => (Array.isArray(one) ? one : [one as T]);
const isFinal = (state: AnyState | undefined): boolean => state !== undefined && "final" in state;

/** Targets that a function chooses among cannot be read off the table; every state of the procedure is then possible. */
const targets = (procedure: Procedure, to: unknown, from: string): string[] => {
  if (typeof to === "function") return Object.keys(procedure.states);
  return to === stay ? [from] : [String(to)];
};

function reachable(procedure: Procedure): Set<string> {
  const seen = new Set(targets(procedure, procedure.open.to, ""));
  for (let before = 0; before < seen.size; ) {
    before = seen.size;
    for (const action of Object.values(procedure.actions))
      for (const from of list(action.from))
        if (seen.has(from)) for (const to of targets(procedure, action.to, from)) seen.add(to);
  }
  return seen;
}

/** The rule keys that a state may ask for; a key that depends on the case is tried with every value of its `kind`. */
function keysOf(state: AnyState, kinds: readonly string[]): string[] {
  if ("final" in state) return [];
  const said = [state.within, ...(state.stops ? [state.stops] : []), ...(state.alsoStarts ?? [])];
  const cases = (kinds.length > 0 ? kinds : [undefined]).flatMap((kind) =>
    [[], [{ due: "2026-06-30" }]].map((milestones) => ({ data: { kind, milestones } }) as unknown as Case),
  );
  return said.flatMap((key) => (typeof key === "string" ? [key] : cases.map(key)));
}

const kindsOf = (procedure: Procedure): string[] =>
  fieldsOf(procedure.open.input)
    .find((field) => field.name === "kind")
    ?.options?.map((option) => option.value) ?? [];

const expectBoth = (text: Text | undefined, where: string): void => {
  expect(text?.zh, `${where}, Chinese`).toMatch(/\p{Script=Han}/u);
  expect(text?.en, `${where}, English`).toMatch(/[A-Za-z]/u);
  expect(text?.en, `${where}, English`).not.toMatch(/\p{Script=Han}/u);
};

test("every area names itself in both languages and no two share a name, a type or a prefix", () => {
  for (const area of areas) expectBoth(area.title, area.name);
  const unique = (values: readonly string[]): void => expect(new Set(values).size).toBe(values.length);
  unique(areas.map((area) => area.name));
  unique(procedures.map((procedure) => procedure.type));
  unique(procedures.map((procedure) => procedure.prefix));
  for (const procedure of procedures) expect(procedure.prefix).toMatch(/^[A-Z]{2,4}$/u);
});

test("reactions and projections belong to types that exist", () => {
  const types = new Set(procedures.map((procedure) => procedure.type));
  for (const area of areas)
    for (const { type } of [...(area.reactions ?? []), ...(area.projections ?? [])])
      if (type !== anyType) expect(types, area.name).toContain(type);
});

test.each(procedures.map((procedure) => [procedure.type, procedure] as const))(
  "%s: every state can be reached, has a title, an exit and a deadline",
  (_type, procedure) => {
    const reached = reachable(procedure);
    for (const [name, state] of Object.entries(procedure.states)) {
      expectBoth(state.title, name);
      expect(reached, `${name} can be reached`).toContain(name);
      const exits = Object.values(procedure.actions).filter((action) => list(action.from).includes(name));
      if ("final" in state) {
        expect(exits, `${name} is final`).toEqual([]);
        continue;
      }
      const leaves = exits.some((action) => targets(procedure, action.to, name).some((to) => to !== name));
      expect(leaves, `${name} has an exit`).toBe(true);
      for (const key of keysOf(state, kindsOf(procedure)))
        for (const day of days) expect(term(rules.get(key, day)).amount, `${key} on ${day}`).toBeGreaterThan(0);
    }
  },
);

test.each(procedures.map((procedure) => [procedure.type, procedure] as const))(
  "%s: whoever a state waits for can move it on",
  (_type, procedure) => {
    for (const [name, state] of Object.entries(procedure.states)) {
      if ("final" in state) continue;
      const moves = Object.values(procedure.actions).filter(
        (action) => list(action.from).includes(name) && list(action.by).includes(state.waitsFor),
      );
      expect(
        moves.map((action) => action.title.en),
        `${name} waits for ${state.waitsFor}`,
      ).not.toEqual([]);
      if (!state.ifOverdue) continue;
      const deemed = procedure.actions[state.ifOverdue];
      expect(list(deemed?.from ?? []), `${name} if overdue`).toContain(name);
      expect(list(deemed?.by ?? []), `${name} if overdue`).toContain("clock");
      expect(deemed?.input.safeParse({}).success, "the clock has nothing to fill in").toBe(true);
    }
  },
);

test.each(procedures.map((procedure) => [procedure.type, procedure] as const))(
  "%s: every action is titled, from known states to known states, by parties that can be",
  (_type, procedure) => {
    const parties = new Set<Party>(
      everybody({ id: 1, unit: "px-cgj" }).flatMap((actor) => [...partiesOf(actor, { id: 1, unit: "px-cgj" })]),
    );
    const states = Object.keys(procedure.states);
    for (const { latest, input } of Object.values(procedure.actions)) {
      if (!latest) continue;
      for (const day of days) expect(term(rules.get(latest.within, day)).amount).toBeGreaterThan(0);
      expect(fieldsOf(input).map((field) => field.name)).toContain(latest.field);
    }
    for (const [name, action] of Object.entries({ ...procedure.actions, open: { ...procedure.open, from: [] } })) {
      expectBoth(action.title, name);
      for (const from of list<string>(action.from)) {
        expect(states, name).toContain(from);
        expect(isFinal(procedure.states[from]), `${name} from ${from}`).toBe(false);
      }
      if (typeof action.to === "string" && action.to !== stay) expect(states, name).toContain(action.to);
      for (const party of list(action.by)) expect(parties, name).toContain(party);
      const key = "extends" in action ? action.extends : undefined;
      const lengthens = typeof key === "function" ? key({ data: {} } as Case) : key;
      if (lengthens) for (const day of days) rules.get(lengthens, day);
    }
  },
);

test.each(procedures.map((procedure) => [procedure.type, procedure] as const))(
  "%s: every field of a form a person fills in is labelled in both languages",
  (_type, procedure) => {
    for (const [name, action] of Object.entries({ ...procedure.actions, open: procedure.open })) {
      const fields = fieldsOf(action.input);
      for (const field of fields) {
        expectBoth(field.label, `${name}.${field.name}`);
        if (field.help) expectBoth(field.help, `${name}.${field.name} help`);
        for (const option of field.options ?? []) expectBoth(option.label, `${name}.${field.name}=${option.value}`);
        if (field.type === "radio" || field.type === "select")
          expect(field.options?.length, `${name}.${field.name}`).toBeGreaterThan(1);
      }
      const byPeople = list(action.by).some(
        (party) => party !== "system" && party !== "clock" && party !== "coordinator",
      );
      const shape = "shape" in action.input ? Object.keys(action.input.shape as object) : [];
      const missing = shape.filter(
        (key) => !fields.some((field) => field.name === key) && !action.input.safeParse({}).success,
      );
      const required = missing.filter((key) => needs(action.input, key));
      if (byPeople) expect(required, `${name}: required but on no form`).toEqual([]);
    }
  },
);

/** Whether a schema complains of this key when nothing is given. */
const needs = (schema: Procedure["open"]["input"], key: string): boolean =>
  schema.safeParse({}).error?.issues.some((issue) => issue.path[0] === key) ?? false;

test("nobody may do anything in a final state, the clock included", () => {
  for (const procedure of procedures)
    for (const [state] of Object.entries(procedure.states).filter(([, s]) => isFinal(s))) {
      const c = { id: 1, unit: "px-cgj", state, data: {}, clocks: {}, clock: null } as unknown as Case;
      for (const actor of [...everybody(c), clockActor])
        expect(allowedActions(procedure, c, actor, "2026-11-25T01:00:00.000Z"), `${procedure.type} ${state}`).toEqual(
          [],
        );
    }
});
