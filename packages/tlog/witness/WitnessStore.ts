/** The latest checkpoint of a log that a witness has cosigned. */
export interface Cosigned {
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
  /** The note with the log's signature and the witness's. */
  readonly note: string;
}

/** Where a witness remembers what it cosigned. Who forgets may be made to cosign a forked log. */
export interface WitnessStore {
  /** The latest of a log, by its origin; undefined where none was ever cosigned. */
  latest(origin: string): Promise<Cosigned | undefined>;
  /**
   * Puts `next` in the place of `before`, which `latest` gave, if that still is the latest: at once, so that of two callers
   * one gets false, and durably, so that it outlives a crash once true is given.
   */
  replace(origin: string, before: Cosigned | undefined, next: Cosigned): Promise<boolean>;
}
