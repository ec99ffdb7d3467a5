import type { Procedure } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { LineReader, LineSource } from "./caseLine.ts";
import { colourOf } from "./dueView.ts";
import { type StateName, stateName } from "./stateName.ts";
import type { CaseLine, Named } from "./views.ts";

/** A line of a page, its types, states, units and divisions by code alone. */
export type CodedLine = Omit<CaseLine, "typeTitle" | "stateTitle" | "tone" | "unit" | "division"> & {
  readonly unit: string | null;
  readonly division: string | null;
  /** Where the case has words of its own for its state. */
  readonly stateTitle?: Text;
};

/**
 * A page of a list. Names are said once a page and not once a line: fifty lines name few types, states and units, and
 * the names would be most of what is sent. States are keyed `type/state`.
 */
export interface CasePage {
  readonly lines: readonly CodedLine[];
  readonly names: {
    readonly types: Readonly<Record<string, Text>>;
    readonly states: Readonly<Record<string, StateName>>;
    readonly units: Readonly<Record<string, Text>>;
    readonly divisions: Readonly<Record<string, Text>>;
  };
  readonly next: string | null;
}

/** The names that these lines need, for staff. */
export function namesOf(
  lines: Iterable<Pick<LineSource, "type" | "state" | "unit" | "division">>,
  procedureOf: (type: string) => Procedure,
  reader: Pick<LineReader, "unit" | "division">,
): CasePage["names"] {
  const names = { types: {}, states: {}, units: {}, divisions: {} } as {
    types: Record<string, Text>;
    states: Record<string, StateName>;
    units: Record<string, Text>;
    divisions: Record<string, Text>;
  };
  for (const { type, state, unit, division } of lines) {
    const key = `${type}/${state}`;
    if (!names.states[key]) {
      const procedure = procedureOf(type);
      names.types[type] = procedure.title;
      names.states[key] = stateName(procedure, state);
    }
    if (unit) names.units[unit] ??= reader.unit(unit).name;
    if (division) names.divisions[division] ??= reader.division(division).name;
  }
  return names;
}

/** The page of these lines, for staff (nothing is masked). */
export const casePage = (
  lines: readonly LineSource[],
  next: string | null,
  procedureOf: (type: string) => Procedure,
  reader: LineReader,
): CasePage => ({
  lines: lines.map((line) => ({ ...line, due: line.due && { ...line.due, colour: colourOf(line.due, reader.now) } })),
  names: namesOf(lines, procedureOf, reader),
  next,
});

/** The lines of a page with their names, as pages show them. */
export function linesOf({ lines, names }: Pick<CasePage, "lines" | "names">): CaseLine[] {
  const named = (code: string | null, of: Readonly<Record<string, Text>>): Named | null =>
    code === null ? null : { code, name: of[code] ?? t(code, code) };
  return lines.map((line) => {
    const state = names.states[`${line.type}/${line.state}`];
    return {
      ...line,
      typeTitle: names.types[line.type] ?? t(line.type, line.type),
      stateTitle: line.stateTitle ?? state?.title ?? t(line.state, line.state),
      tone: state?.tone ?? "open",
      unit: named(line.unit, names.units),
      division: named(line.division, names.divisions),
    };
  });
}
