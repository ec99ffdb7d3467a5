import type { DrawPlan, RevealedVisit } from "@wuxing/kernel/draw";
import type { Actor } from "@wuxing/kernel/procedure";

/** What the area asks of the platform's draws. */
export interface SecretDraws {
  /** Fixes a plan and writes its commitment; the draw is carried out later, once its beacon has spoken. */
  readonly prepare: (plan: Pick<DrawPlan, "frame" | "officers" | "recusals" | "quotas" | "perTarget" | "cap" | "apartUnits">, title: string, actor: Actor) => Promise<string>;
  /** The visits of a draw that was carried out, laid open: for the area's own eyes. Undefined before. */
  readonly visitsOf: (draw: string) => Promise<readonly RevealedVisit[] | undefined>;
  /** Publishes the proof of one visit, now that it was made. Done twice it is done once. */
  readonly reveal: (draw: string, target: string) => Promise<void>;
}
