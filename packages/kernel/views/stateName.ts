import type { Procedure } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { CaseLine } from "./views.ts";

export interface StateName {
  readonly title: Text;
  readonly tone: CaseLine["tone"];
}

/** How a state is called and whether a case in it is open or how it ended. */
export function stateName(procedure: Procedure, name: string): StateName {
  const state = procedure.states[name];
  const tone = !state || !("final" in state) ? "open" : (state.tone ?? "neutral");
  return { title: state?.title ?? t(name, name), tone };
}
