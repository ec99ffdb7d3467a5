import type { Pool } from "pg";
import type { Scan } from "./clamdScan.ts";

/** Where files are and how they are scanned. */
export interface Store {
  readonly pool: Pick<Pool, "query">;
  readonly folder: string;
  readonly scan?: Scan | undefined;
  /** Told why the scanner gave no verdict, or a file could not be opened. */
  readonly onFault: (fault: unknown) => undefined;
}
