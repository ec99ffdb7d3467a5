import type { Case } from "./Case.ts";
import { fieldsOf } from "./fieldsOf.ts";
import { type Procedure, stay } from "./Procedure.ts";

/**
 * The keys of rule rows by which a case may yet start or lengthen a clock, from where it stands now to its end. What
 * hangs on the case — a key, a target — is asked of the case as it is now, and a target that hangs on the input of every
 * choice of the form; where it then says nothing, every state counts as one. So it names rather too many than too few.
 */
export function rulesAhead(procedure: Procedure, c: Case): ReadonlySet<string> {
  const keys = new Set<string>();
  const say = (key: string | ((one: Case) => string) | undefined): void => {
    const found = typeof key === "function" ? asked(() => key(c)) : key;
    if (found !== undefined) keys.add(found);
  };
  const seen = new Set<string>();
  const queue = [c.state];
  for (const name of queue)
    for (const action of actionsFrom(procedure, name)) {
      say(action.extends);
      say(action.latest?.within);
      for (const next of targetsOf(procedure, action, { ...c, state: name })) {
        if (seen.has(next)) continue;
        seen.add(next);
        queue.push(next);
        const state = procedure.states[next];
        if (!state || "final" in state) continue;
        say(state.within);
        for (const also of state.alsoStarts ?? []) say(also);
      }
    }
  return keys;
}

const actionsFrom = (procedure: Procedure, state: string): AnyAction[] =>
  Object.values(procedure.actions).filter(({ from }) => [from].flat().includes(state));

type AnyAction = Procedure["actions"][string];

function targetsOf({ states }: Procedure, { to, input }: AnyAction, c: Case): readonly string[] {
  if (typeof to !== "function") return to === stay ? [] : [to];
  const choices = fieldsOf(input).flatMap(({ name, options = [] }) => options.map(({ value }) => ({ [name]: value })));
  const found = [{}, ...choices].flatMap((choice) => asked(() => to(c, choice as never)) ?? []);
  return found.length > 0 ? found.filter((state) => state !== stay) : Object.keys(states);
}

/** A key or a target may ask for data that the case, or an empty form, does not have. */
function asked(ask: () => string): string | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
