import { type Case, fieldsOf, type Procedure, type StateDef, stay } from "@wuxing/kernel/procedure";
import type { Text } from "@wuxing/kernel/text";

type AnyState = StateDef<Record<string, unknown>, string>;

const list = <T>(one: T | readonly T[]): readonly T[] => (Array.isArray(one) ? one : [one as T]);
const both = ({ zh, en }: Text): string => `${zh} ${en}`;
/** A colon or semicolon would end a mermaid label. */
const label = (text: string): string => text.replaceAll(/[:;]/gu, ",");

/** The state diagram of a procedure in mermaid: an edge for each pair of states, with the actions that lead along it. */
export function stateDiagram(procedure: Procedure): string {
  const edges = new Map<string, string[]>();
  const add = (from: string, to: string, title: string): void => {
    const key = `${from} --> ${to}`;
    const titles = edges.get(key) ?? [];
    if (!titles.includes(title)) edges.set(key, [...titles, title]);
  };
  for (const to of openingStates(procedure)) add("[*]", to, both(procedure.open.title));
  for (const action of Object.values(procedure.actions)) {
    const title = `${both(action.title)}${list(action.by).includes("clock") ? " (clock)" : ""}`;
    for (const from of list(action.from))
      for (const to of statesAfter(action, from)) if (to !== from) add(from, to, title);
  }
  const states = Object.entries(procedure.states);
  return [
    "```mermaid",
    "stateDiagram-v2",
    ...states.map(([name, state]) => `  state "${label(both(state.title))}" as ${name}`),
    ...[...edges].map(([edge, titles]) => `  ${edge} : ${label(titles.join(" / "))}`),
    ...states.filter(([, state]) => "final" in state).map(([name]) => `  ${name} --> [*]`),
    "```",
  ].join("\n");
}

/** What a state waits for, and by which rules; then the actions that leave the state as it is. */
export function stateTable(procedure: Procedure): string {
  const rows = Object.entries(procedure.states).flatMap(([name, state]) =>
    "final" in state
      ? []
      : [`| ${both(state.title)} \`${name}\` | ${state.waitsFor} | ${ruleKeys(procedure, state).join(", ")} |`],
  );
  const staying = Object.values(procedure.actions).filter((action) =>
    list(action.from).every((from) => statesAfter(action, from).every((to) => to === from)),
  );
  return [
    "| 状态 State | 等谁 Waits for | 规则 Rules |",
    "|---|---|---|",
    ...rows,
    ...(staying.length > 0
      ? ["", `不改变状态 Leaves the state as it is: ${staying.map((action) => both(action.title)).join("; ")}.`]
      : []),
  ].join("\n");
}

/** The rule keys of a state. One that depends on the case is shown as the keys of every kind: `hotline.answer.*`. */
function ruleKeys(procedure: Procedure, state: AnyState): string[] {
  if ("final" in state) return [];
  const kind = fieldsOf(procedure.open.input).find((field) => field.name === "kind")?.options?.[0]?.value;
  const said = [state.within, ...(state.stops ? [state.stops] : []), ...(state.alsoStarts ?? [])];
  const keys = said.map((key) =>
    typeof key === "string" ? key : key({ data: { kind, milestones: [] } } as unknown as Case).replace(/[^.]+$/u, "*"),
  );
  return [...new Set(keys)].map((key) => `\`${key}\``);
}

const openingStates = ({ open }: Procedure): string[] => {
  const { to } = open;
  return typeof to === "string" ? [to] : [...new Set(choices(open.input).map((input) => to(input)))];
};

/** Where an action may lead from a state. A function that chooses is asked with every choice that its form offers. */
function statesAfter({ to, input }: Procedure["actions"][string], from: string): string[] {
  const named = (state: string): string => (state === stay ? from : state);
  if (typeof to === "string") return [named(to)];
  const c = { state: from, data: {} } as unknown as Case;
  return [...new Set(choices(input).map((choice) => named(to(c, choice))))];
}

/** Every combination of the values that a schema enumerates; the other fields are left out. */
function choices(schema: Procedure["open"]["input"]): Record<string, unknown>[] {
  const shape = "shape" in schema ? Object.entries(schema.shape as Record<string, { options?: unknown }>) : [];
  let all: Record<string, unknown>[] = [{}];
  for (const [name, { options }] of shape)
    if (Array.isArray(options)) all = options.flatMap((value) => all.map((one) => ({ ...one, [name]: value })));
  return all;
}
