import type { Case, Procedure } from "@wuxing/kernel/procedure";
import type { RuleRow } from "@wuxing/kernel/rules";
import type { Text } from "@wuxing/kernel/text";
import type { Projection, Reaction } from "@wuxing/platform/casework";
import type { Http } from "@wuxing/platform/http";
import type { Platform } from "./Platform.ts";

/** What an area does by the clock. Run again, or after a gap, it does nothing twice. */
export interface AreaJob {
  readonly name: string;
  /** When, in China Standard Time. */
  readonly cron: string;
  readonly work: (platform: Platform) => Promise<void>;
}

/** One service area of the city: everything the platform must know of it. A new area is a folder with one of these. */
export interface Area {
  readonly name: string;
  readonly title: Text;
  readonly procedures: readonly Procedure[];
  readonly rules: readonly RuleRow[];
  readonly projections?: readonly Projection[];
  readonly reactions?: readonly Reaction[];
  /** The words by which a case of a type is found, beside its title and number. */
  readonly words?: Readonly<Record<string, (c: Case) => string>>;
  /** Work by the clock, on one server at a time. */
  readonly jobs?: readonly AreaJob[];
  /** Only what the generic case routes cannot give. */
  readonly routes?: (http: Http, platform: Platform) => void;
}
