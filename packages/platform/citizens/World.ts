import type { Instant } from "@wuxing/kernel/calendar";
import type { Almanac } from "@wuxing/kernel/procedure";
import type { SmsSender } from "@wuxing/platform/messages";
import type { Vault } from "@wuxing/platform/personal";
import type { Pool } from "pg";

/** What citizens' accounts need of the world. Without `sms` nobody can sign in by phone. */
export interface World {
  readonly pool: Pool;
  readonly vault: Vault;
  readonly now: () => Instant;
  readonly almanac: Pick<Almanac, "rules">;
  readonly sms: SmsSender | undefined;
}
