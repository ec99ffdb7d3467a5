import type { Instant } from "@wuxing/kernel/calendar";
import { z } from "zod";

/** What a record of an entry holds as salted commitments, in the order in which they are told. */
export const sealedFields = ["case", "actor", "unit", "input", "changes", "effects", "reporter"] as const;
export type SealedField = (typeof sealedFields)[number];

/** The version of the record's form; a verifier refuses one that it does not know. */
export const entryVersion = "wuxing-entry/1";

/**
 * What the public log says of an entry. In clear stands what tells nobody's secret; the rest are commitments:
 * `case` the case's number, with one salt for all entries of a case, so that they are seen to belong together; `actor` who
 * acted, `unit` the unit he acted for; `input` what was said and `changes` what the area remembered of it; `effects` all
 * else the entry holds (EntryEffects); `reporter` on an opening, who asked.
 */
export interface EntryRecord {
  readonly v: typeof entryVersion;
  /** The kind of case: `hotline.request`. */
  readonly type: string;
  /** The number of the entry within its case, from 1. */
  readonly seq: number;
  /** Absent where the action is one that outsiders do not see; so are `from` and `to` then. */
  readonly action?: string;
  readonly from?: string | null;
  readonly to?: string;
  readonly final: boolean;
  readonly at: Instant;
  /** The kind of actor: citizen, staff, client, clock or system. */
  readonly actor: string;
  /** The deadline and its rule row; absent where the rule depends on what was said. */
  readonly due?: Instant | null;
  readonly rule?: string | null;
  readonly sealed: Readonly<Partial<Record<SealedField, string>>>;
}

/** What `effects` commits to: all of the entry that the other commitments leave out. */
export interface EntryEffects {
  readonly action: string;
  readonly from: string | null;
  readonly to: string;
  readonly command: string;
  readonly head: unknown;
  readonly clock: unknown;
  readonly clocks: unknown;
  readonly opening: unknown;
}

const commitment = z.string().regex(/^[A-Za-z0-9_-]{43}$/u);
const word = z.string().min(1).max(200);

/** Parses a record; what it does not know it refuses, so that nothing stands in the log that a verifier passes over. */
export const entryRecordSchema = z.strictObject({
  v: z.literal(entryVersion),
  type: word,
  seq: z.int().min(1),
  action: word.optional(),
  from: word.nullable().optional(),
  to: word.optional(),
  final: z.boolean(),
  at: z.iso.datetime(),
  actor: word,
  due: z.iso.datetime().nullable().optional(),
  rule: word.nullable().optional(),
  sealed: z.strictObject({
    case: commitment,
    actor: commitment,
    unit: commitment,
    input: commitment,
    changes: commitment,
    effects: commitment,
    reporter: commitment.optional(),
  }),
});
