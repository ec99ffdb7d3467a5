import type { Casework, Intake } from "@wuxing/platform/casework";
import type { City } from "@wuxing/platform/city";
import type { Files } from "@wuxing/platform/files";
import type { Pool } from "pg";

/** What areas and pages are given of the world. */
export interface Platform {
  readonly pool: Pool;
  readonly casework: Casework;
  readonly intake: Intake;
  readonly city: City;
  readonly files: Files;
}
