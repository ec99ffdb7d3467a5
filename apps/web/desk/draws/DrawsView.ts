import type { Text } from "@wuxing/kernel/text";

/** What the server's JSON of a draw tells the desk. */
export interface DrawLine {
  readonly id: string;
  readonly title: Text;
  readonly area: string;
  readonly dueAt: string;
  readonly alarms: readonly unknown[];
  readonly words: { readonly mode: Text; readonly state: Text };
}

export interface DrawDetail {
  readonly id: string;
  readonly title: Text;
  readonly area: string;
  readonly mode: "open" | "unannounced";
  readonly plan: {
    readonly beacon:
      | { readonly kind: "drand"; readonly round: number; readonly chain: string }
      | { readonly kind: "dice"; readonly sides: number; readonly throws: number };
    readonly commitments: readonly { readonly by: string }[];
    readonly officers: readonly unknown[];
  };
  readonly commitment: { readonly frame: { readonly size: number } };
  readonly provenAt: string | null;
  readonly witnessed: boolean;
  readonly dueAt: string;
  readonly drawBy: string;
  readonly closeBy: string | null;
  readonly beacon: unknown;
  readonly beaconFrom: string | null;
  readonly firstThrowsBy: string | null;
  readonly drawnAt: string | null;
  readonly closedAt: string | null;
  readonly reveals: readonly string[];
  readonly shown: number;
  /** The desk may close it now: it belongs to no area, and its visits are laid open or its day has come. */
  readonly mayClose: boolean;
  readonly picks: readonly {
    readonly target: string;
    readonly stratum: string;
    readonly officers: readonly string[];
  }[];
  readonly words: {
    readonly mode: Text;
    readonly state: Text;
    readonly alarms: readonly { readonly text: Text; readonly dueAt: string }[];
    readonly shortfalls: readonly Text[];
  };
}

/** A visit of an unannounced draw of the desk's own. */
export interface DrawVisit {
  readonly target: string;
  readonly stratum: string;
  readonly officers: readonly string[];
  readonly shown: boolean;
}
