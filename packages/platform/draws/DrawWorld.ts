import type { Instant } from "@wuxing/kernel/calendar";
import type { DrandPlan } from "@wuxing/kernel/draw";
import type { PublicLog } from "@wuxing/platform/log";
import type { Vault } from "@wuxing/platform/personal";
import type { Pool } from "pg";

/** What draws need of the world. */
export interface DrawWorld {
  readonly pool: Pool;
  readonly vault: Vault;
  readonly now: () => Instant;
  readonly log: Pick<PublicLog, "submit" | "proofOf" | "policy">;
  /** Asks a server of drand for a round; undefined where none may be asked. */
  readonly askDrand?: AskDrand | undefined;
}

/** The signature of a round in hex. Rejects where the server does not answer or does not have it yet. What it gives is checked by its signature. */
export type AskDrand = (plan: Pick<DrandPlan, "chain" | "round">) => Promise<string>;
