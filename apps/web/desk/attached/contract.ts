import type { Field } from "@wuxing/kernel/procedure";
import type { Text } from "@wuxing/kernel/text";
import type { Named } from "@wuxing/kernel/views";

/** A place of a document that must be mended. */
export interface DocumentFault {
  readonly at: string;
  readonly rule: string;
  readonly reason: Text;
}

export interface ServiceLine {
  readonly number: string;
  readonly name: string;
  readonly title: Text;
  readonly unit: Named;
  readonly state: string;
  readonly live: boolean;
  readonly operations: readonly { readonly id: string; readonly title: Text }[];
  /** Operations of the version in use that a contract test can ask, of all it has. */
  readonly tried: number;
  readonly of: number;
  readonly health: { readonly calls: number; readonly failures: number; readonly ms: number | null } | null;
  readonly last: string | null;
}

export interface DutyLine {
  readonly number: string;
  readonly unit: Named;
  readonly services: string;
  readonly state: string;
  readonly due: string;
  readonly closedAt: string | null;
}

export interface AttachedLists {
  readonly services: readonly ServiceLine[];
  readonly duties: readonly DutyLine[];
}

export interface ReadDocument {
  readonly faults: readonly DocumentFault[];
  readonly server: string;
  /** By which it signs its answers. */
  readonly answerKeys: readonly { readonly kid: string }[];
  readonly operations: readonly {
    readonly id: string;
    readonly title: Text;
    readonly level: string;
    readonly method: string;
    readonly path: string;
  }[];
}

/** What a contract test asked of an operation (`OperationTrial` of the gateway). */
export interface TrialLine {
  readonly id: string;
  readonly title: Text;
  readonly method: string;
  readonly path: string;
  readonly level: string;
  readonly changes: boolean;
  readonly outcome: "passed" | "failed" | "notTried" | "notYet";
  readonly said: Text;
  readonly remedy: Text | null;
}

/** How it kept the gateway's signature. */
export interface TestLine {
  readonly operation: string;
  readonly title: Text;
  readonly passed: boolean | null;
  readonly seen: string;
}

export interface DayLine {
  readonly operation: string;
  readonly day: string;
  readonly calls: number;
  readonly failures: number;
  readonly ms: number | null;
  readonly slowest: number | null;
}

export interface ServiceDetail extends ReadDocument {
  readonly number: string;
  readonly title: Text;
  readonly name: string;
  readonly document: string;
  readonly version: number;
  readonly live: boolean;
  readonly test?: { readonly at: string; readonly passed: boolean; readonly lines: readonly TestLine[] } | null;
  readonly trials: readonly TrialLine[];
  readonly keys: readonly { readonly kid: string }[];
  readonly days: readonly DayLine[];
}

/** Calls that were made for a case, and what can be asked for it. */
export interface OutsideCalls {
  readonly calls: readonly {
    readonly trace: string;
    readonly service: Text;
    readonly unit: Named | null;
    readonly operation: Text;
    readonly outcome: Text;
    readonly ok: boolean;
    readonly at: string;
    readonly ms: number;
    readonly attempts: number;
  }[];
  readonly operations: readonly {
    readonly service: string;
    readonly operation: string;
    readonly title: Text;
    readonly name: Text;
    readonly fields: readonly Field[];
  }[];
}
