import type { Case, Entry } from "@wuxing/kernel/procedure";

/** What a follower reads of every entry. */
export type EntryHead = Pick<Entry, "caseId" | "seq" | "type" | "action" | "from" | "to">;

/** What a reaction asks for. It never writes: each of these goes through `handle` or the intake as the actor `system`. */
export type Wish =
  | { readonly open: string; readonly parentId: number; readonly input: unknown }
  | { readonly act: string; readonly caseId: number; readonly input: unknown };

/** How a reaction looks around; the seeded city answers from memory, the server from the database. */
export interface Surroundings {
  readonly find: (caseId: number) => Promise<Case | undefined>;
  readonly children: (caseId: number, type: string) => Promise<readonly Case[]>;
}

/** The type of a reaction that concerns cases of every type. */
export const anyType = "*";

/** Whether a reaction concerns cases of a type. */
export const concerns = (reaction: Pick<Reaction, "type">, type: string): boolean =>
  reaction.type === type || reaction.type === anyType;

/**
 * An entry that calls for another one, possibly of another area: areas meet only here, through entries and ids.
 * Runs at least once for each entry; its commands carry ids made from the entry, so their effect is there once.
 */
export interface Reaction {
  readonly name: string;
  /** Of which type of case; `anyType`: of all. */
  readonly type: string;
  /** Whether an entry calls for anything at all: asked of every entry, so it looks at nothing else. */
  readonly when: (entry: EntryHead) => boolean;
  readonly wishes: (entry: Entry, after: Case, around: Surroundings) => Promise<readonly Wish[]> | readonly Wish[];
}
