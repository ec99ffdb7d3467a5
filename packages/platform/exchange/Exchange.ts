import type { Instant } from "@wuxing/kernel/calendar";
import type { Pool } from "pg";
import type { ZodType } from "zod";
import type { OwnKeys, PeerKeys } from "./keys.ts";
import type { Enclosure, Message } from "./Message.ts";

/** How often is tried again: after `first` ms, twice as long each time, at most `most`; a message alone `attempts` times. */
export interface Retry {
  readonly first: number;
  readonly most: number;
  readonly attempts: number;
}
export const usualRetry: Retry = { first: 1000, most: 5 * 60_000, attempts: 12 };

/** The one on the other side, and how to speak with him. */
export interface PeerSettings {
  /** What the tables call him: `province`. */
  readonly peer: string;
  /** Division codes of the two sides, which stand in every message. */
  readonly ownCode: string;
  readonly peerCode: string;
  /** Where his messages go; the paths of exchangeRoutes follow it. */
  readonly url: string;
  readonly own: OwnKeys;
  readonly known: PeerKeys;
  readonly retry?: Retry | undefined;
  /** Milliseconds between two looks for what waits while nobody wakes it; 1,000 unless said. */
  readonly every?: number | undefined;
}

/** Sends a JSON text and gives the answer's; rejects where the peer is not reached or does not answer 200. */
export type Ask = (url: string, body: string) => Promise<string>;

/** A message to be sent. The same id is sent once, however often it is posted. */
export interface NewMessage {
  readonly id: string;
  readonly subject: string;
  readonly kind: string;
  readonly at: Instant;
  readonly body: Readonly<Record<string, unknown>>;
  readonly caseNumber?: string | undefined;
  /** Personal data that goes with it; the caller has left the access record. */
  readonly enclosure?: Readonly<Record<string, string>> | undefined;
}

/** A message that came, with what was enclosed. */
export interface Taken extends Message {
  readonly enclosure: Enclosure["value"] | undefined;
  /** The case here that the matter is known by; null before the first message is done. */
  readonly caseNumber: string | null;
}

/** What the messages of a peer mean. */
export interface Reader {
  /** The bodies that are understood; any other is refused to the sender at once. */
  readonly body: ZodType;
  /**
   * Does what a message asks for. Called at least once for each, in order within a matter; throws Refusal for what may
   * not be done, which is then a dead letter. Gives the number of the case here.
   */
  readonly apply: (message: Taken) => Promise<string | undefined>;
}

/** Keeps enclosures unreadable while they lie in the database. */
export interface Sealing {
  readonly seal: (id: string, plain: string) => Buffer;
  readonly open: (id: string, sealed: Buffer) => string;
  /** 16 bytes that are always the same for a message, and that nobody else knows. */
  readonly salt: (id: string) => Buffer;
}

/** The files of this side. */
export interface FileSource {
  /** So many bytes of a file from a place on, fewer at its end; throws Refusal (conflict while it is scanned, notFound). */
  readonly part: (id: string, from: number, length: number) => Promise<Buffer>;
}

export interface ExchangeParts {
  readonly pool: Pool;
  readonly now: () => Instant;
  readonly settings: PeerSettings;
  readonly ask: Ask;
  readonly sealing: Sealing;
  readonly reader: Reader;
  /** Absent where this side sends no files. */
  readonly files?: FileSource | undefined;
  /** Where a line that is down, or a fault of ours, is told. */
  readonly onFault?: (fault: unknown) => void;
}
