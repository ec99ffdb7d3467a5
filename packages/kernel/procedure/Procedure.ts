import type { Calendar, Day, Instant } from "@wuxing/kernel/calendar";
import type { Term } from "@wuxing/kernel/clock";
import type { Text } from "@wuxing/kernel/text";
import type { ZodType, z } from "zod";
import type { Actor } from "./Actor.ts";
import type { Almanac } from "./Almanac.ts";
import type { Case, CaseHead } from "./Case.ts";
import type { Field } from "./Field.ts";
import type { Party } from "./Party.ts";

/** The action leaves the state, and the clock that runs in it, as they are. */
export const stay = "stay";

type OneOrMore<T> = T | readonly T[];
type Deadline<Data> = string | ((c: Case<Data>) => string);

/** A term that a case has in place of its rule row's, and where it is written. */
export type OwnTerm = Term & { readonly basis: string };

/**
 * A state waits for one party until a day. `within` is the key of a rule row. `continues` takes up the clock
 * that the case already holds for that key instead of starting a new one, or only one that is "stopped"; `stops` holds that key's clock still.
 * `ifOverdue` is the action that the clock takes when the day has passed (a deemed effect).
 */
export type StateDef<Data, ActionName extends string> =
  | {
      readonly title: Text;
      readonly waitsFor: Party;
      readonly within: Deadline<Data>;
      readonly continues?: true | "stopped";
      /** When the clock began, where the law takes it to have begun before now (视为…之日起). */
      readonly since?: (c: Case<Data>) => Instant | undefined;
      /** The case's own term, told what the row gives and from when: a promise, or a law for this matter alone. Absent: the row's. */
      readonly ownTerm?: (c: Case<Data>, row: Term, from: Instant, calendar: Calendar) => OwnTerm | undefined;
      /** Where it is written that an action sets the day, where that is not the rule row's own source. */
      readonly dayBasis?: (c: Case<Data>) => string | undefined;
      readonly stops?: Deadline<Data>;
      /** Clocks that begin here beside the state's own and run on in later states: limits that a guard asks for. */
      readonly alsoStarts?: readonly Deadline<Data>[];
      readonly ifOverdue?: ActionName;
    }
  | { readonly title: Text; readonly final: true; readonly tone?: "done" | "refused" };

export interface Proposal {
  /** Absent where only the reason is told why nothing is proposed. */
  readonly value?: string;
  /** What can be chosen in this case. */
  readonly options?: Field["options"];
  readonly because: Text;
}

export interface ActionDef<State extends string, Schema extends ZodType, Data> {
  readonly title: Text;
  readonly by: OneOrMore<Party>;
  readonly from: OneOrMore<State>;
  readonly to: State | typeof stay | ((c: Case<Data>, input: z.output<Schema>) => State | typeof stay);
  readonly input: Schema;
  /** A reason that does not depend on the input: the action is then not offered at all. */
  readonly unless?: (c: Case<Data>, at: Instant) => Text | undefined;
  /** Why this actor may not, although his post could: who is judged or has an interest does not decide (回避). */
  readonly bars?: (c: Case<Data>, actor: Actor) => Text | undefined;
  /** A reason that depends on the input; it may ask for a rule row of the day. */
  readonly refuse?: (c: Case<Data>, input: z.output<Schema>, at: Instant, almanac: Almanac) => Text | undefined;
  readonly remember?: (c: Case<Data>, input: z.output<Schema>, at: Instant) => Partial<Data>;
  readonly head?: (c: Case<Data>, input: z.output<Schema>) => CaseHead;
  /** Rule key by whose term the present clock is lengthened, once. */
  readonly extends?: Deadline<Data>;
  /** The action gives the present clock the later day that `due` says: pages then name it as an extension. */
  readonly lengthens?: true;
  /** A day said by the input that takes the place of the new state's term (milestones, a date promised). */
  readonly due?: (c: Case<Data>, input: z.output<Schema>) => Day | undefined;
  /**
   * A day of the input that may lie no later than the end of a rule row's term, counted from now: a bound on what may
   * be asked for. Where that end hangs on holidays not yet announced, the earliest it can be binds.
   */
  readonly latest?: { readonly field: Extract<keyof z.output<Schema>, string>; readonly within: string };
  /** What stands in fields of the form before anybody fills it in, and why: a proposal that the person confirms. */
  readonly proposes?: (
    c: Case<Data>,
    almanac: Almanac,
    at: Instant,
  ) => { readonly [F in keyof z.output<Schema>]?: Proposal };
  /**
   * It writes anew what stands there, so it is done by who has seen that: a request that tells which version of the case it
   * was written on is refused where another came between (conflict).
   */
  readonly rewrites?: true;
  /** Not shown to the public in the history of a published case. */
  readonly internal?: true;
  /** Its answer shows who asked, in full: it is not for those from whom the case's reporter is sealed. */
  readonly reveals?: "reporter";
}

export interface OpenDef<State extends string, Schema extends ZodType, Data> {
  readonly title: Text;
  readonly by: OneOrMore<Party>;
  readonly to: State | ((input: z.output<Schema>) => State);
  readonly input: Schema;
  readonly remember: (input: z.output<Schema>) => Data;
  readonly head: (input: z.output<Schema>) => CaseHead & { readonly title: string };
  readonly due?: (input: z.output<Schema>) => Day | undefined;
}

/** What actions and states are called for one case, by name, where that hangs on what it is about; the rest keeps its title. */
export interface CaseWords {
  readonly actions?: Readonly<Record<string, Text>>;
  readonly states?: Readonly<Record<string, Text>>;
  /** What the applicant is to do now, as his own list says it; absent: nothing, or what the state says. */
  readonly applicant?: Text;
}

/** A procedure as the platform sees it, its types forgotten. */
export interface Procedure {
  readonly type: string;
  readonly title: Text;
  /** Prefix of case numbers, two to four letters. */
  readonly prefix: string;
  readonly open: OpenDef<string, ZodType, Record<string, unknown>>;
  readonly states: Readonly<Record<string, StateDef<Record<string, unknown>, string>>>;
  readonly actions: Readonly<Record<string, ActionDef<string, ZodType, Record<string, unknown>>>>;
  /** Whether the case stands in the public record now. Absent: never. */
  readonly publishes?: (c: Case) => boolean;
  /** Every member of the staff may read these cases, whatever his unit: they are the city's common work. */
  readonly openToStaff?: true;
  /** The case's own words for actions and states, on its page and in lists. */
  readonly wordsOf?: (c: Case) => CaseWords;
}

/** The handle by which an area names its own procedure's states and actions with their types. */
export interface TypedProcedure<State extends string, Schemas extends Record<string, ZodType>> extends Procedure {
  readonly stateNames: readonly State[];
  readonly schemas: Schemas;
}
