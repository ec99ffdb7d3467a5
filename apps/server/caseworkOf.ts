import { chinaCalendar } from "@wuxing/kernel/calendar";
import { ruleBook } from "@wuxing/kernel/rules";
import type { Area } from "@wuxing/platform/area";
import type { Casework } from "@wuxing/platform/casework";
import { personalRules, type Vault } from "@wuxing/platform/personal";
import type { Pool } from "pg";

export interface WiredCasework {
  readonly casework: Casework;
  /** Says who is to be woken after a commit. */
  readonly onWake: (wake: () => void) => void;
}

/** Case work over these areas: their procedures, rules and projections put together. */
export function caseworkOf(
  pool: Pool,
  vault: Vault,
  areas: readonly Area[],
  units: readonly { readonly code: string }[],
  now = present(),
): WiredCasework {
  const codes = new Set(units.map((unit) => unit.code));
  let wake = (): void => undefined;
  const casework: Casework = {
    pool,
    vault,
    procedures: new Map(areas.flatMap((area) => area.procedures.map((p) => [p.type, p] as const))),
    almanac: { calendar: chinaCalendar, rules: ruleBook([...areas.flatMap((area) => area.rules), ...personalRules]) },
    now,
    knowsUnit: (code) => codes.has(code),
    projections: areas.flatMap((area) => area.projections ?? []),
    wake: () => wake(),
  };
  return {
    casework,
    onWake: (next) => {
      wake = next;
    },
  };
}

/** The present moment as text. One is asked for several times a request, so the text of a millisecond is made once. */
function present(): () => string {
  let [at, text] = [0, ""];
  return () => {
    const moment = Date.now();
    if (moment !== at) [at, text] = [moment, new Date(moment).toISOString()];
    return text;
  };
}
