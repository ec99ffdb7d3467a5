import type { Text } from "@wuxing/kernel/text";

/** What the server tells a supervisor (`packages/areas/supervision/visitorView.ts`), as JSON. */
export interface VisitorView {
  readonly user: string;
  readonly consent: { readonly version: string; readonly words: Text; readonly since: string | null };
  readonly recusals: readonly { readonly unit: string; readonly name: Text; readonly reason: string }[];
  readonly tasks: readonly VisitTask[];
  readonly visits: readonly MadeVisit[];
  readonly themes: readonly Titled[];
  readonly checklist: readonly { readonly key: string; readonly theme: string; readonly text: Text }[];
  readonly results: readonly Titled[];
}
interface Titled {
  readonly key: string;
  readonly title: Text;
}
export interface VisitTask {
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly stratum: Text;
  readonly unit: Text;
  readonly until: string;
  readonly overdue: boolean;
}
export interface MadeVisit {
  readonly number: string;
  readonly title: string;
  readonly state: Text;
  readonly tone: Tone;
  readonly visitedAt: string;
  readonly reportedAt: string;
  readonly findings: readonly Finding[];
}
export type Tone = "open" | "done" | "refused" | "neutral";
export interface Finding {
  readonly number: string;
  readonly theme: Text;
  readonly text: string;
  readonly unit: Text | null;
  readonly state: Text;
  readonly tone: Tone;
  readonly done: string | null;
  readonly dueAt: string | null;
  readonly actions: readonly string[];
}

export interface Spot {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracy: number;
  readonly at: string;
}
export interface Report {
  readonly visitedAt: string;
  readonly checks: readonly { readonly line: string; readonly result: string; readonly note?: string }[];
  readonly observations: string;
  readonly findings: readonly { readonly theme: string; readonly text: string }[];
  readonly spot?: Spot;
  readonly photos: readonly { readonly file: string; readonly takenAt: string; readonly spot?: Spot }[];
}
