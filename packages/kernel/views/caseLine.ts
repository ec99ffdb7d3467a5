import type { Instant } from "@wuxing/kernel/calendar";
import type { Case, Procedure } from "@wuxing/kernel/procedure";
import type { Text } from "@wuxing/kernel/text";
import { colourOf } from "./dueView.ts";
import { maskText, sealText } from "./maskText.ts";
import { stateName } from "./stateName.ts";
import type { CaseLine, Named } from "./views.ts";

/** What a line of a list needs of a case: no history, no data, no clock but its end. */
export interface LineSource {
  readonly number: string;
  readonly type: string;
  readonly title: string;
  readonly state: string;
  readonly unit: string | null;
  readonly division: string | null;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  /** What its state is called where the case has words of its own. */
  readonly stateTitle?: Text;
  readonly due: { readonly at: Instant; readonly certain: boolean; readonly stopped: boolean } | null;
}

export interface LineReader {
  readonly now: Instant;
  readonly unit: (code: string) => Named;
  readonly division: (code: string) => Named;
  readonly outside: boolean;
  readonly sealed?: boolean;
}

/** One line of a list. */
export function lineView(procedure: Procedure, line: LineSource, reader: LineReader): CaseLine {
  const state = stateName(procedure, line.state);
  return {
    number: line.number,
    type: line.type,
    typeTitle: procedure.title,
    title: titleFor(reader, line.title),
    state: line.state,
    stateTitle: line.stateTitle ?? state.title,
    tone: state.tone,
    unit: line.unit ? reader.unit(line.unit) : null,
    division: line.division ? reader.division(line.division) : null,
    openedAt: line.openedAt,
    closedAt: line.closedAt,
    due: line.due && { ...line.due, colour: colourOf(line.due, reader.now) },
  };
}

function titleFor({ outside, sealed }: LineReader, title: string): string {
  if (sealed) return sealText(title);
  return outside ? maskText(title) : title;
}

/** A whole case as a line. */
export function caseLine(procedure: Procedure, c: Case, reader: LineReader): CaseLine {
  const stopped = c.clock?.stops.some((stop) => stop.to === undefined) ?? false;
  const due = c.clock && { at: c.clock.dueAt, certain: c.clock.certain, stopped };
  const own = procedure.wordsOf?.(c).states?.[c.state];
  return lineView(procedure, { ...c, due, ...(own ? { stateTitle: own } : {}) }, reader);
}
