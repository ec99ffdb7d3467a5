import type { Colour } from "@wuxing/kernel/views";

export interface Standing {
  readonly type: string;
  readonly state: string;
  /** `reminder`, `written`, `routine`, `listed`; absent where the case has no kind. */
  readonly kind?: string | null;
  readonly due: { readonly at: string; readonly certain: boolean } | null;
}

/**
 * The colour of what presses a case (rules.md §10, 宿迁 and 三明): blue while it is only reminded of before its day, yellow
 * once it is late or under supervision, red where urging was in vain, where it is listed, and where a term of the
 * supervision itself has passed. A day that is not certain makes nothing red.
 */
export function colourOf({ type, state, kind, due }: Standing, now: string): Colour {
  if (kind === "listed" || state === "unheeded") return "red";
  if (type !== "oversight.urging" && due && due.certain && due.at < now) return "red";
  return kind === "reminder" ? "blue" : "amber";
}
