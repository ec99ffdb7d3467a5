import type { Instant } from "@wuxing/kernel/calendar";
import type { Actor, Almanac, Case, Entry, Procedure } from "@wuxing/kernel/procedure";
import type { Reporter, Vault } from "@wuxing/platform/personal";
import type { Pool, PoolClient } from "pg";

/** What case work needs of the world. `now` is the only clock; tests give their own. */
export interface Casework {
  readonly pool: Pool;
  /** Seals who asked, and what he wrote of himself. */
  readonly vault: Vault;
  readonly procedures: ReadonlyMap<string, Procedure>;
  readonly almanac: Almanac;
  readonly now: () => Instant;
  readonly projections: readonly Projection[];
  /** What areas ask of every entry that goes on with a case, whatever its type, before it is written. */
  readonly checks?: readonly Check[];
  /** Whether a unit code is the city's; a case is never given to anybody else. Absent: not asked. */
  readonly knowsUnit?: (code: string) => boolean;
  /** Called after a commit, so that followers need not wait for their next look. */
  readonly wake?: () => void;
}

/** Keeps a read table true to the entries, in the same transaction. Runs on every entry of its type. */
export interface Projection {
  readonly type: string;
  /**
   * It waits for rows that others hold, or refuses what it finds there (the places of a slot): such cases are opened one
   * in a transaction, so that two batches never wait for each other and a refusal is one case's alone.
   */
  readonly contends?: true;
  readonly apply: (client: PoolClient, entry: Entry, after: Case) => Promise<void>;
  /** The same for cases that are opened together, by one statement: for a type of which many are opened at once. */
  readonly applyAll?: (
    client: PoolClient,
    opened: readonly { readonly entry: Entry; readonly case: Case }[],
  ) => Promise<void>;
}

/**
 * Throws Refusal where an entry may not stand as it is: it names what another area keeps, and that is not there or not
 * fit. Asked in the entry's transaction and of every entry, so it looks at the input before it asks the database.
 */
export type Check = (client: PoolClient, entry: Entry) => Promise<void>;

export interface OpenCommand {
  readonly type: string;
  readonly input: unknown;
  readonly actor: Actor;
  readonly commandId: string;
  readonly parentId?: number;
  /** Of a child case: what it inherits of its parent. */
  readonly sealedFrom?: readonly string[];
  readonly reporter?: Reporter;
}

export interface ActCommand {
  readonly caseId: number;
  readonly action: string;
  readonly input: unknown;
  readonly actor: Actor;
  readonly commandId: string;
  /** The version of the case that the actor had before him (kernel's `rewrites`). */
  readonly seen?: number | undefined;
}

/** What became of a command. `repeated`: the same command had been carried out before, and nothing was done now. */
export interface Outcome {
  readonly case: Case;
  readonly entry: Entry;
  readonly repeated: boolean;
}
