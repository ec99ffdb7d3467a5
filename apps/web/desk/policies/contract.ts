import type { FactKind, Finding, PolicyFault } from "@wuxing/kernel/policies";
import type { Text } from "@wuxing/kernel/text";
import type { Named } from "@wuxing/kernel/views";

/** A policy as lists show it; money in 分. */
export interface PolicyLine {
  readonly number: string;
  readonly title: string;
  readonly summary: string;
  readonly source: string;
  readonly unit: Named;
  readonly payer: Named;
  readonly kind: string;
  readonly clauses: number;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly version: number;
  readonly state: string;
  readonly totalFen: number;
  readonly setAsideFen: number;
  readonly paidFen: number;
}
export interface PolicyList {
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly policies: readonly PolicyLine[];
}
export interface PolicyDetail extends PolicyLine {
  readonly text: string;
  readonly versions: readonly {
    readonly number: string;
    readonly version: number;
    readonly state: string;
    readonly validFrom: string;
    readonly validUntil: string;
  }[];
  /** The version whose place it takes; null for the first. */
  readonly base: {
    readonly number: string;
    readonly differences: readonly {
      readonly field: string;
      readonly title: Text;
      readonly before?: Text;
      readonly after?: Text;
    }[];
  } | null;
  /** Claims under this version that are not settled yet. */
  readonly claimsUnderWay: number;
  /** Whether who reads may draft its next version. */
  readonly mayRevise: boolean;
}
/** Whom a version gives more, or less, than the one before. */
export interface ChangedFirms {
  readonly firms: number;
  readonly fen: number;
  readonly most: readonly {
    readonly uscc: string;
    readonly name: string;
    readonly beforeFen: number;
    readonly afterFen: number;
  }[];
}
export interface Catalogue {
  readonly facts: readonly FactKind[];
}
export interface TrialAnswer {
  readonly faults: readonly PolicyFault[];
  readonly firms: number;
  readonly clauses: readonly {
    readonly title: string;
    readonly matched: number;
    readonly refused: number;
    readonly unknown: number;
    readonly costFen: number;
    readonly withoutAmount: number;
  }[];
  readonly changes: { readonly gain: ChangedFirms; readonly lose: ChangedFirms } | null;
}

export interface ClaimLine {
  readonly number: string;
  readonly policy: string;
  readonly policyTitle: string;
  readonly clauseTitle: string;
  readonly uscc: string;
  readonly firm: string;
  readonly unit: Named;
  readonly kind: string;
  readonly amountFen: number;
  readonly state: Text;
  readonly stateName: string;
  readonly openedAt: string;
  readonly noticeUntil: string | null;
}
export interface ClaimList {
  readonly list: string;
  readonly claims: readonly ClaimLine[];
}
export interface ClaimDetail extends ClaimLine {
  readonly verdict?: "yes" | "no" | "unknown";
  readonly findings?: readonly Finding[];
  readonly benefit?: Text;
  readonly todayFen?: number | null;
  readonly leftFen?: number;
  readonly account?: { readonly bank: string; readonly tail: string } | null;
}

export interface Batch {
  readonly id: string;
  readonly payer: string;
  readonly madeAt: string;
  readonly payments: number;
  readonly totalFen: number;
  readonly paid: number;
  readonly rejected: number;
}
export interface Payments {
  readonly units: readonly Named[];
  readonly waiting: number;
  readonly waitingFen: number;
  readonly batches: readonly Batch[];
}
export interface Ordered {
  readonly id: string;
  readonly ordered: number;
  readonly left: readonly { readonly number: string; readonly reason: Text }[];
}
export interface Reconciled {
  readonly paid: number;
  readonly rejected: number;
  readonly open: number;
  readonly before: number;
  readonly differences: readonly { readonly number: string; readonly reason: Text }[];
}

export interface FirmList {
  readonly columns: readonly string[];
  readonly firms: readonly { readonly uscc: string; readonly name: string }[];
}
export interface FirmDetail {
  readonly uscc: string;
  readonly name: string;
  readonly bank: string | null;
  readonly accountTail: string | null;
  readonly facts: readonly {
    readonly name: Text;
    readonly keeper: Text;
    readonly known: { readonly text: Text; readonly source: string; readonly day: string } | null;
  }[];
}
export interface FactImport {
  readonly firms: number;
  readonly facts: number;
  readonly unchanged: number;
  readonly done: boolean;
  /** Firms whose file has another name. */
  readonly otherNames: readonly { readonly row: number; readonly firm: string; readonly filed: string }[];
  readonly older: readonly { readonly row: number; readonly firm: string; readonly reason: Text }[];
  readonly gained: number;
  readonly lost: number;
  readonly matches: readonly {
    readonly uscc: string;
    readonly firm: string;
    readonly policy: string;
    readonly title: string;
    readonly clause: string;
    readonly entitled: boolean;
  }[];
  readonly claims: readonly {
    readonly number: string;
    readonly firm: string;
    readonly title: string;
    readonly before: "yes" | "no" | "unknown";
    readonly after: "yes" | "no" | "unknown";
  }[];
  readonly faults: readonly { readonly row: number; readonly column: string; readonly reason: Text }[];
}
