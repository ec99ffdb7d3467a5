import type { Casework } from "@wuxing/platform/casework";
import type { Pool } from "pg";
import type { LogKeys } from "./LogKeys.ts";
import { recordSalts, type SaltsOf } from "./recordSalts.ts";

/** What the log needs to know: the database, what signs, and how entries become leaves. */
export interface Log {
  readonly pool: Pool;
  readonly keys: LogKeys;
  readonly vault: Casework["vault"];
  readonly procedures: Casework["procedures"];
  readonly now: Casework["now"];
  readonly saltsOf: SaltsOf;
}

/** What of case work the log needs. */
export type Logged = Pick<Casework, "pool" | "vault" | "procedures" | "now">;

/** The log of this database, signed with these keys. */
export const logOf = ({ pool, vault, procedures, now }: Logged, keys: LogKeys): Log => ({
  ...{ pool, keys, vault, procedures, now },
  saltsOf: recordSalts(vault),
});
