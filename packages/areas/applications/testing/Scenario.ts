import type { Day } from "@wuxing/kernel/calendar";

/** One line of a scenario: what somebody does at a moment of Peking time, or what must then be so. */
export type Line =
  | { readonly at: string; readonly does: string; readonly with?: object; readonly child?: string }
  | { readonly at: string; readonly refused: string; readonly with?: object }
  /** There is no such step from where it stands. */
  | { readonly at: string; readonly stuck: string; readonly with?: object }
  /** The unit that has it. */
  | { readonly unit: string }
  /** The clock has acted on every day that passed before this moment. */
  | { readonly passes: string }
  | { readonly due: Day; readonly child?: string; readonly certain?: false }
  | { readonly state: string; readonly child?: string };

/** A course of events whose days were worked out by hand from the law and the State Council's notices of holidays. */
export interface Scenario {
  readonly title: string;
  /** How the days were counted: the working days, with how many there are at each group's end. */
  readonly reckoned: string;
  readonly opened: string;
  readonly item?: object;
  readonly lines: readonly Line[];
}

export const does = (at: string, action: string, input?: object): Line => ({
  at,
  does: action,
  ...(input && { with: input }),
});
export const inChild = (child: string, at: string, action: string, input?: object): Line => ({
  ...{ at, does: action, child },
  ...(input && { with: input }),
});
export const refused = (at: string, action: string, input?: object): Line => ({
  at,
  refused: action,
  ...(input && { with: input }),
});
export const stuck = (at: string, action: string, input?: object): Line => ({
  ...{ at, stuck: action },
  ...(input && { with: input }),
});
export const has = (unit: string): Line => ({ unit });
export const passes = (moment: string): Line => ({ passes: moment });
export const due = (day: Day): Line => ({ due: day });
export const provisional = (day: Day): Line => ({ due: day, certain: false });
export const childDue = (child: string, day: Day): Line => ({ child, due: day });
export const stands = (state: string): Line => ({ state });
export const childStands = (child: string, state: string): Line => ({ child, state });

/** A renewal of a permit that expires on a day. */
export const renewal = (expiresOn: Day) => ({ renews: { certificate: "JY13603020001234", expiresOn } });

/** Inputs that many scenarios share. */
export const passedUp = { opinion: "材料属实，同意上报。" };
export const correction = { pieces: "营业场所证明：没有盖章，请补盖" };
export const other = { pieces: "申请书：没有签字" };
export const supplied = { note: "已补盖章。" };
export const granted = { decision: "符合条件，准予许可。" };
export const reason = { reason: "案情复杂，需要补充调查。" };
export const agreedTo = { note: "情况属实，同意延长。" };
export const until = (kind: string, day: Day) => ({ kind, until: day, reason: "需专家评审，时间另计，特此告知。" });
