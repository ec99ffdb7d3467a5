import type { Text } from "@wuxing/kernel/text";

/** A stretch of the source text: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type UnitRole = "lead" | "responsible" | "support";

/** A unit named for an item, as printed. `sure` is false where the reader guessed the name's borders or its role. */
export interface NoticeUnit {
  readonly name: string;
  readonly role: UnitRole;
  readonly span: Span;
  readonly sure: boolean;
}

/** A due date of an item's work. `due` is null where no year is known; `text` is the sentence it stands in. */
export interface Milestone {
  readonly due: string | null;
  readonly phrase: string;
  readonly text: string;
  readonly span: Span;
  readonly sure: boolean;
}

/** A number to be reached. `value` is the printed number, `unit` what follows it (`万名`, `%`), null if nothing does. */
export interface Target {
  readonly value: number;
  readonly unit: string | null;
  readonly phrase: string;
  readonly span: Span;
  readonly sure: boolean;
}

/** Something a person should look at before the item is imported. */
export interface Doubt {
  readonly field: "units" | "milestones" | "targets" | "text";
  readonly reason: Text;
}

/** One task of a notice. `marker` is its innermost printed number without punctuation, "" if it has none. */
export interface NoticeItem {
  readonly marker: string;
  readonly section: string | null;
  readonly title: string;
  readonly text: string;
  readonly span: Span;
  readonly units: readonly NoticeUnit[];
  readonly milestones: readonly Milestone[];
  readonly targets: readonly Target[];
  readonly doubts: readonly Doubt[];
}

/** A numbered heading above items. */
export interface NoticeSection {
  readonly marker: string;
  readonly title: string;
  readonly span: Span;
}

/** What the reader finds in the text of a policy paper. Every span points into the text that was given. */
export interface Notice {
  readonly title: string | null;
  readonly documentNumber: string | null;
  readonly issuer: string | null;
  readonly issuedOn: string | null;
  readonly sections: readonly NoticeSection[];
  readonly items: readonly NoticeItem[];
}
