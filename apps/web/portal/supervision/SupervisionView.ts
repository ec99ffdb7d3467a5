import type { Text } from "@wuxing/kernel/text";

export type Tone = "open" | "done" | "refused" | "neutral";

export interface SupervisionView {
  readonly counts: {
    readonly visits: number;
    readonly findings: number;
    readonly mended: number;
    readonly mending: number;
    readonly unmended: number;
  };
  readonly rounds: readonly {
    readonly title: string;
    readonly starts: string;
    readonly ends: string;
    readonly href: string;
    readonly closed: boolean;
    readonly wanted: number;
    readonly made: number;
    readonly overdue: number;
    readonly notVisited: number;
  }[];
  readonly roll: readonly { readonly group: Text; readonly standing: number; readonly added: number }[];
  /** The places on the list, by the ids under which they are drawn. */
  readonly places: readonly { readonly id: string; readonly name: string; readonly kind: Text }[];
  readonly visits: readonly VisitRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** A visit that was made, or that was not and why. */
export interface VisitRow {
  readonly number: string;
  readonly place: string | null;
  /** The id by which its place was drawn. */
  readonly target: string | null;
  readonly kind: Text | null;
  readonly unit: Text | null;
  /** By the phone's clock, and when the server had it. */
  readonly visitedAt: string | null;
  readonly reportedAt: string | null;
  readonly until: string;
  readonly state: Text;
  readonly tone: Tone;
  readonly observations: string | null;
  readonly note: string | null;
  readonly round: string;
  readonly drawHref: string;
  readonly findings: readonly {
    readonly number: string;
    readonly theme: Text;
    readonly text: string;
    readonly unit: Text | null;
    readonly state: Text;
    readonly tone: Tone;
    readonly done: string | null;
    readonly note: string | null;
  }[];
}
