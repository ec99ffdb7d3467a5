import type { RuleRow } from "@wuxing/kernel/rules";
import type { Area } from "@wuxing/platform/area";
import type { Casework } from "@wuxing/platform/casework";
import { citizenRules } from "@wuxing/platform/citizens";
import { personalRules, type Vault } from "@wuxing/platform/personal";
import { openRegisters, type Registers } from "@wuxing/platform/registers";
import type { Pool } from "pg";

export interface WiredCasework {
  readonly casework: Casework;
  readonly registers: Registers;
  /** Says who is to be woken after a commit. */
  readonly onWake: (wake: () => void) => void;
}

/** Case work over these areas: their procedures, rules and projections put together with the city's registers. */
export async function caseworkOf(
  pool: Pool,
  vault: Vault,
  areas: readonly Area[],
  now = present(),
): Promise<WiredCasework> {
  const shipped: readonly RuleRow[] = [...areas.flatMap((area) => area.rules), ...personalRules, ...citizenRules];
  const topics = areas.flatMap((area) => area.topics ?? []);
  const registers = await openRegisters(pool, { rules: shipped, topics }, now);
  let wake = (): void => undefined;
  const casework: Casework = {
    pool,
    vault,
    procedures: new Map(areas.flatMap((area) => area.procedures.map((p) => [p.type, p] as const))),
    almanac: registers.almanac,
    now,
    knowsUnit: registers.city.knowsUnit,
    projections: areas.flatMap((area) => area.projections ?? []),
    checks: areas.flatMap((area) => area.checks ?? []),
    wake: () => wake(),
  };
  return {
    casework,
    registers,
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
