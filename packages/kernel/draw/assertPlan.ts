import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { DrawPlan } from "./DrawPlan.ts";
import { planFaults } from "./planFaults.ts";

/** Refuses a plan that must not be drawn by, with all that is wrong with it. */
export function assertPlan(plan: DrawPlan): void {
  const faults = planFaults(plan);
  if (faults.length === 0) return;
  throw new Refusal(
    "invalidInput",
    t(faults.map(({ zh }) => zh).join("；"), faults.map(({ en }) => en).join("; ")),
    faults.map((reason) => ({ field: "plan", reason })),
  );
}
