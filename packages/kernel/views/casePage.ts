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

/** The page of these lines, for staff (nothing is masked). */
export function casePage(
  lines: readonly LineSource[],
  next: string | null,
  procedureOf: (type: string) => Procedure,
  reader: LineReader,
): CasePage {
  const names = { types: {}, states: {}, units: {}, divisions: {} } as {
    types: Record<string, Text>;
    states: Record<string, StateName>;
    units: Record<string, Text>;
    divisions: Record<string, Text>;
  };
  const coded = lines.map((line): CodedLine => {
    const key = `${line.type}/${line.state}`;
    if (!names.states[key]) {
      const procedure = procedureOf(line.type);
      names.types[line.type] = procedure.title;
      names.states[key] = stateName(procedure, line.state);
    }
    if (line.unit) names.units[line.unit] ??= reader.unit(line.unit).name;
    if (line.division) names.divisions[line.division] ??= reader.division(line.division).name;
    return { ...line, due: line.due && { ...line.due, colour: colourOf(line.due, reader.now) } };
  });
  return { lines: coded, names, next };
}

/** The lines of a page with their names, as pages show them. */
export function linesOf({ lines, names }: Pick<CasePage, "lines" | "names">): CaseLine[] {
  const named = (code: string | null, of: Readonly<Record<string, Text>>): Named | null =>
    code === null ? null : { code, name: of[code] ?? t(code, code) };
  return lines.map((line) => {
    const state = names.states[`${line.type}/${line.state}`];
    return {
      ...line,
      typeTitle: names.types[line.type] ?? t(line.type, line.type),
      stateTitle: state?.title ?? t(line.state, line.state),
      tone: state?.tone ?? "open",
      unit: named(line.unit, names.units),
      division: named(line.division, names.divisions),
    };
  });
}
