import type { Instant } from "@wuxing/kernel/calendar";
import type { Field } from "@wuxing/kernel/procedure";
import type { Text } from "@wuxing/kernel/text";

/** Due-date colours; always shown with an icon and a word. */
export type Colour = "none" | "blue" | "amber" | "red" | "done";

export interface Named {
  readonly code: string;
  readonly name: Text;
}

/** Until when, counted how, and by which rule. */
export interface DueView {
  readonly at: Instant;
  /** False where the day lies in a year whose holidays are not announced: `at` is then the earliest it can be. */
  readonly certain: boolean;
  readonly stopped: boolean;
  readonly colour: Colour;
  readonly remaining: { readonly amount: number; readonly unit: string; readonly overdue: boolean };
  readonly rule: RuleView | null;
  /** An extension that was granted to this clock; absent where the view was drawn without a history. */
  readonly extended?: ExtensionView | null;
}

/** The day it had been due before, and the rule row by whose term it was lengthened; null where a day was granted. */
export interface ExtensionView {
  readonly from: Instant;
  readonly rule: RuleView | null;
}

export interface RuleView {
  readonly id: string;
  readonly title: Text;
  /** The term in words: 5 个工作日. */
  readonly term: Text;
  /** Law or paper with its article. */
  readonly source: string;
  /** T full text read, E excerpt, C source code, D derived, M from memory and to be confirmed. */
  readonly mark: string;
}

/** One line of a list. */
export interface CaseLine {
  readonly number: string;
  readonly type: string;
  readonly typeTitle: Text;
  readonly title: string;
  readonly state: string;
  readonly stateTitle: Text;
  /** How it stands: open, ended as wished, ended otherwise, or ended without either. */
  readonly tone: "open" | "done" | "refused" | "neutral";
  readonly unit: Named | null;
  readonly division: Named | null;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly due: Pick<DueView, "at" | "certain" | "stopped" | "colour"> | null;
}

export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** Until a scanner has found it clean, only its sender can fetch it; of an infected file the name alone is left. */
  readonly state?: "clean" | "waiting" | "infected";
}

export interface ValueView {
  readonly name: string;
  readonly label: Text;
  readonly value: string | Text;
  /** Of a field that cites articles: `NUMBER@VERSION` each. */
  readonly articles?: readonly string[];
}

/** One accepted action of the history. */
export interface EntryView {
  readonly seq: number;
  readonly at: Instant;
  readonly action: string;
  readonly title: Text;
  /** Who: a unit's name, 群众, 系统 — never a person's name. */
  readonly by: Text;
  readonly toTitle: Text;
  readonly stateChanged: boolean;
  readonly dueAt: Instant | null;
  /** Whether the entry gave the case this day. */
  readonly dueMoved: boolean;
  readonly values: readonly ValueView[];
  readonly files: readonly FileView[];
}

export interface ActionView {
  readonly name: string;
  readonly title: Text;
  readonly fields: readonly Field[];
  /** Where it writes anew what stands there: the version of the case whose content stands in the fields. */
  readonly seen?: number;
}

/** Everything the generic case page shows. */
export interface CaseView extends Omit<CaseLine, "due"> {
  readonly waitsFor: Text | null;
  readonly due: DueView | null;
  /** Clocks that run beside that of the present state, or stand still in it: the time to answer while it waits to be signed for. */
  readonly clocks: readonly DueView[];
  readonly values: readonly ValueView[];
  readonly history: readonly EntryView[];
  readonly actions: readonly ActionView[];
  readonly parent: CaseLine | null;
  readonly children: readonly CaseLine[];
  /** Masked; absent for those it is sealed from. */
  readonly reporter: { readonly name: string; readonly phone: string } | null;
  /** The reporter's identity is kept from who looks. */
  readonly reporterSealed?: boolean;
}
