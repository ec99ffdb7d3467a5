import type { Notice } from "@wuxing/kernel/notice";
import type { Text } from "@wuxing/kernel/text";
import type { CaseLine, CaseView, FileView, Named } from "@wuxing/kernel/views";

/** What the server's JSON routes for staff answer; shapes only, so the browser carries nothing of them. */
export interface Me {
  readonly username: string;
  readonly name: Text;
  readonly posts: readonly { readonly unit: Named; readonly role: string }[];
}

export interface UnitView {
  readonly code: string;
  readonly name: Text;
  readonly shortName: Text;
  readonly layer: string;
  readonly division: string;
}

export interface DivisionView {
  readonly code: string;
  readonly name: Text;
  readonly level: string;
  readonly parent: string | null;
}

/** A subject of requests, in its group. */
export interface TopicView {
  readonly code: string;
  readonly name: Text;
  readonly group: Text;
}

/** What a figure counts by. */
export interface MeasureView {
  readonly key: string;
  readonly title: Text;
}

/** A text to begin an answer with; without a type it is for every kind of case, without an action for every form. */
export interface TemplateView {
  readonly id: string;
  readonly type: string | null;
  readonly action: string | null;
  readonly title: string;
  readonly text: string;
}

/** A kind of case with its states, in the order of its table. */
export interface ProcedureView {
  readonly type: string;
  readonly title: Text;
  readonly states: readonly { readonly name: string; readonly title: Text }[];
  readonly actions?: readonly { readonly name: string; readonly title: Text }[];
}

export interface ListCount {
  readonly key: string;
  readonly title: Text;
  readonly count: number;
}

export interface Suggestion {
  readonly topics: readonly {
    readonly code: string;
    readonly name: Text;
    readonly because: readonly string[];
    /** 0…1; absent where keywords and no model told the topic. */
    readonly confidence?: number;
  }[];
  readonly units: readonly { readonly unit: Named; readonly because: Text }[];
  readonly kind: string | null;
  /** Where it happened, by the names in the words. */
  readonly place: { readonly division: Named; readonly because: readonly string[] } | null;
  /** What must be handed over at once, to whom, and what to say to the caller. */
  readonly emergency?: {
    readonly to: string;
    readonly name: Text;
    readonly say: Text;
    readonly because: readonly string[];
  } | null;
}

export interface ParsedNotice {
  readonly text: string;
  readonly notice: Notice;
  readonly resolved: readonly { readonly name: string; readonly units: readonly Named[] }[];
}

export interface NoticeLine {
  readonly id: string;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly issuedOn: string | null;
  readonly points: number;
  readonly closed: number;
  readonly red: number;
}

export interface PointPart {
  readonly line: CaseLine;
  readonly role: string;
  readonly percent: number;
  readonly latest: string | null;
  readonly colour: CaseLineColour;
  readonly milestones: readonly { readonly due: string | null; readonly phrase: string; readonly reachedOn?: string }[];
  /** Evidence handed in with the reports. */
  readonly files?: readonly FileView[];
}

export type CaseLineColour = NonNullable<CaseLine["due"]>["colour"];

export interface NoticePoint {
  readonly line: CaseLine;
  readonly marker: string;
  readonly section: string | null;
  readonly span: { readonly start: number; readonly end: number };
  readonly colour: CaseLineColour;
  readonly parts: readonly PointPart[];
}

export interface NoticeDetail {
  readonly notice: {
    readonly id: string;
    readonly title: string;
    readonly documentNumber: string | null;
    readonly issuer: string | null;
    readonly issuedOn: string | null;
    readonly text: string;
  };
  readonly points: readonly NoticePoint[];
}

export interface FigureTile {
  readonly key: string;
  readonly title: Text;
  readonly value: number | null;
  readonly unit: "count" | "percent";
  readonly previous: number | null;
  readonly formula: Text;
  readonly href: string;
  /** Of a share: the cases that meet it, and those that do not. */
  readonly lists: readonly { readonly title: Text; readonly count: number; readonly href: string }[];
}

export interface TrendMonth {
  readonly month: string;
  readonly received: number;
  readonly closed: number;
  readonly inTime: number | null;
  readonly hrefs: Readonly<Record<string, string>>;
}

export interface UnitFigures {
  readonly unit: Named;
  readonly open: number;
  readonly overdue: number;
  readonly closed: number;
  readonly inTime: number | null;
  readonly rightFirst: number | null;
  readonly satisfaction: number | null;
  readonly rated: number;
  readonly href: string;
}

export interface Figures {
  readonly month: string;
  readonly tiles: readonly FigureTile[];
  readonly trend: readonly TrendMonth[];
  readonly byUnit: readonly UnitFigures[];
  readonly byTopic: readonly {
    readonly code: string;
    readonly name: Text;
    readonly count: number;
    readonly href: string;
  }[];
  readonly byDivision: readonly {
    readonly division: Named;
    readonly count: number;
    readonly overdue: number;
    readonly href: string;
  }[];
}

/** What came of a new request: its number, and the case as it stands. */
export interface RequestReceipt extends Pick<CaseView, "number" | "stateTitle" | "due"> {
  /** The request whose matter it was joined to; null with the reason where that was not possible. */
  readonly joinedTo?: string | null;
  readonly joinRefused?: Text;
}
