import type { Text } from "@wuxing/kernel/text";

/** A checkpoint of the log. */
export interface CheckpointView {
  readonly size: number;
  /** Base64. */
  readonly root: string;
  /** ISO instant. */
  readonly at: string;
}

export interface WitnessView {
  readonly name: string;
  /** The newest size it cosigned, and when; null where it has cosigned none. */
  readonly size: number;
  readonly at: string | null;
  /** What is wrong, where something is. */
  readonly fault: { readonly refused: boolean; readonly reason: string; readonly at: string } | null;
}

/** Where and how far the log is anchored in a chain. */
export interface AnchorsView {
  /** Undefined where it never was. */
  readonly place?: { readonly chainId: number; readonly contract: string };
  /** The newest first. */
  readonly latest: readonly {
    readonly size: number;
    readonly block: number;
    readonly blockTime: string;
    readonly final: boolean;
  }[];
  readonly fault: { readonly code: string; readonly since: string } | null;
}

/** The public log: how far it is, who has seen it, and how anybody checks it. */
export interface LogView {
  readonly origin: string;
  /** Where the log is read, with its scheme. */
  readonly address: string;
  readonly newest: CheckpointView | null;
  readonly witnessed: CheckpointView | null;
  /** The signed note as it is served. */
  readonly note: string | null;
  /** The keys that sign it, as C2SP verifier keys. */
  readonly keys: readonly string[];
  /** Whether whoever has the database can sign as the log. */
  readonly keysInDatabase: boolean;
  readonly witnesses: readonly WitnessView[];
  /** Why nothing is signed any more; `known` 0: the source cannot be read. */
  readonly alarm: { readonly here: number; readonly known: number; readonly source: Text; readonly at: string } | null;
  readonly anchors: AnchorsView;
  /** SHA-256 of the verifier page as it is given out, in hexadecimal. */
  readonly verifierSha256: string;
}

/** A leaf as its receipt's code leads to it. */
export interface LogLeafView {
  readonly index: number;
  /** Whether the leaf at this index has the hash that the code says. */
  readonly same: boolean;
  readonly asked: string;
  /** Undefined where the log has no such leaf. */
  readonly leaf?: {
    readonly hash: string;
    readonly record: string;
    readonly proofHref: string;
    readonly checkpoint: CheckpointView;
    readonly witnessed: boolean;
  };
}

/** The receipt of one entry, for whoever took the action. */
export interface EntryReceiptView {
  readonly number: string;
  readonly followHref: string;
  readonly what: Text;
  readonly at: string;
  /** Absent while the entry is not yet in the log. */
  readonly proven?: {
    readonly fileHref: string;
    readonly fileName: string;
    readonly index: number;
    readonly checkpoint: CheckpointView;
    readonly witnessed: boolean;
    /** Names of the witnesses that cosigned. */
    readonly witnesses: readonly string[];
    /** The QR codes that hold the whole receipt, as data addresses of pictures; none where it is too long. */
    readonly codes: readonly string[];
    /** The code of the record's place in the log: it leads to an address of this site. */
    readonly place: { readonly size: number; readonly path: string; readonly address: string };
  };
}
