import type { Case, Procedure } from "@wuxing/kernel/procedure";
import type { RuleRow } from "@wuxing/kernel/rules";
import type { Text } from "@wuxing/kernel/text";
import type { Check, FollowedEntry, Follower, Projection, Reaction } from "@wuxing/platform/casework";
import type { NewMessage, Taken } from "@wuxing/platform/exchange";
import type { Http } from "@wuxing/platform/http";
import type { DutyTopic } from "@wuxing/platform/registers";
import type { Pool } from "pg";
import type { ZodType } from "zod";
import type { Platform } from "./Platform.ts";

/** What an area does by the clock. Run again, or after a gap, it does nothing twice. */
export interface AreaJob {
  readonly name: string;
  /** When, in China Standard Time. */
  readonly cron: string;
  readonly work: (platform: Platform) => Promise<void>;
}

/** What an area says to a peer outside, and does at its word (decision 0027). */
export interface AreaLink {
  /** As the configuration names it: `province`. */
  readonly peer: string;
  /** The bodies that are understood, with the message's `kind` among them. */
  readonly body: ZodType;
  /** Does what a message asks for; asked twice it does it once. Gives the case's number here. Throws Refusal. */
  readonly apply: (platform: Platform, message: Taken) => Promise<string>;
  /** The messages that entries call for. Asked again it gives the same ids. */
  readonly messagesOf: (platform: Platform, entries: readonly FollowedEntry[]) => Promise<readonly NewMessage[]>;
}

/** One service area of the city: everything the platform must know of it. A new area is a folder with one of these. */
export interface Area {
  readonly name: string;
  readonly title: Text;
  readonly procedures: readonly Procedure[];
  readonly rules: readonly RuleRow[];
  /** Writes what its tables begin with, as the owner of the database; called at each start, it does nothing twice. */
  readonly begin?: (db: Pick<Pool, "query">) => Promise<void>;
  /** What its cases may be about, where the dispatch table says who answers for each. */
  readonly topics?: readonly DutyTopic[];
  readonly projections?: readonly Projection[];
  readonly reactions?: readonly Reaction[];
  /** What the area asks of entries of every type: by them others name what it keeps. */
  readonly checks?: readonly Check[];
  /** The words by which a case of a type is found, beside its title and number. */
  readonly words?: Readonly<Record<string, (c: Case) => string>>;
  /** What an area keeps of the entries beside the intake, where a second's delay does no harm. */
  readonly followers?: (platform: Platform) => readonly Follower[];
  /** Work by the clock, on one server at a time. */
  readonly jobs?: readonly AreaJob[];
  readonly link?: AreaLink;
  /** Only what the generic case routes cannot give. */
  readonly routes?: (http: Http, platform: Platform) => void;
}
