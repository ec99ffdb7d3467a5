import type { ScopedReads } from "@wuxing/platform/access";
import type { Casework, Intake } from "@wuxing/platform/casework";
import type { Certificates } from "@wuxing/platform/certificates";
import type { City } from "@wuxing/platform/city";
import type { Draws } from "@wuxing/platform/draws";
import type { Exchange } from "@wuxing/platform/exchange";
import type { Files } from "@wuxing/platform/files";
import type { Gateway } from "@wuxing/platform/gateway";
import type { PublicLog } from "@wuxing/platform/log";
import type { Push } from "@wuxing/platform/messages/push";
import type { Pool } from "pg";

/** What areas and pages are given of the world. */
export interface Platform extends Pick<ScopedReads, "readAs" | "readWithin"> {
  /** Sees every row: for writing, and for reads that say themselves what they may give. */
  readonly pool: Pool;
  readonly casework: Casework;
  readonly intake: Intake;
  readonly city: City;
  readonly files: Files;
  /** The public log, of which every entry becomes a leaf. */
  readonly log: PublicLog;
  /** Certificates as credentials: issued to wallets, checked when presented. */
  readonly certificates: Certificates;
  /** Draws that nobody can steer, with the file that shows it. */
  readonly draws: Draws;
  /** Notifications to the devices of citizens who agreed to them; absent where an area is tried by itself. */
  readonly push?: Push | undefined;
  /** The line to the province's platform; absent where none is set. */
  readonly exchange?: Exchange | undefined;
  /** The line to whoever receives the city's ratings; absent where none is set. */
  readonly ratingLine?: Exchange | undefined;
  /** The way to departments' attached services; absent where none may be asked. */
  readonly gateway?: Gateway | undefined;
  /** Hosts (with their port, where it is not the usual one) on which recordings of calls may lie. Absent: on none. */
  readonly recordingHosts?: readonly string[] | undefined;
}
