import type { Text } from "@wuxing/kernel/text";
import type { Named } from "@wuxing/kernel/views";

export interface ItemLine {
  readonly code: string;
  readonly version: number;
  readonly name: Text;
  readonly unit: Named;
  readonly office: Text | null;
  readonly division: Named;
  readonly kind: string;
  readonly handling: string;
  readonly promised: { readonly amount: number; readonly unit: string } | null;
}

export interface ItemList {
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly items: readonly ItemLine[];
}

/** How a value is typed in: the server says it of each field. */
export type CellKind = "text" | "list" | "number" | "yesNo" | "json" | Readonly<Record<string, Text>>;

export interface ItemColumn {
  readonly field: string;
  readonly title: Text;
  readonly kind: CellKind;
  readonly required?: true;
  readonly among?: Readonly<Record<string, Text>>;
}

export interface PartSheet {
  readonly field: string;
  readonly title: Text;
  /** Without any row there is no such field. */
  readonly optional?: true;
  readonly columns: readonly ItemColumn[];
}

export interface ItemForm {
  readonly columns: readonly ItemColumn[];
  readonly parts: readonly PartSheet[];
  readonly certificates: readonly { readonly code: string; readonly name: Text }[];
  readonly moreFields: readonly string[];
}

/** An item as it is sent and kept; the server alone knows its shape. */
export type ItemFields = Readonly<Record<string, unknown>>;

export interface ItemDetail {
  readonly item: ItemFields | null;
  readonly version?: number;
  readonly from?: string;
  readonly versions: readonly { readonly version: number; readonly from: string; readonly until: string | null }[];
}

/** A new item as it begins; `reason` says why it cannot, or that it is there already. */
export interface NewItem {
  readonly code: string | null;
  readonly item: ItemFields | null;
  readonly reason: Text | null;
}

export interface ItemFault {
  readonly field: string;
  readonly title: Text;
  readonly reason: Text;
}

export interface Difference {
  readonly field: string;
  readonly title: Text;
  readonly before?: string;
  readonly after?: string;
}

export interface ItemCheck {
  readonly faults: readonly ItemFault[];
  readonly differences: readonly Difference[] | null;
}

export interface RevisionDetail {
  readonly number: string;
  /** Of the case: whoever writes on it tells which one he read. */
  readonly version: number;
  readonly state: string;
  readonly unit: Named;
  readonly because: string;
  readonly from: string | null;
  readonly items: readonly {
    readonly code: string;
    readonly what: "new" | "change" | "end";
    readonly name: string;
    readonly item: ItemFields | null;
    /** Another version was published since it was drafted. */
    readonly stale: boolean;
    readonly differences: readonly Difference[];
    readonly faults: readonly ItemFault[];
    /** Bundles that lose it where it ends. */
    readonly bundles: readonly { readonly code: string; readonly name: Text }[];
  }[];
}

export interface ItemImport {
  readonly faults: readonly {
    readonly sheet: string;
    readonly row: number;
    readonly column: Text;
    readonly reason: Text;
  }[];
  readonly rows: readonly {
    readonly code: string;
    readonly name: string;
    readonly what: "new" | "change";
    readonly differences: number;
  }[];
  readonly unchanged: number;
  readonly revisions: readonly string[];
  readonly done: boolean;
}
