import { sha256 as plainSha256 } from "@noble/hashes/sha2.js";
import type { Entry } from "@wuxing/kernel/procedure";
import type { Sha256 } from "@wuxing/tlog/tree";
import { canonicalJson } from "./canonicalJson.ts";
import { commit } from "./commitment.ts";
import { type EntryEffects, type EntryRecord, entryVersion, type SealedField } from "./EntryRecord.ts";

/** What a record shows in clear beyond what every record shows. */
export interface Shown {
  /** The action and its states. */
  readonly action: boolean;
  /** The deadline and its rule. */
  readonly clock: boolean;
}

export type Salts = Readonly<Record<Exclude<SealedField, "reporter">, Uint8Array>>;

/** The values that a record of this entry commits to. */
export function sealedValues(entry: Entry, number: string): Readonly<Record<keyof Salts, unknown>> {
  const { action, from, to, commandId, head, clock, clocks, opening } = entry;
  const effects: EntryEffects = { action, from, to, command: commandId, head, clock, clocks, opening };
  return {
    case: number,
    actor: entry.actor.id,
    unit: entry.actor.unit,
    input: entry.input,
    changes: entry.changes,
    effects,
  };
}

/**
 * The record of an entry of the case with this number. `reporter` is the commitment to who asked, where the entry opens
 * a case that somebody asked for. Pure: the same entry and salts give the same record.
 */
export function recordOf(
  entry: Entry,
  number: string,
  salts: Salts,
  shown: Shown,
  reporter?: string,
  sha256: Sha256 = plainSha256,
): EntryRecord {
  const values = sealedValues(entry, number);
  const sealed = (field: keyof Salts): string => commit(salts[field], values[field], sha256);
  return {
    v: entryVersion,
    type: entry.type,
    seq: entry.seq,
    ...(shown.action ? { action: entry.action, from: entry.from, to: entry.to } : {}),
    final: entry.final,
    at: entry.at,
    actor: entry.actor.kind,
    ...(shown.clock ? { due: entry.clock?.dueAt ?? null, rule: entry.clock?.rule ?? null } : {}),
    sealed: {
      case: sealed("case"),
      actor: sealed("actor"),
      unit: sealed("unit"),
      input: sealed("input"),
      changes: sealed("changes"),
      effects: sealed("effects"),
      ...(reporter ? { reporter } : {}),
    },
  };
}

/** The text of a record as it becomes a leaf of the log. */
export const recordText = (record: EntryRecord): string => canonicalJson(record);
